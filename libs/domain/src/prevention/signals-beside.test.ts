import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/index.js';
import type { BudgetStage, CatalogueItemFact, EvidenceFact, Fact } from '../facts/index.js';
import { type SignalBeside, signalsBeside } from './signals-beside.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const BASE = { region: '12.05', year: 2026, date: '2026-01-01' };
const budget = (stage: BudgetStage, sub: string | null, amount: bigint, account = '5.1.02.01.01.0024', date = '2026-01-01'): Fact => ({
  ...{ kind: 'budget-line', ...BASE, date, stage, workUnit: UNIT, subActivity: sub, account, fundingSource: null, amount, details: [] },
});
const item = (level: CatalogueItemFact['level'], code: string, parent: string | null, name: string): CatalogueItemFact => ({
  ...{ kind: 'prevention-item', ...BASE, scheme: 'MCSP', level, code, parent, name, weight: null, method: null, documents: null },
  ...{ deadline: null, quarter: null, step: null, threshold: null, workUnit: null, note: null },
});
const CATALOGUE = [
  item('area', '1', null, 'Perencanaan'),
  item('indikator', '1.1', '1', 'Konsistensi perencanaan'),
  item('dokumen', '1.1.1', '1.1', 'Berita acara'),
  item('indikator', '6.2', '1', 'Realisasi pajak'),
  item('dokumen', '6.2.1', '6.2', 'Laporan'),
];
const verified = (code: string): EvidenceFact => ({
  ...{ kind: 'prevention-evidence', ...BASE, scheme: 'MCSP', code, act: 'verify', time: '2026-01-01T03:00:00.000Z' },
  ...{ by: 'Inspektorat', file: null, link: null, text: null },
});
const SUB = '1.03.10.2.01.0029';
const OTHER = '1.03.10.2.01.0030';

function signalOf(id: string, facts: readonly Fact[], asOf = '2026-07-02'): SignalBeside {
  const state = new BoardState('12.05', 2026, asOf);
  for (const [i, after] of [...CATALOGUE, ...facts].entries())
    state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  const found = signalsBeside(state, 'MCSP').find(({ signal }) => signal.id === id);
  if (!found) throw new Error(id);
  return found;
}

describe('the signal of consistency', () => {
  it('is the share of the budget whose sub-activities the RKPD of the unit has', () => {
    const found = signalOf('konsistensi-rkpd', [budget('RKPD', SUB, 100n, '5'), budget('MURNI', SUB, 900n), budget('MURNI', OTHER, 100n)]);
    expect(found.reading).toMatchObject({ percent: 90, isGood: false, date: '2026-07-02' });
    expect(found.items.map(({ code }) => code)).toEqual(['1.1']);
  });

  it('says nothing without an RKPD, which is not the same as bad', () => {
    const found = signalOf('konsistensi-rkpd', [budget('MURNI', SUB, 900n), verified('1.1.1')]);
    expect(found).toMatchObject({ reading: null, reason: { id: 'RKPD belum diimpor' } });
    expect(found.items[0]?.disagreement).toBeNull();
  });

  it('tells where verified evidence says otherwise, and where evidence lags behind', () => {
    const bad = [budget('RKPD', OTHER, 1n, '5'), budget('MURNI', SUB, 900n)];
    expect(signalOf('konsistensi-rkpd', [...bad, verified('1.1.1')]).items[0]?.disagreement).toBe('sinyal-lebih-buruk');
    expect(signalOf('konsistensi-rkpd', bad).items[0]?.disagreement).toBeNull();
    const good = [budget('RKPD', SUB, 1n, '5'), budget('MURNI', SUB, 900n)];
    expect(signalOf('konsistensi-rkpd', good).items[0]?.disagreement).toBe('bukti-tertinggal');
    expect(signalOf('konsistensi-rkpd', [...good, verified('1.1.1')]).items[0]?.disagreement).toBeNull();
  });
});

describe('the signal of the budget set on time', () => {
  it('is good when the first budget was in force as the year began', () => {
    expect(signalOf('apbd-tepat-waktu', [budget('MURNI', SUB, 9n, undefined, '2025-12-29')]).reading).toMatchObject({
      isGood: true,
      date: '2025-12-29',
    });
    expect(signalOf('apbd-tepat-waktu', [budget('MURNI', SUB, 9n, undefined, '2026-02-03')]).reading).toMatchObject({ isGood: false });
    expect(signalOf('apbd-tepat-waktu', [])).toMatchObject({ reading: null, reason: { id: 'APBD murni belum diimpor' } });
  });
});

describe('the signal of regional tax', () => {
  const tax = '4.1.01.06.01.0001';
  const receipt = (amount: bigint): Fact => ({
    ...{ kind: 'revenue-receipt', ...BASE, date: '2026-05-04', number: 'STBP-1', workUnit: UNIT, account: tax, amount },
    ...{ description: null, status: null, counts: true },
  });
  it('is the share of the target received, against an even pace', () => {
    const target = budget('MURNI', null, 1000n, tax);
    expect(signalOf('realisasi-pajak', [target, receipt(460n)]).reading).toMatchObject({ percent: 46, isGood: true });
    expect(signalOf('realisasi-pajak', [target, receipt(440n)]).reading).toMatchObject({ percent: 44, isGood: false });
    expect(signalOf('realisasi-pajak', [target])).toMatchObject({ reading: null, reason: { id: 'penerimaan pajak belum diimpor' } });
    expect(signalOf('realisasi-pajak', []).reason?.id).toBe('target pajak belum diimpor');
  });
});
