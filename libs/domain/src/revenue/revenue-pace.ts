import { paceGroup } from '../projection/pace-groups.js';
import type { PaceHistory } from '../projection/pace-history.js';
import type { PacePath } from '../projection/pace-model.js';
import { type AccountCode, type IsoDate, type Sen, scaleSen, yearPosition } from '../values/index.js';

/** What should have come in by a day, and by the end of the last month that is over. */
export interface DueReceipts {
  readonly today: Sen;
  readonly monthEnd: Sen;
}

/** What is known of a group of accounts this year. */
export interface GroupFigures {
  readonly ceiling: Sen | null;
  readonly cashPlan: Sen | null;
}

/** Years whose mean is the pace. */
const YEARS = 3;

/**
 * How fast revenue usually comes in: for each group of accounts the mean of up to three earlier years, as shares of the target; a group
 * without earlier years is held against its cash plan.
 */
export class RevenuePace {
  readonly #years: PaceHistory['years'];
  readonly #position: ReturnType<typeof yearPosition>;
  readonly #groups: readonly AccountCode[];

  constructor(
    history: PaceHistory,
    private readonly figures: ReadonlyMap<AccountCode, GroupFigures>,
    year: number,
    asOf: IsoDate,
  ) {
    this.#years = history.years.slice(-YEARS);
    this.#position = yearPosition(year, asOf);
    const groups = [...figures.keys()].filter((account) => paceGroup(account) === account);
    this.#groups = groups.filter((account) => !groups.some((other) => other.startsWith(`${account}.`)));
  }

  /** The earlier years that it is the mean of, oldest first. */
  get years(): number[] {
    return this.#years.map(({ year }) => year);
  }

  /** What is due of the accounts that `isPart` says, whose target is `target`; null when it cannot be said of all of it. */
  due(target: Sen, isPart: (account: AccountCode) => boolean): DueReceipts | null {
    const due = { today: 0n, monthEnd: 0n };
    let known = 0n;
    for (const group of this.#groups) {
      const { ceiling } = this.figures.get(group) as GroupFigures;
      if (!isPart(group) || ceiling === null || ceiling === 0n) continue;
      const part = this.#ofGroup(group, ceiling);
      if (part === null) return null;
      known += ceiling;
      due.today += part.today;
      due.monthEnd += part.monthEnd;
    }
    return known === target && target > 0n ? due : null;
  }

  #ofGroup(group: AccountCode, ceiling: Sen): DueReceipts | null {
    const paths = this.#years.map((year) => year.pathOf(group)).filter((path) => path !== null);
    if (paths.length === 0) {
      const plan = this.figures.get(group)?.cashPlan ?? null;
      return plan === null ? null : { today: plan, monthEnd: plan };
    }
    const { monthsEnded, running } = this.#position;
    const ended = mean(paths, monthsEnded);
    const next = mean(paths, monthsEnded + 1);
    const share = running ? ended + ((next - ended) * running.day) / running.days : ended;
    return { today: part(ceiling, share), monthEnd: part(ceiling, ended) };
  }
}

/** Mean share after so many months. */
const mean = (paths: readonly PacePath[], months: number): number =>
  paths.reduce((sum, path) => sum + (months === 0 ? 0 : (path[Math.min(months, path.length) - 1] ?? 0)), 0) / paths.length;

const part = (amount: Sen, share: number): Sen => scaleSen(amount, BigInt(Math.round(share * 1_000_000)), 1_000_000n);
