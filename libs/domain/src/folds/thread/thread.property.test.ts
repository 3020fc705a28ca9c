import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../board/rollup.js';
import type { Fact } from '../../facts/index.js';
import { businessDate, type Sen } from '../../values/index.js';
import { ThreadFold } from '../thread.fold.js';
import { keyOfFact, plainThread } from './plain-thread.testing.js';

const YEAR = 2026;
const base = { region: '12.05', year: YEAR };
const SKPD = '1.03.0.00.0.00.03.0000';
const UNITS = [SKPD, '1.03.0.00.0.00.03.0001', '2.16.0.00.0.00.14.0000'];
const CODES = ['1.03.10.2.01.0029', '1.03.10.2.01.0030', '2.16.03.2.02.0012'];
const OLD = '1.03.10.2.01.29';
const ACCOUNTS = ['5.1.02.01.01.0024', '5.2.04.01.01.0003', '5.1.01.01.01.0001', '4.1.01.01.01.0001'];
const MAKS = [
  '1.03.10.2.01.0029.5.2.04.01.01.0003.',
  '1.03.10.2.01.0003.0.5.20.40.10.1000.3.',
  '1.03.10.2.01.29.5.2.04.01.01.0003',
  '1.03.10.2.01.0028.5.1.02.01.01.0024.',
  '5.20.40.10.1000.3',
  '9.99',
];
const NUMBERS = ['602.1/47/SPK/2026', '602.1/48/SPK/2026', '027/2019/SPK/DLH/2026'];

const pick = <T>(...of: readonly T[]) => fc.constantFrom(...of);
const unit = pick(...UNITS);
const anyUnit = pick(...UNITS, null);
const code = pick(...CODES, OLD);
const amount: fc.Arbitrary<Sen> = pick(0n, 100_000_00n, 30_000_00n, 95_000_00n, 250_000_00n, 60_000_000_00n);
const someAmount = fc.option(amount);
const anyDay = fc.integer({ min: 0, max: 300 }).map((d) => businessDate(Date.UTC(YEAR, 0, 1) + d * 86_400_000));
const date = fc.oneof({ weight: 3, arbitrary: pick('2026-01-05', '2026-02-10', '2026-03-15') }, { weight: 1, arbitrary: anyDay });
const asOfDay = fc.oneof(pick('2026-03-20', '2026-06-30'), anyDay);
const rup = pick('R1', 'R2', 'R3');
const rupCodes = fc.uniqueArray(rup, { maxLength: 2 });
const mak = fc.uniqueArray(pick(...MAKS), { maxLength: 2 });
const vendor = pick(null, { name: 'CV Satu', id: '1', taxId: null }, { name: 'PT Dua', id: null, taxId: '01.234.567.8-999.000' });
const process = fc.record({
  track: pick('tender' as const, 'tender' as const, 'tender' as const, 'non-tender' as const, 'recorded' as const, 'swakelola' as const),
  process: pick('P1', 'P2'),
});
const office = fc.record({ workUnit: anyUnit, officeCode: fc.constant(null), officeId: fc.constant(null) });
const kind = pick('penyedia' as const, 'swakelola' as const);
const as = <T extends object>(fact: T): Fact => ({ ...base, ...fact }) as unknown as Fact;

