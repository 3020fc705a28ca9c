import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fact, naturalKey } from '../facts/index.js';
import { businessDate, senFromWire } from '../values/index.js';
import {
  breakdownByAccount,
  breakdownByCode,
  breakdownByMonth,
  type Change,
  type FiguresView,
  Rollup,
  recomputeNodes,
  rollupNodes,
  ViewMemo,
  viewBoard,
} from './index.js';

const REGION = '12.05';
const YEAR = 2026;
const UNITS = ['1.02.0.00.0.00.02.0000', '1.02.0.00.0.00.02.0001', '1.03.0.00.0.00.03.0000', '1.04.0.00.0.00.04.0000'];
const ACCOUNTS = ['4.1.01', '5.1', '5.1.01.01.01.0001', '5.1.02.01.01', '5.1.02.01.01.0024', '5.2.04.01.01.0003', '6.1.01'];
const base = { region: REGION, year: YEAR };

const sen = fc.bigInt({ min: -5_000_000_00n, max: 900_000_000_000_00n });
const unit = fc.constantFrom(...UNITS);
const account = fc.constantFrom(...ACCOUNTS);
const subActivity = fc.constantFrom(null, '1.02.02.2.01.0001', '1.02.02.2.02.0003', '1.02.01.2.01.0001', 'X.XX.01.2.01.0001');
const fundingSource = fc.constantFrom(null, '1.1', '1.2.01.01.02');
/** Days of the year, and some before and after it. */
const date = fc
  .oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 364 }) }, { weight: 1, arbitrary: fc.integer({ min: -12, max: 400 }) })
  .map((d) => businessDate(Date.UTC(YEAR, 0, 1) + d * 86_400_000));
const root = (a: string): 'pendapatan' | 'belanja' | 'pembiayaan' =>
  a[0] === '4' ? 'pendapatan' : a[0] === '5' ? 'belanja' : 'pembiayaan';

const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  // Any unit may be said to belong to any other, also in circles: files of offices do so.
  fc
    .record({ workUnit: unit, parent: fc.option(unit), district: fc.constantFrom(null, '12.05.01', '12.05.07') })
    .map((f): Fact => ({ kind: 'roster', ...base, ...f, date: '2026-01-01', name: `Unit ${f.workUnit}`, verified: true })),
  fc.record({ workUnit: unit, into: fc.option(unit), date }).map((f): Fact => ({ kind: 'unit-merge', ...base, ...f })),
  fc
    .record({
      workUnit: unit,
      account,
      amount: sen,
      stage: fc.constantFrom('MURNI', 'GESER_1', 'PERUBAHAN', 'RKA'),
      subActivity,
      fundingSource,
    })
    .map(
      ({ stage, ...f }): Fact => ({
        kind: 'budget-line',
        ...base,
        ...f,
        stage: stage as 'MURNI',
        details: [],
        date: stage === 'MURNI' ? '2026-01-01' : stage === 'GESER_1' ? '2026-04-01' : stage === 'RKA' ? '2025-12-01' : '2026-08-26',
      }),
    ),
  fc
    .record({ workUnit: unit, account: fc.option(account), subActivity, months: fc.array(sen, { minLength: 12, maxLength: 12 }) })
    .map((f): Fact => ({ kind: 'cash-plan', ...base, ...f, date: '2026-01-01', group: root(f.account ?? '5') })),
  fc
    .record({ workUnit: unit, account, date, budget: fc.option(sen, { freq: 4 }), realization: sen })
    .map((f): Fact => ({ kind: 'lra', ...base, ...f, unitRealization: null })),
  fc
    .record({
      number: fc.integer({ min: 1, max: 30 }).map(String),
      workUnit: unit,
      date,
      counts: fc.boolean(),
      paymentKind: fc.constantFrom('LS' as const, 'GU' as const, 'UP' as const, 'TU' as const),
      lines: fc.array(fc.record({ account, amount: sen, subActivity, fundingSource }), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map(
      (f): Fact => ({ kind: 'sp2d', ...base, ...f, amount: f.lines.reduce((a, l) => a + l.amount, 0n), description: null, status: null }),
    ),
  fc
    .record({
      number: fc.integer({ min: 1, max: 12 }).map((n) => `STBP-${n}`),
      workUnit: unit,
      account: fc.constantFrom('4.1.01', '4.1.01.19.01.0001', '4.2.01.01.02.0001'),
      amount: sen,
      date,
      counts: fc.boolean(),
    })
    .map((f): Fact => ({ kind: 'revenue-receipt', ...base, ...f, description: null, status: null })),
  fc
    .record({ workUnit: unit, basis: fc.constantFrom('LRA' as const, 'SP2D' as const, 'AUTO' as const) })
    .map((f): Fact => ({ kind: 'unit-basis', ...base, ...f, date: '2026-01-01' })),
);

/** Facts as they came, some of them withdrawn by a later file. */
type Recorded = Fact | { readonly withdrawn: Fact };
const recorded = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: anyFact },
    {
      weight: 1,
      arbitrary: anyFact.filter((f) => !['roster', 'unit-basis', 'unit-merge'].includes(f.kind)).map((withdrawn) => ({ withdrawn })),
    },
  ),
  { maxLength: 40 },
);

