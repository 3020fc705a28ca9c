import { ProcurementFold } from '../../folds/index.js';
import { endOfMonth, type Sen } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { budgetLine, rp } from '../core/example-facts.js';
import { rupPackage } from '../core/example-procurement.js';
import { perState } from '../series/spending-days.js';

/** The region's, in one judgement: where offices lag, they lag together. */
const REGION: Subject = { type: 'region', key: 'rup', workUnit: null };
/** What is bought from vendors and by own work: goods, upkeep and capital. Fees, travel and bills of the same group are not. */
const BOUGHT = ['5.1.02.01', '5.1.02.03', '5.2'] as const;

/** What was announced in SiRUP up to a day. */
const announced = perState(({ state, today }: Context): Sen => {
  let sum = 0n;
  for (const { ceiling, active, announced: isOut, announcedOn, date } of state.fold(ProcurementFold).packages())
    if (ceiling !== null && active && isOut && (announcedOn ?? date) <= today) sum += ceiling;
  return sum;
});

/** What may be bought by the budgets in force. */
const toBuy = perState(({ state, today }: Context): Sen => {
  let sum = 0n;
  for (const unit of state.rollup.units.values()) for (const account of BOUGHT) sum += unit.versionAt(today, '5')?.sums.at(account) ?? 0n;
  return sum;
});

export const m03 = detector({
  id: 'M03',
  tier: 1,
  family: 'pencegahan',
  title: { id: 'RUP belum tayang', en: 'Procurement plan not announced' },
  why: {
    id: 'Rencana pengadaan yang belum diumumkan setelah Maret menghambat pasar dan menurunkan skor pencegahan.',
    en: 'A procurement plan not announced after March keeps the market away and lowers the prevention score.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 22; area PBJ pada MCSP.',
  kind: 'level',
  sentence: { id: 'RUP tayang {share} dari pagu pengadaan {toBuy}.', en: '{share} of the {toBuy} to be bought is announced.' },
  check: { id: 'Paket penyedia dan swakelola yang belum diumumkan.', en: 'Packages and own works not yet announced.' },
  innocent: { id: 'Belanja yang tidak diadakan (perjalanan, honor).', en: 'Spending that is not bought (travel, fees).' },
  clears: { id: 'Paket diumumkan.', en: 'The packages are announced.' },
  inhibits: [],
  needs: ['package', 'budget-line'],
  parameters: {
    share: {
      title: { id: 'Bagian paling kecil', en: 'Smallest share' },
      help: { id: 'Bagian pagu pengadaan yang harus tayang.', en: 'The share that must be announced.' },
      unit: 'rasio',
      min: 0.1,
      max: 1,
      step: 0.05,
      default: 0.6,
    },
  },
  examples: [
    {
      title: 'Seperempat tayang di bulan Mei',
      facts: [budgetLine(rp(800_000_000)), rupPackage('R1', rp(200_000_000))],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Semua tayang',
      facts: [budgetLine(rp(200_000_000)), rupPackage('R1', rp(200_000_000))],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Sebelum batas Maret',
      facts: [budgetLine(rp(800_000_000)), rupPackage('R1', rp(200_000_000))],
      today: '2026-02-12',
      outcome: 'CONDITIONS_NOT_MET',
    },
    { title: 'RUP belum diimpor', facts: [budgetLine(rp(800_000_000))], today: '2026-05-12', outcome: 'IMPOSSIBLE' },
  ],
  *subjects() {
    yield REGION;
  },
  *touched(changes) {
    const kinds = new Set(changes.map(({ before, after }) => (after ?? before)?.kind));
    if (kinds.has('package') || kinds.has('budget-line')) yield REGION;
  },
  evaluate(_subject, context, { share }) {
    const { state, today, legal } = context;
    const bought = toBuy(context);
    const months = legal.param('rup-diumumkan', null, today);
    if (!state.fold(ProcurementFold).hasPlan || months === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'RUP belum diimpor.', en: 'No procurement plan was imported.' } };
    if (today <= endOfMonth(state.rollup.year, months.value) || bought <= 0n)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Belum lewat batas, atau tidak ada pagu pengadaan.', en: 'Not due yet, or nothing to buy.' },
      };
    // not money: a share of what is to be bought
    const ratio = Number(announced(context)) / Number(bought);
    return {
      outcome: ratio < share ? 'RISK' : 'NOT_RISK',
      isBetween: ratio >= share && ratio < share * 1.1,
      value: ratio,
      threshold: share,
      direction: 'below',
      n: 1,
      likelihood: 1,
      amount: bought,
      slots: { share: { rate: ratio }, toBuy: { money: bought } },
      evidence: [],
    };
  },
});