const facts: readonly fc.Arbitrary<Fact>[] = [
  fc
    .record({
      stage: pick('MURNI', 'PERUBAHAN', 'GESER_1', 'RKPD', 'RKA'),
      workUnit: unit,
      subActivity: fc.option(code),
      account: pick(...ACCOUNTS),
      fundingSource: pick(null, '1.1'),
      amount,
      date,
    })
    .map((f) => as({ kind: 'budget-line', details: [], ...f })),
  fc
    .record({
      document: pick('RKPD', 'RENJA', 'RENSTRA'),
      key: pick('K1', 'K2', 'K3'),
      code: fc.option(code),
      workUnit: anyUnit,
      ceiling: someAmount,
      date,
    })
    .map((f) => as({ kind: 'plan-item', level: 'sub-kegiatan', parent: null, text: 'x', indicators: [], spent: null, ...f })),
  fc
    .record({
      document: pick('RPJMD', 'RPD', 'RENSTRA', 'RENSTRA'),
      key: pick('K4', 'K5', 'K6'),
      code: pick('1.03.10', '2.16.03', 'X.XX.10', '1.03.01'),
      workUnit: anyUnit,
      ceiling: someAmount,
      date,
    })
    .map((f) => as({ kind: 'plan-item', level: 'program', parent: null, text: 'x', indicators: [], spent: null, ...f })),
  fc.record({ workUnit: unit, into: fc.option(unit), date }).map((f) => as({ kind: 'unit-merge', ...f })),
  fc
    .record({ id: pick('1', '2'), code, deleted: fc.boolean(), date })
    .map((f) => as({ kind: 'rup-structure', level: 'sub-activity', parentId: null, name: null, ceiling: null, shares: null, ...f })),
  fc
    .record({ from: pick(OLD, CODES[2] as string), to: pick(...CODES), fromYear: pick(2024, 2027), active: fc.boolean(), date })
    .map((f) => as({ kind: 'code-bridge', by: 'operator', ...f })),
  fc
    .record({
      packageKind: kind,
      rupCode: rup,
      ceiling: someAmount,
      active: fc.boolean(),
      announced: fc.boolean(),
      selectionTo: fc.option(date),
      date,
      office,
    })
    .map(({ office: o, ...f }) => as({ kind: 'package', name: 'Paket', method: null, predecessor: null, ...o, ...f })),
  fc.record({ packageKind: kind, rupCode: rup, mak, active: fc.boolean(), nth: pick(1, 2), date, office }).map(({ office: o, ...f }) =>
    as({
      kind: 'package-funding',
      fundingSource: null,
      fundingYear: null,
      ceiling: null,
      component: null,
      structureId: null,
      ...o,
      ...f,
    }),
  ),
  fc
    .record({ packageKind: kind, rupCode: rup, date, office })
    .map(({ office: o, ...f }) => as({ kind: 'package-location', placeId: null, place: null, province: null, detail: null, ...o, ...f })),
  fc.record({ packageKind: kind, from: rup, to: rup, date }).map((f) => as({ kind: 'package-review', change: null, reason: null, ...f })),
  fc
    .record({ process, rupCodes, mak, ceiling: someAmount, status: pick(null, 'Selesai', 'Gagal/Batal'), date, office })
    .map(({ process: p, office: o, ...f }) => as({ kind: 'procurement-notice', name: 'Proses', ...p, ...o, ...f })),
  fc
    .record({ process, rupCodes, mak, part: pick('end', 'values'), date, office })
    .map(({ process: p, office: o, ...f }) => as({ kind: 'procurement-result', ceiling: null, ...p, ...o, ...f })),
  fc
    .record({
      process,
      number: pick(...NUMBERS),
      addendum: pick(0, 1),
      vendor,
      amount: someAmount,
      endsOn: fc.option(date),
      status: pick(null, 'Kontrak Selesai'),
      rupCodes,
      date,
      office,
    })
    .map(({ process: p, office: o, ...f }) => as({ kind: 'contract', name: null, ...p, ...o, ...f })),
  fc
    .record({
      process,
      number: pick('S1', 'S2'),
      contractNumber: fc.option(pick(...NUMBERS)),
      endsOn: fc.option(date),
      addendum: fc.constant(0),
      date,
      office,
    })
    .map(({ process: p, office: o, ...f }) => as({ kind: 'start-order', ...p, ...o, ...f })),
  fc
    .record({
      process,
      contractNumber: fc.option(pick(...NUMBERS)),
      handoverNumber: fc.option(pick('B1', 'B2')),
      handoverOn: fc.option(date),
      amount: someAmount,
      date,
      office,
    })
    .map(({ process: p, office: o, ...f }) => as({ kind: 'handover', recordNumber: null, recordOn: null, ...p, ...o, ...f })),
  fc
    .record({ process, rupCodes, ceiling: someAmount, date, office })
    .map(({ process: p, office: o, ...f }) => as({ kind: 'recorded-procurement', name: 'Catatan', status: null, ...p, ...o, ...f })),
  fc
    .record({ process, rupCodes, amount, vendor, nth: pick(1, 2), date, office })
    .map(({ process: p, office: o, ...f }) =>
      as({ kind: 'recorded-realization', number: null, evidence: null, name: null, ...p, ...o, ...f }),
    ),
  fc
    .record({ order: pick('O1', 'O2'), rupCodes, mak, amount, vendor, deliveryStatus: pick(null, 'COMPLETED'), date, office })
    .map(({ office: o, ...f }) => as({ kind: 'catalogue-purchase', market: 'e-katalog', name: null, status: null, ...o, ...f })),
  fc
    .record({
      number: pick('D1', 'D2', 'D3'),
      workUnit: unit,
      amount,
      account: pick(...ACCOUNTS),
      subActivity: fc.option(code),
      counts: fc.boolean(),
      description: pick(null, ...NUMBERS.map((n) => `Pembayaran sesuai SPK ${n} lunas`)),
      paymentKind: pick('LS', 'LS', 'GU'),
      date,
    })
    .map(({ account, subActivity, ...f }) =>
      as({ kind: 'sp2d', status: null, lines: [{ account, subActivity, fundingSource: null, amount: f.amount }], ...f }),
    ),
  fc
    .record({
      number: pick('D1', 'D2', 'D3'),
      spmNumber: pick(null, 'M1'),
      contractNumber: pick(null, null, ...NUMBERS),
      vendor: pick(null, { name: 'CV. SATU', taxId: null }, { name: '', taxId: '012345678999000' }),
      date,
    })
    .map((f) => as({ kind: 'sp2d-party', ...f })),
  fc
    .record({ number: fc.constant('M1'), contractNumber: pick(null, ...NUMBERS), sppNumber: pick(null, 'Q1'), date })
    .map((f) => as({ kind: 'spm', ...f })),
  fc
    .record({
      number: pick('R1', 'R2', 'R3'),
      workUnit: unit,
      status: pick('terbit', 'terbit', 'dihapus'),
      lines: fc.array(fc.record({ subActivity: fc.option(code), account: fc.constant('5.1'), amount }), { maxLength: 2 }),
      date,
    })
    .map((f) => as({ kind: 'spd', amount: 0n, description: null, ...f })),
  fc.record({ number: fc.constant('Q1'), contractNumber: pick(null, ...NUMBERS), date }).map((f) => as({ kind: 'spp', ...f })),
  fc
    .record({
      from: pick(...MAKS),
      to: pick(...CODES, `${CODES[1]}.5.2.04.01.01.0003`),
      verdict: pick('confirmed', 'rejected', 'open'),
      date,
    })
    .map((f) => as({ kind: 'link-decision', subject: 'mak', note: null, by: 'operator', ...f })),
  fc
    .record({
      from: pick('D1', 'D2'),
      to: pick(`contract|tender|P1|${NUMBERS[0]}`, 'order|e-katalog|O1'),
      verdict: pick('confirmed', 'rejected', 'open'),
      date,
    })
    .map((f) => as({ kind: 'link-decision', subject: 'payment', note: null, by: 'operator', ...f })),
];
/** Payments and what they rest on come often: most of what can go wrong is between them. */
const OFTEN = new Set(['sp2d', 'sp2d-party', 'contract', 'handover', 'budget-line', 'package-funding', 'procurement-notice']);
const kindOfArbitrary = (arbitrary: fc.Arbitrary<Fact>): string => fc.sample(arbitrary, 1)[0]?.kind ?? '';
const anyFact = fc.oneof(...facts.map((arbitrary) => ({ weight: OFTEN.has(kindOfArbitrary(arbitrary)) ? 4 : 1, arbitrary })));