/** The ledger's rule: the last recorded of a key holds; equal ones are duplicates; a withdrawn key holds nothing. */
function changesOf(facts: readonly Recorded[]): { changes: Change[]; inForce: Fact[] } {
  const known = new Map<string, Fact>();
  const changes: Change[] = [];
  for (const [i, entry] of facts.entries()) {
    const fact = 'withdrawn' in entry ? entry.withdrawn : entry;
    const key = `${fact.kind}|${naturalKey(fact)}`;
    const after = 'withdrawn' in entry ? null : entry;
    changes.push({ revision: i + 1, before: known.get(key) ?? null, after, firstRecordedOn: '2026-11-01' });
    if (after) known.set(key, after);
    else known.delete(key);
  }
  return { changes, inForce: [...known.values()] };
}

const run = (changes: readonly Change[], asOf: string): Rollup => {
  const rollup = new Rollup(REGION, YEAR, asOf);
  for (const change of changes) rollup.apply(change);
  return rollup;
};

describe('rollup', () => {
  it('equals the plain recompute after any sequence, with corrections, on any day', () => {
    fc.assert(
      fc.property(recorded, date, (facts, asOf) => {
        const { changes, inForce } = changesOf(facts);
        expect(sorted(rollupNodes(run(changes, asOf)))).toEqual(sorted(recomputeNodes(inForce, YEAR, asOf)));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of distinct keys', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 25 }), fc.infiniteStream(fc.nat()), date, (facts, seed, asOf) => {
        const { inForce } = changesOf(facts);
        const shuffled = inForce
          .map((fact) => ({ fact, at: seed.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map((x) => x.fact);
        expect(sorted(rollupNodes(run(changesOf(shuffled).changes, asOf)))).toEqual(
          sorted(rollupNodes(run(changesOf(inForce).changes, asOf))),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('reaches the same sums by days that pass as by starting on the last day', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 25 }), date, date, (facts, a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const { changes } = changesOf(facts);
        const walked = run(changes, first);
        walked.apply({ revision: 1_000, before: null, after: { kind: 'business-day', ...base, date: last }, firstRecordedOn: last });
        expect(sorted(rollupNodes(walked))).toEqual(sorted(rollupNodes(run(changes, last))));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps parent = sum of children: totals are the top rows, and the districts with what has none', () => {
    fc.assert(
      fc.property(recorded, date, (facts, asOf) => {
        const board = viewBoard(run(changesOf(facts).changes, asOf));
        for (const figure of ['realization', 'ceiling', 'cashPlan', 'cashPlanYear'] as const) {
          const tops = board.rows.filter((r) => r.parent === null && r[figure] !== null);
          const sum = tops.reduce((total, r) => total + senFromWire(r[figure] as string), 0n);
          const districts = board.districts.reduce((total, r) => total + (r[figure] === null ? 0n : senFromWire(r[figure])), 0n);
          expect([sum, districts]).toEqual(Array(2).fill(board.totals[figure] === null ? 0n : senFromWire(board.totals[figure])));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('merged units', () => {
  it('change rows and districts only: the region and every other view stay as they are', () => {
    fc.assert(
      fc.property(recorded, date, fc.constantFrom('4' as const, '5' as const, '6' as const), (facts, asOf, root) => {
        const nodes = (list: readonly Recorded[]) =>
          sorted(rollupNodes(run(changesOf(list).changes, asOf))).filter(([name]) => !/^(board|district)\|\d\|(?!region)/.test(name));
        expect(viewBoard(run(changesOf(facts).changes, asOf), root).curve).toEqual(
          viewBoard(run(changesOf(facts.filter(isNoMerge)).changes, asOf), root).curve,
        );
        expect(nodes(facts)).toEqual(nodes(facts.filter(isNoMerge)));
      }),
      { numRuns: 100 },
    );
  });
});

const isNoMerge = (fact: Recorded): boolean => !('kind' in fact) || fact.kind !== 'unit-merge';

describe('every breakdown', () => {
  it('holds the total exactly, in its top rows or its finest, and a part of it in every parent, for every root', () => {
    fc.assert(
      fc.property(recorded, date, fc.constantFrom('4' as const, '5' as const, '6' as const), (facts, asOf, root) => {
        const rollup = run(changesOf(facts).changes, asOf);
        const total = amounts(viewBoard(rollup, root).totals);
        const same = (code: string): string => code;
        for (const by of ['programme', 'fundingSource'] as const) {
          const rows = breakdownByCode(rollup, root, by, same);
          expect(sumOf(rows.filter((r) => r.parent === null))).toEqual(total);
          for (const { key } of rows.filter((r) => r.key.split('.').length < 6 && r.key !== '-' && by === 'programme'))
            expect(sumOf(rows.filter((r) => r.parent === key))).toEqual(sumOf(rows.filter((r) => r.key === key)));
        }
        const accounts = breakdownByAccount(rollup, root, same);
        expect(sumOf(accounts.filter((r) => r.key === '-' || r.key.split('.').length === 6))).toEqual(total);
        expect(sumOf(accounts.filter((r) => r.key === root))).toEqual(accounts.length === 0 ? total.map(() => 0n) : total);
        const [ceiling, ...months] = sumOf(breakdownByMonth(rollup, root));
        expect([ceiling, ...months.slice(0, 3)]).toEqual([0n, ...total.slice(1, 4)]);
      }),
      { numRuns: 400 },
    );
  });
});

/** Ceiling, both plans and the three realizations in sen; absent counts as nothing in a sum. */
function amounts(f: FiguresView): bigint[] {
  const { ceiling, cashPlan, cashPlanYear, realization, reconciliation } = f;
  return [ceiling, cashPlan, cashPlanYear, realization, reconciliation.lra, reconciliation.sp2d].map((v) =>
    v === null ? 0n : senFromWire(v),
  );
}
const sumOf = (rows: readonly FiguresView[]): bigint[] =>
  rows.map(amounts).reduce((a, b) => a.map((v, i) => v + (b[i] as bigint)), [0n, 0n, 0n, 0n, 0n, 0n]);

describe('the view', () => {
  it('is the same whether only touched units or all are worked out, after every change and on every day', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 25 }), date, date, (facts, a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const rollup = new Rollup(REGION, YEAR, first);
        const memo = new ViewMemo();
        const { changes } = changesOf(facts);
        const day: Change = { revision: 1_000, before: null, after: { kind: 'business-day', ...base, date: last }, firstRecordedOn: last };
        for (const change of [...changes, day]) {
          rollup.apply(change);
          expect(viewBoard(rollup, '5', memo)).toEqual(viewBoard(rollup, '5'));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a checkpoint', () => {
  const roots = ['4', '5', '6'] as const;
  const same = (code: string): string => code;
  /** Every node and every row of every view, with the revisions at which they changed. */
  const everything = (rollup: Rollup) => [
    sorted(rollupNodes(rollup)),
    ...roots.flatMap((root) => [
      viewBoard(rollup, root),
      breakdownByMonth(rollup, root),
      breakdownByAccount(rollup, root, same),
      breakdownByCode(rollup, root, 'programme', same),
      breakdownByCode(rollup, root, 'fundingSource', same),
    ]),
  ];

  it('goes on as if nothing had stopped, whatever comes after it, and shows what it showed', () => {
    fc.assert(
      fc.property(recorded, recorded, date, date, (past, future, a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const { changes } = changesOf([...past, ...future]);
        const day: Fact = { kind: 'business-day', ...base, date: last };
        const after = [
          { revision: past.length + 0.5, before: null, after: day, firstRecordedOn: last },
          ...changes.slice(past.length),
        ] satisfies Change[];
        const kept = run(changes.slice(0, past.length), first);
        const saved = kept.save();
        const restored = Rollup.restored(REGION, YEAR, saved);
        expect(everything(restored)).toEqual(everything(kept));
        for (const change of after) for (const each of [kept, restored]) each.apply(change);
        expect(everything(restored)).toEqual(everything(kept));
        expect(everything(Rollup.restored(REGION, YEAR, saved))).toEqual(everything(run(changes.slice(0, past.length), first)));
      }),
      { numRuns: 60 },
    );
  });

  it('copied, goes on apart: neither hears of what comes to the other', () => {
    fc.assert(
      fc.property(recorded, recorded, date, (past, future, day) => {
        const { changes } = changesOf([...past, ...future]);
        const before = changes.slice(0, past.length);
        const [first, second] = [run(before, day), run(before, day)];
        const copies = [first.copy(day), second.copy(day)] as const;
        for (const each of [first, copies[1]]) for (const change of changes.slice(past.length)) each.apply(change);
        for (const advanced of [first, copies[1]]) expect(everything(advanced)).toEqual(everything(run(changes, day)));
        for (const left of [copies[0], second]) expect(everything(left)).toEqual(everything(run(before, day)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the two bases', () => {
  const roster: Fact = {
    kind: 'roster',
    ...base,
    date: '2026-01-01',
    workUnit: UNITS[2] as string,
    name: 'PUTR',
    parent: null,
    district: null,
    verified: true,
  };
  const paid: Fact = {
    kind: 'sp2d',
    ...base,
    date: '2026-03-02',
    number: '1',
    workUnit: UNITS[2] as string,
    amount: 500n,
    paymentKind: 'LS',
    counts: true,
    status: null,
    description: null,
    lines: [{ account: '5.2.04', amount: 500n, subActivity: null, fundingSource: null }],
  };
  const report: Fact = {
    kind: 'lra',
    ...base,
    date: '2026-06-30',
    workUnit: UNITS[2] as string,
    account: '5.2',
    budget: 1000n,
    realization: 700n,
    unitRealization: null,
  };

  it('a unit is on SP2D until the day of its first report, then on LRA; both stay visible', () => {
    const { changes } = changesOf([roster, paid, report]);
    expect(viewBoard(run(changes, '2026-06-29')).totals).toMatchObject({
      basis: 'SP2D',
      realization: '5.00',
      ceiling: null,
      absorption: null,
      absent: { absorption: 'belum-ada-anggaran' },
    });
    const july = viewBoard(run(changes, '2026-07-01')).totals;
    expect(july).toMatchObject({
      basis: 'LRA',
      realization: '7.00',
      ceiling: '10.00',
      absorption: 0.7,
      reconciliation: { lra: '7.00', sp2d: '5.00', difference: '2.00' },
    });
  });

  it('advances (UP, TU) do not count, but the unit has reported', () => {
    const up: Fact = { ...(paid as Extract<Fact, { kind: 'sp2d' }>), paymentKind: 'UP' };
    const row = viewBoard(run(changesOf([roster, up]).changes, '2026-04-11')).rows[0];
    expect(row).toMatchObject({ realization: '0.00', reporting: { state: 'terlambat', month: '2026-03', lastReported: '2026-03' } });
  });

  it('silence is neither zero nor a report', () => {
    const row = viewBoard(run(changesOf([roster]).changes, '2026-04-11')).rows[0];
    expect(row).toMatchObject({
      realization: null,
      absorption: null,
      state: 'unknown',
      reporting: { state: 'tidak-melapor', month: '2026-03', lastReported: null },
    });
    const january = viewBoard(run(changesOf([roster]).changes, '2026-02-10')).rows[0];
    expect(january?.reporting?.state).toBe('belum-jatuh-tempo');
  });
});

const sorted = (nodes: ReadonlyMap<string, string>): [string, string][] => [...nodes].sort(([a], [b]) => (a < b ? -1 : 1));
