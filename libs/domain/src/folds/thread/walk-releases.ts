import type { SubActivityCode } from '../../values/index.js';
import type { ThreadFold } from '../thread.fold.js';
import { breaksAmong } from './breaks.js';
import type { PaymentNode } from './payment-side.js';
import type { Release } from './release-side.js';
import { sharesIn } from './tally.js';
import { bare, type ThreadStep } from './walk-steps.js';

/** Releases of funds that a walk came by, each with the sub-activities it was reached by. */
export class WalkedReleases {
  readonly #codes = new Map<string, Set<SubActivityCode>>();

  constructor(private readonly sides: Pick<ThreadFold['sides'], 'releases' | 'payments' | 'units'>) {}

  /** Without a sub-activity the release itself, of which only its total is known. */
  add({ number }: Release, ...codes: SubActivityCode[]): void {
    this.#codes.set(number, new Set([...(this.#codes.get(number) ?? []), ...codes]));
  }

  /** The release that the request of a payment names, else the last one before it, for each of its sub-activities. */
  before(payment: PaymentNode): void {
    const { releases, payments } = this.sides;
    const named = payments.papersBefore(payment.number).spd;
    for (const code of payment.subActivities) {
      const own = releases.of(payment.unit, code, payment.date);
      const release = own.find(({ number }) => number === named) ?? own.at(-1);
      if (release) this.add(release, code);
    }
  }

  steps(): ThreadStep[] {
    return [...this.#codes].flatMap(([number, codes]) => this.#step(number, [...codes]));
  }

  #step(number: string, codes: readonly SubActivityCode[]): ThreadStep[] {
    const { releases, units } = this.sides;
    const release = releases.get(number);
    if (!release) return [];
    const { unit, date, amounts } = release;
    const own = codes.flatMap((code) => sharesIn(releases.sharesOf(code)).filter((share) => share.unit === units.skpd(unit)));
    return [
      {
        ...bare('spd', number),
        unit,
        code: codes.length === 1 ? (codes[0] ?? null) : null,
        amount: codes.length === 0 ? null : codes.reduce((sum, code) => sum + (amounts.get(code) ?? 0n), 0n),
        date,
        breaks: breaksAmong(own.flatMap(({ measures }) => measures)),
        sources: [['spd', number]],
      },
    ];
  }
}
