import { ProcurementFold } from '../../folds/index.js';
import { endOfMonth, type Sen, type WorkUnitCode } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { budgetLine, rp } from '../core/example-facts.js';
import { rupPackage } from '../core/example-procurement.js';
import { perState } from '../series/spending-days.js';

const at = (workUnit: WorkUnitCode): Subject => ({ type: 'work-unit', key: workUnit, workUnit });
/** Accounts that are bought: goods and services, and capital. */
const BOUGHT = ['5.1.02', '5.2'] as const;
const skpdOf = (unit: WorkUnitCode): WorkUnitCode => `${unit.slice(0, -4)}0000`;

/** What each Skpd announced in SiRUP up to a day. */
const announced = perState(({ state, today }: Context): ReadonlyMap<WorkUnitCode, Sen> => {
  const sums = new Map<WorkUnitCode, Sen>();
  for (const { workUnit, ceiling, active, announced: isOut, announcedOn, date } of state.fold(ProcurementFold).packages())
    if (workUnit !== null && ceiling !== null && active && isOut && (announcedOn ?? date) <= today)
      sums.set(skpdOf(workUnit), (sums.get(skpdOf(workUnit)) ?? 0n) + ceiling);
  return sums;
});

/** What each Skpd may buy by its budget in force. */
const toBuy = perState(({ state, today }: Context): ReadonlyMap<WorkUnitCode, Sen> => {
  const sums = new Map<WorkUnitCode, Sen>();
  for (const [code, unit] of state.rollup.units)
    for (const account of BOUGHT) {
      const amount = unit.versionAt(today, '5')?.sums.at(account) ?? null;
      if (amount !== null) sums.set(skpdOf(code), (sums.get(skpdOf(code)) ?? 0n) + amount);
    }
  return sums;
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
  *subjects(context) {
    for (const code of toBuy(context).keys()) yield at(code);
  },
  *touched(changes, context) {
    const kinds = new Set(changes.map(({ before, after }) => (after ?? before)?.kind));
    if (kinds.has('package') || kinds.has('budget-line')) for (const code of toBuy(context).keys()) yield at(code);
  },
  evaluate({ key }, context, { share }) {
    const { state, today, legal } = context;
    const bought = toBuy(context).get(key) ?? 0n;
    const months = legal.param('rup-diumumkan', null, today);
    if (!state.fold(ProcurementFold).hasPlan || months === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'RUP belum diimpor.', en: 'No procurement plan was imported.' } };
    if (today <= endOfMonth(state.rollup.year, months.value) || bought <= 0n)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Belum lewat batas, atau tidak ada pagu pengadaan.', en: 'Not due yet, or nothing to buy.' },
      };
    // not money: a share of what is to be bought
    const ratio = Number(announced(context).get(key) ?? 0n) / Number(bought);
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
