import type { Sen, WorkUnitCode } from '../../values/index.js';
import type { ThreadFold } from '../thread.fold.js';
import type { Break } from './breaks.js';
import { listed } from './index-map.js';
import { targetText } from './mak-links.js';
import type { MatchReason } from './payment-match.js';
import { type Shares, sharesIn } from './tally.js';

/** Something at which the thread breaks. `key` = what its thread is walked by. */
export interface BrokenThing {
  readonly key: string;
  readonly unit: WorkUnitCode | null;
  readonly amount: Sen;
}

/** The things behind a break, the largest first, at most `limit`. Breaks of whole programmes have none: they stand in the plans. */
export function brokenThings(fold: ThreadFold, kind: Break, unit: WorkUnitCode | null, limit: number): BrokenThing[] {
  const { units } = fold.sides;
  const own = (thing: BrokenThing): boolean => unit === null || (thing.unit !== null && units.row(thing.unit) === unit);
  return [...thingsOf(fold, kind)]
    .filter(own)
    .sort((a, b) => (a.amount === b.amount ? (a.key < b.key ? -1 : 1) : a.amount < b.amount ? 1 : -1))
    .slice(0, limit);
}

function* thingsOf(fold: ThreadFold, kind: Break): Generator<BrokenThing> {
  const { budget, packages, agreements, payments, programmes, releases } = fold.sides;
  const broken = (key: string, shares: Shares): BrokenThing[] =>
    sharesIn(shares).flatMap(({ unit, measures, amount }) => (measures.includes(kind) ? [{ key, unit, amount }] : []));
  for (const node of budget.all()) {
    const { unit, code } = node;
    yield* broken(`${unit} ${code}`, node.shares);
    if (kind === 'budget-without-rpjmd' && node.held !== null && programmes.isForeseen(code) === false)
      yield { key: `${unit} ${code}`, unit, amount: node.held };
  }
  for (const node of packages.all()) yield* broken(node.rupCode, node.shares);
  for (const agreement of agreements.all()) yield* broken(agreement.key, agreement.shares);
  for (const code of releases.codes())
    for (const { unit, measures, amount } of sharesIn(releases.sharesOf(code)))
      if (measures.includes(kind)) yield { key: `${budget.within(unit, code)[0]?.unit ?? unit} ${code}`, unit, amount };
  for (const { number, unit, amount } of payments.all())
    if (payments.measuresOf(number).includes(kind)) yield { key: number, unit, amount };
}

/** A link that waits for a person: what it may mean, best first, with the reasons. */
export interface Proposal {
  readonly subject: 'mak' | 'payment';
  /** The MAK as written, or the payment's number. */
  readonly from: string;
  readonly unit: WorkUnitCode | null;
  readonly amount: Sen;
  readonly candidates: readonly { readonly to: string; readonly reasons: readonly (string | MatchReason)[] }[];
}

/** Every link that waits for a person, the largest amount first, at most `limit`; MAK once each, with the first package that carries it. */
export function proposalsOf(fold: ThreadFold, limit: number): Proposal[] {
  const { packages, payments } = fold.sides;
  const byMak = new Map<string, Proposal>();
  for (const node of packages.all())
    for (const { mak, candidates } of listed(node.links))
      if (candidates.length > 0 && !byMak.has(mak))
        byMak.set(mak, {
          subject: 'mak',
          from: mak,
          unit: packages.unitOf(node),
          amount: packages.ceilingOf(node),
          candidates: candidates.map((target) => ({ to: targetText(target), reasons: target.reason === null ? [] : [target.reason] })),
        });
  const waiting = [...payments.all()].flatMap(({ number, unit, amount, link }): Proposal[] =>
    link.candidates.length === 0
      ? []
      : [{ subject: 'payment', from: number, unit, amount, candidates: link.candidates.map(({ key, reasons }) => ({ to: key, reasons })) }],
  );
  return [...byMak.values(), ...waiting]
    .sort((a, b) => (a.amount === b.amount ? (a.from < b.from ? -1 : 1) : a.amount < b.amount ? 1 : -1))
    .slice(0, limit);
}
