import type { CodeBridgeFact } from '../../facts/index.js';
import type { SubActivityCode } from '../../values/index.js';
import { Counter, IndexMap } from './index-map.js';

/** What old sub-activity codes are called in a fiscal year, as operators keep it. */
export class CodeBridges {
  readonly #to = new Map<SubActivityCode, Counter<SubActivityCode>>();
  readonly #from = new IndexMap<SubActivityCode, SubActivityCode>();

  constructor(private readonly year: number) {}

  /** False when the bridge begins after the year, was taken away or leads nowhere: it changes nothing. */
  set({ from, to, fromYear, active }: CodeBridgeFact, present: boolean): boolean {
    if (!active || fromYear > this.year || from === to) return false;
    const ways = this.#to.get(from) ?? new Counter<SubActivityCode>();
    this.#to.set(from, ways);
    ways.add(to, present ? 1 : -1);
    if (ways.size === 0) this.#to.delete(from);
    this.#from.set(to, from, ways.has(to));
    return true;
  }

  /** Codes that an old one leads to, in order. */
  to(code: SubActivityCode): SubActivityCode[] {
    return [...(this.#to.get(code)?.keys() ?? [])].sort();
  }

  /** Old codes that lead to one, in order. */
  from(code: SubActivityCode): SubActivityCode[] {
    return [...this.#from.get(code)].sort();
  }
}
