import { naturalKey, type PlanItemFact } from '../../facts/index.js';
import type { Sen, SubActivityCode, WorkUnitCode } from '../../values/index.js';
import { IndexMap } from './index-map.js';
import { NO_SHARES, type Share, shareOf, type Tally } from './tally.js';
import type { Units } from './units.js';

interface Amount {
  count: number;
  amount: Sen;
}

/** A programme in the plans of years, and what budgets in force give it. */
interface Programme {
  /** RPJMD, or the RPD that stands in for it. */
  readonly regional: Amount;
  readonly renstra: Map<WorkUnitCode, Amount>;
  readonly held: Map<WorkUnitCode, Amount>;
}

/** The programme of a sub-activity, `1.03.10`. */
export const programmeOf = (code: SubActivityCode): string => code.split('.').slice(0, 3).join('.');
/** As plans write a programme that every agency has (Permendagri 90/2019: X.XX.01). */
const commonForm = (programme: string): string => `X.XX.${programme.slice(-2)}`;

/** Programmes with the ceilings of the year: of the region (RPJMD) and of each agency (Renstra), held against the budget in force. */
export class ProgrammeSide {
  readonly #programmes = new Map<string, Programme>();
  /** Items of every plan by `DOCUMENT|CODE`, as natural keys. */
  readonly #items = new IndexMap<string, string>();
  #shares: readonly Share[] = NO_SHARES;
  #changed = false;

  constructor(
    private readonly tally: Tally,
    private readonly units: Units,
  ) {}

  unitsChanged(): void {
    this.#changed = true;
  }

  setItem(fact: PlanItemFact, present: boolean): void {
    if (fact.code === null) return;
    this.#items.set(`${fact.document}|${fact.code}`, naturalKey(fact), present);
    if (fact.level !== 'program' || fact.document === 'RKPD' || fact.document === 'RENJA') return;
    const programme = this.#programme(fact.code);
    if (fact.document !== 'RENSTRA') add(programme.regional, present ? 1 : -1, fact.ceiling ?? 0n);
    else if (fact.workUnit !== null) addTo(programme.renstra, fact.workUnit, present ? 1 : -1, fact.ceiling ?? 0n);
    this.#changed = true;
  }

  /** A sub-activity is in force with an amount, or no longer (null). */
  hold(unit: WorkUnitCode, code: SubActivityCode, before: Sen | null, now: Sen | null): void {
    if (before === now) return;
    const { held } = this.#programme(programmeOf(code));
    if (before !== null) addTo(held, unit, -1, before);
    if (now !== null) addTo(held, unit, 1, now);
    this.#changed = true;
  }

  /** Natural keys of a plan's items that carry a code. */
  itemsOf(document: PlanItemFact['document'], code: string): readonly string[] {
    return [...this.#items.get(`${document}|${code}`)].sort();
  }

  /** Items of the programme of a sub-activity in the plan of the region or of agencies. */
  programmeItemsOf(document: 'RPJMD' | 'RPD' | 'RENSTRA', code: SubActivityCode): readonly string[] {
    const programme = programmeOf(code);
    const own = this.itemsOf(document, programme);
    return own.length > 0 ? own : this.itemsOf(document, commonForm(programme));
  }

  /** Whether the region's plan of years has the programme of a sub-activity; null when there is no such plan. */
  isForeseen(code: SubActivityCode): boolean | null {
    const programme = programmeOf(code);
    if (![...this.#programmes.values()].some(({ regional }) => regional.count > 0)) return null;
    return [programme, commonForm(programme)].some((each) => (this.#programmes.get(each)?.regional.count ?? 0) > 0);
  }

  /** A few hundred programmes: all are worked out when one changed. */
  settle(): void {
    if (!this.#changed) return;
    this.#changed = false;
    const shares = [...this.#regionalShares(), ...this.#renstraShares()];
    this.tally.replace(this.#shares, shares);
    this.#shares = shares;
  }

  *#regionalShares(): Generator<Share> {
    const planned = new Set([...this.#programmes].flatMap(([code, { regional }]) => (regional.count > 0 ? [code] : [])));
    if (planned.size === 0) return;
    const held = new Map<string, Amount>();
    for (const [code, programme] of this.#programmes) {
      const plan = planned.has(code) ? code : planned.has(commonForm(code)) ? commonForm(code) : null;
      for (const [unit, { count, amount }] of programme.held) {
        yield* shareOf(unit, amount, ['budget-with-known-rpjmd', plan === null && 'budget-without-rpjmd']);
        if (plan !== null) addTo(held, plan, count, amount);
      }
    }
    const hasBudget = [...this.#programmes.values()].some((programme) => programme.held.size > 0);
    for (const code of planned) {
      const { amount } = this.#programme(code).regional;
      const given = held.get(code);
      yield* shareOf(null, amount, ['rpjmd', hasBudget && !given && 'rpjmd-without-budget']);
      if (given && amount > 0n && given.amount > amount) yield* shareOf(null, given.amount - amount, ['rpjmd-over-ceiling']);
    }
  }

  *#renstraShares(): Generator<Share> {
    const row = (unit: WorkUnitCode): WorkUnitCode => this.units.row(unit);
    const plans = byRow(this.#programmes, ({ renstra }) => renstra, row);
    const budgets = byRow(this.#programmes, ({ held }) => held, row);
    for (const [unit, programmes] of plans) {
      const given = budgets.get(unit);
      const used = new Set<string>();
      for (const [code, { amount }] of given ?? []) {
        const plan = programmes.has(code) ? code : programmes.has(commonForm(code)) ? commonForm(code) : null;
        if (plan !== null) used.add(plan);
        yield* shareOf(unit, amount, ['budget-with-known-renstra', plan === null && 'budget-without-renstra']);
      }
      for (const [code, { amount }] of programmes)
        yield* shareOf(unit, amount, ['renstra', given !== undefined && !used.has(code) && 'renstra-without-budget']);
    }
  }

  #programme(code: string): Programme {
    let programme = this.#programmes.get(code);
    if (!programme) this.#programmes.set(code, (programme = { regional: { count: 0, amount: 0n }, renstra: new Map(), held: new Map() }));
    return programme;
  }
}

/** Unit's row → programme → its amount. */
function byRow(
  programmes: ReadonlyMap<string, Programme>,
  of: (programme: Programme) => ReadonlyMap<WorkUnitCode, Amount>,
  row: (unit: WorkUnitCode) => WorkUnitCode,
): Map<WorkUnitCode, Map<string, Amount>> {
  const rows = new Map<WorkUnitCode, Map<string, Amount>>();
  for (const [code, programme] of programmes)
    for (const [unit, { count, amount }] of of(programme)) {
      const own = rows.get(row(unit)) ?? new Map<string, Amount>();
      rows.set(row(unit), own);
      addTo(own, code, count, amount);
    }
  return rows;
}

/** An amount comes, or goes when the count is negative. */
function add(to: Amount, count: number, amount: Sen): void {
  to.count += count;
  to.amount += count < 0 ? -amount : amount;
}

function addTo(amounts: Map<string, Amount>, key: string, count: number, amount: Sen): void {
  const known = amounts.get(key) ?? { count: 0, amount: 0n };
  amounts.set(key, known);
  add(known, count, amount);
  if (known.count === 0) amounts.delete(key);
}
