import { describe, expect, it } from 'vitest';
import { BoardState } from '../../board/board-state.js';
import { rp } from '../../detectors/core/example-facts.js';
import { contract, handover, notice, rupPackage, startOrder } from '../../detectors/core/example-procurement.js';
import type { AlertFact, CaseActFact, CataloguePurchaseFact, Fact, PreventionValueFact } from '../../facts/index.js';
import { isUncounted, preventionSignals } from './index.js';

const BASE = { region: '12.05', year: 2026, date: '2026-01-01' };

/** What a signal answers to made-up facts: percent and whether it is good, or the reason why not. */
function read(id: string, facts: readonly Fact[], asOf = '2026-07-02'): [number | null, boolean] | string {
  const state = new BoardState('12.05', 2026, asOf);
  for (const [i, after] of facts.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  const answer = preventionSignals.find((signal) => signal.id === id)?.read(state);
  if (!answer) throw new Error(id);
  return isUncounted(answer) ? answer.reason.id : [answer.percent, answer.isGood];
}

const order = (number: string, amount: bigint, more: Partial<CataloguePurchaseFact> = {}): CataloguePurchaseFact => ({
  ...{ ...BASE, date: '2026-02-10', kind: 'catalogue-purchase', market: 'e-katalog', order: number, rupCodes: [], name: null, mak: [] },
  ...{ fundingSource: null, amount, shippingAmount: null, vendor: null, status: 'ON_PROCESS', deliveryStatus: null },
  ...{ workUnit: null, officeCode: null, officeId: null },
  ...more,
});

it('every signal tells why it cannot be worked out, and never a zero, while nothing was told', () => {
  for (const { id } of preventionSignals) expect(read(id, []), id).toEqual(expect.any(String));
});

describe('strategic procurement before 31 March', () => {
  const packages = Array.from({ length: 12 }, (_, i) => rupPackage(`R${i}`, rp((i + 1) * 100_000_000)));
  const begun = (codes: readonly number[], date: string) => codes.map((i) => notice(`${i}`, date, { rupCodes: [`R${i}`] }));

  it('is the share of the ten largest packages that were announced, contracted or ordered by then', () => {
    const early = [...begun([0, 1, 2, 3, 4, 5, 6, 7], '2026-03-31'), order('O', 1n, { rupCodes: ['R8'] })];
    expect(read('pengadaan-strategis', [...packages, ...early, ...begun([9, 10, 11], '2026-04-01')])).toEqual([70, false]);
    const signed = [notice('9', '2026-04-02', { rupCodes: ['R9'] }), contract('9', 1n, '2026-03-02')];
    expect(read('pengadaan-strategis', [...packages, ...early, ...signed])).toEqual([80, true]);
  });

  it('says why it cannot be worked out', () => {
    expect(read('pengadaan-strategis', packages, '2026-03-30')).toBe('batas 31 Maret belum lewat');
    expect(read('pengadaan-strategis', begun([1], '2026-02-02'))).toBe('RUP penyedia belum diimpor');
    expect(read('pengadaan-strategis', packages)).toContain('menyebut kode RUP');
  });
});

describe('splitting of direct procurement', () => {
  const now = { state: 'FIRING', since: '2026-04-01', firedOn: '2026-04-01', changes: [] };
  const alert: AlertFact = {
    ...{ ...BASE, kind: 'alert', fingerprint: 'a', detector: 'P13', family: 'pengadaan', severity: 'tinggi', likelihood: 3 },
    ...{ subject: { type: 'package', key: 'p', workUnit: null }, case: 'c', about: { type: 'package', key: 'p' } },
    ...{ condition: { now, days: [] } as unknown as AlertFact['condition'], stakeAmount: null, value: null, threshold: null, sample: 2 },
    ...{ parameters: 'bawaan', slots: [], evidence: [], occurredOn: '2026-04-01', heldBy: null, inhibitedBy: null, raisedOn: '2026-04-02' },
  };
  const coverage = (risk: number, notRisk: number): Fact => ({
    ...{ ...BASE, kind: 'detector-coverage', detector: 'P13', risk, notRisk, conditionsNotMet: 3, impossible: 1 },
  });
  const closed: CaseActFact = {
    ...{ ...BASE, date: '2026-04-03', kind: 'case-act', case: 'c', at: '2026-04-03T02:00:00.000Z', act: 'close', by: 'orang_1' },
    ...{ owner: null, promisedOn: null, note: '', outcome: 'clarified' },
    covers: [{ fingerprint: 'a', evidence: 'x', stakeAmount: null }],
  };

  it('is what its rule found and nobody has answered, of what it could judge', () => {
    expect(read('pemecahan-paket', [coverage(1, 3), alert])).toEqual([25, false]);
    expect(read('pemecahan-paket', [coverage(0, 4)])).toEqual([0, true]);
    expect(read('pemecahan-paket', [coverage(0, 0)])).toContain('dapat dinilai');
  });

  it('counts a case as followed up once somebody has taken, asked or closed it', () => {
    expect(read('tindak-lanjut-kasus', [alert])).toEqual([0, false]);
    expect(read('tindak-lanjut-kasus', [alert, { ...closed, act: 'take', owner: 'Inspektorat', covers: [], outcome: null }])).toEqual([
      100,
      true,
    ]);
    expect(read('tindak-lanjut-kasus', [{ ...alert, raisedOn: null }])).toBe('belum ada kasus yang dikeluarkan');
  });
});

describe('late contracts', () => {
  const due = (number: string, endsOn = '2026-06-01', more = {}) => contract(number, rp(10), '2026-03-02', { endsOn, ...more });

  it('are those handed over after their end or not yet, of those whose end has passed', () => {
    const facts = [
      ...[due('602/1'), handover('602/1', '2026-05-30')],
      ...[due('602/2'), handover('602/2', '2026-06-05')],
      due('602/3'),
      ...[due('602/4'), startOrder('602/4', '2026-03-04', { endsOn: '2026-06-20' }), handover('602/4', '2026-06-19')],
      due('602/5', '2026-09-01'),
      due('602/6', '2026-06-01', { status: 'Putus Kontrak' }),
      due('602/7', '2026-06-01', { status: 'Kontrak Selesai' }),
    ];
    expect(read('kontrak-terlambat', facts)).toEqual([50, false]);
    expect(read('kontrak-terlambat', facts.slice(0, 2))).toEqual([0, true]);
  });

  it('are judged by the version that holds', () => {
    const addendum = { ...due('602/1', '2026-06-30'), addendum: 1 };
    expect(read('kontrak-terlambat', [due('602/1'), addendum, handover('602/1', '2026-06-25')])).toEqual([0, true]);
  });

  it('cannot be told without hand-overs, or before any end', () => {
    expect(read('kontrak-terlambat', [due('602/1')])).toBe('serah terima belum diimpor');
    expect(read('kontrak-terlambat', [due('602/1', '2026-09-01'), handover('602/1', '2026-06-25')])).toBe(
      'belum ada kontrak yang akhirnya lewat',
    );
  });
});

describe('the share of e-purchasing', () => {
  it('is what was ordered of what was ordered and contracted, without what was called off', () => {
    const signed = contract('1', rp(600), '2026-03-02');
    expect(read('e-purchasing', [signed, order('a', rp(400)), order('b', rp(900), { status: 'CANCELLED' })])).toEqual([40, true]);
    expect(read('e-purchasing', [signed, order('a', rp(100))])).toEqual([14.3, false]);
    expect(read('e-purchasing', [signed, order('a', rp(100), { date: '2026-07-03' })])).toBe('pesanan e-katalog belum diimpor');
    expect(read('e-purchasing', [order('a', rp(100))])).toBe('nilai kontrak belum diimpor');
  });
});

describe("the follow-up of auditors' findings", () => {
  const told = (index: string, value: string, required: string | null, date = '2026-03-02'): PreventionValueFact => ({
    ...{ ...BASE, date, kind: 'prevention-value', index, scope: 'kabupaten', code: null, ofYear: 2025, value, required },
    ...{ assessor: 'external', source: 'Rekap' },
  });

  it('is what is done of all, by the last value of each auditor', () => {
    const facts = [told('TLHP BPK', '10', '100'), told('TLHP BPK', '70', '100', '2026-06-02'), told('TLHP INSPEKTORAT', '30', '100')];
    expect(read('tindak-lanjut-lhp', facts)).toEqual([50, false]);
    expect(read('tindak-lanjut-lhp', [told('TLHP BPK', '80', '100'), told('SAKIP', 'BB', null)])).toEqual([80, true]);
  });

  it('cannot be told of a value that does not say of how many', () => {
    expect(read('tindak-lanjut-lhp', [told('TLHP BPK', '70', null)])).toContain('selesai dari berapa');
  });
});
