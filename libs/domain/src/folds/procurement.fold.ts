import type { Change } from '../board/rollup.js';
import {
  type AwardLetterFact,
  type BidFact,
  type ContractFact,
  type Fact,
  type FactKind,
  type HandoverFact,
  naturalKey,
  type PackageFact,
  type PackageFundingFact,
  type ProcurementNoticeFact,
  type ProcurementResultFact,
  type ProcurementStageFact,
  type StartOrderFact,
} from '../facts/index.js';
import type { WorkUnitCode } from '../values/index.js';
import type { Fold } from './fold.js';
import { documentKey } from './thread/document-numbers.js';
import { IndexMap } from './thread/index-map.js';

export type ProcurementPaper =
  | ProcurementNoticeFact
  | ProcurementResultFact
  | BidFact
  | ProcurementStageFact
  | AwardLetterFact
  | ContractFact
  | StartOrderFact
  | HandoverFact;

const PAPERS: readonly ProcurementPaper['kind'][] = [
  'procurement-notice',
  'procurement-result',
  'bid',
  'procurement-stage',
  'award-letter',
  'contract',
  'start-order',
  'handover',
];
const isPaper = (fact: Fact): fact is ProcurementPaper => (PAPERS as readonly string[]).includes(fact.kind);

/** `TRACK|PROCESS`. */
export const processKeyOf = ({ track, process }: ProcurementPaper): string => `${track}|${process}`;

/** Packages of the procurement plan, and the papers of each process as they came: for those who judge documents, not sums. */
export class ProcurementFold implements Fold {
  static readonly kinds: readonly FactKind[] = [...PAPERS, 'package', 'package-funding'];
  version = 0;
  readonly #processes = new Map<string, Map<string, ProcurementPaper>>();
  readonly #packages = new Map<string, PackageFact>();
  #bought = 0;
  readonly #byRup = new IndexMap<string, string>();
  readonly #byUnit = new IndexMap<WorkUnitCode, string>();
  readonly #byNumber = new IndexMap<string, string>();
  readonly #funding = new Map<string, Map<string, PackageFundingFact>>();

  apply({ before, after }: Change): void {
    if (before) this.#set(before, false);
    if (after) this.#set(after, true);
  }

  /** Keys of processes, `TRACK|PROCESS`. */
  processes(): IterableIterator<string> {
    return this.#processes.keys();
  }

  /** Papers of one kind of a process, by natural key. */
  papers<K extends ProcurementPaper['kind']>(process: string, kind: K): Extract<ProcurementPaper, { kind: K }>[] {
    const all = [...(this.#processes.get(process) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return all.flatMap(([, paper]) => (paper.kind === kind ? [paper as Extract<ProcurementPaper, { kind: K }>] : []));
  }

  /** Processes that name a package of a vendor. */
  processesOfPackage(rupCode: string): readonly string[] {
    return this.#byRup.get(rupCode);
  }

  /** Processes of an office's contracts. */
  processesOfUnit(unit: WorkUnitCode): readonly string[] {
    return this.#byUnit.get(unit);
  }

  /** Processes that hold a contract of this number, however it is written. */
  processesOfContract(number: string): readonly string[] {
    return this.#byNumber.get(documentKey(number) ?? number);
  }

  /** Packages by `KIND|CODE`. */
  packages(): IterableIterator<PackageFact> {
    return this.#packages.values();
  }

  /** Whether the plan of what is bought from vendors was told at all. */
  get hasPlan(): boolean {
    return this.#bought > 0;
  }

  package(key: string): PackageFact | undefined {
    return this.#packages.get(key);
  }

  /** The sources of a package's money, by natural key. */
  fundingOf(key: string): PackageFundingFact[] {
    return [...(this.#funding.get(key) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
  }

  #set(fact: Fact, present: boolean): void {
    if (fact.kind === 'package') {
      if (present) this.#packages.set(naturalKey(fact), fact);
      else this.#packages.delete(naturalKey(fact));
      if (fact.packageKind === 'penyedia') this.#bought += present ? 1 : -1;
    } else if (fact.kind === 'package-funding') keep(this.#funding, `${fact.packageKind}|${fact.rupCode}`, fact, present);
    else if (isPaper(fact)) this.#setPaper(fact, present);
    this.version++;
  }

  #setPaper(fact: ProcurementPaper, present: boolean): void {
    const key = processKeyOf(fact);
    keep(this.#processes, key, fact, present);
    // Other papers of the process may name the same: an index loses only what nothing names any more.
    const papers = [...(this.#processes.get(key)?.values() ?? [])];
    if ('rupCodes' in fact)
      for (const code of fact.rupCodes)
        this.#byRup.set(code, key, present || papers.some((p) => 'rupCodes' in p && p.rupCodes.includes(code)));
    if (fact.kind !== 'contract') return;
    const number = documentKey(fact.number) ?? fact.number;
    const contracts = papers.filter((p) => p.kind === 'contract');
    this.#byNumber.set(number, key, present || contracts.some((p) => (documentKey(p.number) ?? p.number) === number));
    const { workUnit } = fact;
    if (workUnit !== null) this.#byUnit.set(workUnit, key, present || contracts.some((p) => p.workUnit === workUnit));
  }
}

function keep<F extends Fact>(maps: Map<string, Map<string, F>>, key: string, fact: F, present: boolean): void {
  const known = maps.get(key) ?? new Map<string, F>();
  const own = `${fact.kind}|${naturalKey(fact)}`;
  if (present) known.set(own, fact);
  else known.delete(own);
  if (known.size > 0) maps.set(key, known);
  else maps.delete(key);
}