type Recorded = Fact | { readonly withdrawn: Fact };
const recorded: fc.Arbitrary<Recorded[]> = fc.array(
  fc.oneof({ weight: 6, arbitrary: anyFact }, { weight: 1, arbitrary: anyFact.map((withdrawn) => ({ withdrawn })) }),
  { minLength: 15, maxLength: 60, size: 'max' },
);

function changesOf(list: readonly Recorded[]): { changes: Change[]; inForce: Fact[] } {
  const known = new Map<string, Fact>();
  const changes = list.map((entry, i): Change => {
    const fact = 'withdrawn' in entry ? entry.withdrawn : entry;
    const before = known.get(keyOfFact(fact)) ?? null;
    const after = 'withdrawn' in entry ? null : entry;
    if (after) known.set(keyOfFact(fact), after);
    else known.delete(keyOfFact(fact));
    return { revision: i + 1, before, after, firstRecordedOn: '2026-01-01' };
  });
  return { changes, inForce: [...known.values()] };
}

/** What the fold says, in the words of the plain recompute. */
function told(fold: ThreadFold): string[] {
  const { measures } = fold;
  const sums = measures
    .units()
    .flatMap((owner) => [...measures.measures(owner)].map(([measure, sum]) => `${owner} ${measure} ${sum.count} ${sum.amount}`));
  const payments = [...fold.sides.payments.all()].map(({ number, link }) => {
    const names = link.candidates.length > 0 ? link.candidates.map((c) => c.key).join(',') : (link.agreement ?? '');
    return `payment ${number} ${link.status} ${names}`;
  });
  return [...sums, ...payments].sort();
}

const day = (on: string): Change => ({ revision: 1_000, before: null, after: as({ kind: 'business-day', date: on }), firstRecordedOn: on });
/** Things that add nothing to a measure leave no trace in the fold. */
const withoutZeros = (lines: readonly string[]): string[] => lines.filter((line) => !/ 0 0$/.test(line));

describe('the thread', () => {
  it('equals the plain recompute after any sequence of facts, corrections and withdrawals, looked at whenever', () => {
    fc.assert(
      fc.property(recorded, asOfDay, fc.array(fc.nat(59), { maxLength: 3 }), (list, asOf, looks) => {
        const fold = new ThreadFold('12.05', YEAR, asOf);
        const { changes, inForce } = changesOf(list);
        for (const [i, change] of changes.entries()) {
          fold.apply(change);
          if (looks.includes(i)) told(fold);
        }
        expect(told(fold)).toEqual(withoutZeros(plainThread(inForce, YEAR, asOf)));
      }),
      { numRuns: 600 },
    );
  });

  it('reaches the same by days that pass as by starting on the last day', () => {
    fc.assert(
      fc.property(recorded, asOfDay, asOfDay, (list, a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const { changes, inForce } = changesOf(list);
        const walked = new ThreadFold('12.05', YEAR, first);
        for (const change of changes) walked.apply(change);
        told(walked);
        walked.apply(day(last));
        expect(told(walked)).toEqual(withoutZeros(plainThread(inForce, YEAR, last)));
      }),
      { numRuns: 300 },
    );
  });
});
