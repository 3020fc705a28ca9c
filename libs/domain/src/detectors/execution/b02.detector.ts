import { PastRealizationFold } from '../../folds/index.js';
import { monthOf, senFromWire, type WorkUnitCode } from '../../values/index.js';
import { detector, type Subject } from '../core/detector.js';
import { budgetLine, payment, rp } from '../core/example-facts.js';
import { unitGaps } from './unit-gaps.js';

const at = (workUnit: WorkUnitCode): Subject => ({ type: 'work-unit', key: workUnit, workUnit });
const THIRD_QUARTER = 7;

const history = (share: number) =>
  [2024, 2025].map((pastYear) => ({
    ...({ kind: 'past-realization', region: '12.05', year: 2026, date: `${pastYear}-12-31`, pastYear, account: '5.1.02' } as const),
    ...{
      workUnit: '1.03.0.00.0.00.01.0000',
      budget: rp(1_000_000_000),
      months: Array<bigint>(12).fill(rp(Math.round((1_000_000_000 * share) / 12))),
    },
  }));
const paidMonthly = (rupiah: number) => ['01', '02', '03', '04', '05', '06', '07', '08'].map((m) => payment(m, rp(rupiah), `2026-${m}-20`));

export const b02 = detector({
  id: 'B02',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Proyeksi serapan akhir tahun', en: 'Projected year-end absorption' },
  why: {
    id: 'Laju tahun ini diteruskan dengan pola tahun-tahun lalu, sehingga kekurangan terlihat selagi masih bisa dikejar.',
    en: 'This year’s pace is carried on by the pattern of earlier years, so that a shortfall shows while it can be mended.',
  },
  legalBasis: 'PP 12/2019; padanan indikator penyerapan PER-5/PB/2024.',
  kind: 'level',
  sentence: {
    id: 'Dengan laju saat ini serapan diproyeksikan {middle} (rentang {low} sampai {high}).',
    en: 'At this pace absorption is projected at {middle} (range {low} to {high}).',
  },
  check: { id: 'Kontrak besar belum ditagih? Dana transfer belum masuk?', en: 'Large contracts not billed? Transfers not received?' },
  innocent: { id: 'Pekerjaan besar yang ditagih sekaligus di akhir.', en: 'Large works billed at once at the end.' },
  clears: { id: 'Proyeksinya naik di atas batas.', en: 'The projection rises above the limit.' },
  inhibits: [],
  needs: ['budget-line', 'sp2d', 'lra', 'past-realization'],
  parameters: {
    least: {
      title: { id: 'Serapan paling kecil', en: 'Lowest absorption' },
      help: { id: 'Proyeksi di bawah bagian pagu ini ditandai.', en: 'A projection below this share is marked.' },
      unit: 'rasio',
      min: 0.3,
      max: 1,
      step: 0.01,
      default: 0.85,
    },
    severe: {
      title: { id: 'Batas berat', en: 'Severe limit' },
      help: { id: 'Di bawah ini lebih berat sejak triwulan ketiga.', en: 'Below this it weighs more from the third quarter on.' },
      unit: 'rasio',
      min: 0.2,
      max: 1,
      step: 0.01,
      default: 0.7,
    },
  },
  examples: [
    {
      title: 'Laju separuh dari tahun-tahun lalu',
      facts: [...history(0.95), budgetLine(rp(1_000_000_000)), ...paidMonthly(25_000_000)],
      today: '2026-09-01',
      outcome: 'RISK',
    },
    {
      title: 'Laju seperti tahun-tahun lalu',
      facts: [...history(0.95), budgetLine(rp(1_000_000_000)), ...paidMonthly(79_000_000)],
      today: '2026-09-01',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Tanpa riwayat dua tahun',
      facts: [budgetLine(rp(1_000_000_000)), ...paidMonthly(25_000_000)],
      today: '2026-09-01',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  *subjects(context) {
    for (const code of unitGaps(context.state).keys()) yield at(code);
  },
  *touched(_changes, context) {
    // The pace of all is part of everyone's.
    for (const code of unitGaps(context.state).keys()) yield at(code);
  },
  frame: ({ state }) => ({ years: state.fold(PastRealizationFold).years, gaps: unitGaps(state) }),
  evaluate({ key }, { today }, { least, severe }, { years, gaps }) {
    if (years < 2)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Riwayat kurang dari dua tahun.', en: 'Fewer than two earlier years.' } };
    const own = gaps.get(key);
    if (!own?.projection || own.ceiling === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Belum dapat diproyeksikan.', en: 'It cannot be projected yet.' } };
    const { low, middle, high } = own.projection;
    const isRisk = middle < least;
    const ceiling = senFromWire(own.ceiling);
    const short = BigInt(Math.round(Math.max(0, least - middle) * 10_000));
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      isBetween: !isRisk && middle < least + 0.03,
      value: middle,
      threshold: least,
      direction: 'below',
      n: years,
      likelihood: middle < severe && monthOf(today) >= THIRD_QUARTER ? 3 : 2,
      amount: isRisk ? (ceiling * short) / 10_000n : null,
      slots: { middle: { rate: middle }, low: { rate: low }, high: { rate: high } },
      evidence: [],
    };
  },
});
