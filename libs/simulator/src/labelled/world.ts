import type { BudgetLineFact, BudgetStage, Fact, IsoDate, Sen, Sp2dFact, Sp2dPartyFact, WorkUnitCode } from '@lcc/domain';
import { sourceId } from '../deliveries/delivery.js';
import { type Random, random } from '../random.js';

/** What a detector should find: its id and the key of the subject. */
export interface Label {
  readonly detector: string;
  readonly subject: string;
}

/** Constants of the made-up world. Test years get others than those a threshold was chosen on, see {@link constantsOf}. */
export interface Constants {
  /** Share of the payments to firms that are paid twice. */
  readonly duplicates: number;
  readonly splits: number;
  readonly chronology: number;
  readonly overspends: number;
  readonly ghosts: number;
  readonly gaps: number;
  readonly lateAccounts: number;
  readonly dumps: number;
  readonly cartels: number;
  /** Spread of honest bids, as a share of the estimate. */
  readonly bidSpread: number;
}

const USUAL: Constants = {
  ...{ duplicates: 0.007, splits: 40, chronology: 40, overspends: 20, ghosts: 15, gaps: 30, lateAccounts: 15, dumps: 5, cartels: 40 },
  bidSpread: 0.05,
};

/** The usual constants, each moved by up to `drift` either way. */
export function constantsOf(seed: number, drift: number): Constants {
  const moved = Object.entries(USUAL).map(([name, value]) => {
    const factor = 1 + drift * (2 * random(seed, 'constants', name).next() - 1);
    return [name, value >= 1 ? Math.max(3, Math.round(value * factor)) : value * factor] as const;
  });
  return Object.fromEntries(moved) as unknown as Constants;
}

/** A year's facts while they are being added to. */
export class World {
  readonly labels: Label[] = [];
  /** Numbers, codes and contracts that a label speaks of: what else is found on them is its consequence. */
  readonly touched = new Set<string>();
  readonly payments: Sp2dFact[];
  readonly parties = new Map<string, Sp2dPartyFact>();
  readonly others: Fact[] = [];
  readonly #lines = new Map<string, BudgetLineFact>();
  #next = 0;

  constructor(
    readonly seed: number,
    readonly year: number,
    honest: readonly Fact[],
  ) {
    this.payments = honest.filter((fact): fact is Sp2dFact => fact.kind === 'sp2d');
    for (const fact of honest) {
      if (fact.kind === 'budget-line')
        this.#lines.set(lineKey(fact.stage, fact.workUnit, fact.subActivity ?? '', fact.account, fact.fundingSource), fact);
      else if (fact.kind !== 'sp2d') this.others.push(fact);
    }
  }

  rng(...key: readonly (string | number)[]): Random {
    return random(this.seed, this.year, 'labelled', ...key);
  }

  base(date: IsoDate): { readonly region: string; readonly year: number; readonly date: IsoDate } {
    return { region: '12.05', year: this.year, date };
  }

  label(detector: string, subject: string, ...touched: readonly string[]): void {
    this.labels.push({ detector, subject });
    for (const each of touched) this.touched.add(each);
  }

  lines(stage: BudgetStage = 'MURNI'): BudgetLineFact[] {
    return [...this.#lines.values()].filter((line) => line.stage === stage);
  }

  /** Adds to what a line was given, in every version of its unit, so that another payment fits. */
  fund(like: BudgetLineFact, amount: Sen): void {
    for (const [key, line] of this.#lines)
      if (
        line.workUnit === like.workUnit &&
        line.subActivity === like.subActivity &&
        line.account === like.account &&
        line.fundingSource === like.fundingSource
      )
        this.#lines.set(key, { ...line, amount: line.amount + amount });
  }

  setLine(line: BudgetLineFact): void {
    this.#lines.set(lineKey(line.stage, line.workUnit, line.subActivity ?? '', line.account, line.fundingSource), line);
  }

  removeLine(line: BudgetLineFact): void {
    this.#lines.delete(lineKey(line.stage, line.workUnit, line.subActivity ?? '', line.account, line.fundingSource));
  }

  /** One more payment on a line, to a firm. */
  pay(line: BudgetLineFact, amount: Sen, date: IsoDate, description: string, vendor: string, more: Partial<Sp2dPartyFact> = {}): Sp2dFact {
    const number = `12.05/04.0/L${String(++this.#next).padStart(5, '0')}/LS/${line.workUnit}`;
    const { workUnit, subActivity, account, fundingSource } = line;
    const fact: Sp2dFact = {
      ...this.base(date),
      ...{ kind: 'sp2d', number, paymentKind: 'LS', workUnit, amount, description, status: 'ditransfer', counts: true },
      lines: [{ subActivity, account, fundingSource, amount }],
    };
    this.payments.push(fact);
    this.name(fact, vendor, more);
    return fact;
  }

  /** Says whom a payment went to. */
  name(payment: Sp2dFact, vendor: string, more: Partial<Sp2dPartyFact> = {}): void {
    const papers = { spmNumber: null, contractNumber: null };
    this.parties.set(payment.number, {
      ...this.base(payment.date),
      ...{ kind: 'sp2d-party', number: payment.number, ...papers, vendor: { name: vendor, taxId: taxIdOf(vendor) }, ...more },
    });
  }

  /** Everything, in the order of its days. */
  facts(): Fact[] {
    const all: Fact[] = [...this.#lines.values(), ...this.others, ...this.payments, ...this.parties.values()];
    return all.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }
}

const lineKey = (stage: BudgetStage, unit: WorkUnitCode, sub: string, account: string, fund: string | null): string =>
  [stage, unit, sub, account, fund ?? '-'].join('|');

/** A tax number that nobody has. */
export const taxIdOf = (vendor: string): string =>
  `00${String(Number.parseInt(sourceId('npwp', vendor), 16)).padStart(14, '0')}`.slice(0, 16);
