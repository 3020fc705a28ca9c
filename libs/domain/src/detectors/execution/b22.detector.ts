import type { WorkUnitCode } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { budgetLine, monthlyPlan, payment, rp } from '../core/example-facts.js';

const at = (workUnit: WorkUnitCode, code: string): Subject => ({ type: 'sub-activity', key: `${workUnit}|${code}`, workUnit });
const isSubActivity = (code: string): boolean => code.split('.').length === 6;

/** Sub-activities of a unit that its cash plan names. */
function* planned(workUnit: WorkUnitCode, { state, today }: Context): Iterable<Subject> {
  const unit = state.rollup.units.get(workUnit);
  if (unit) for (const code of unit.plan.programmes('5', today).keys()) if (isSubActivity(code)) yield at(workUnit, code);
}

export const b22 = detector({
  id: 'B22',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Kegiatan tidak bergerak', en: 'Dormant activity' },
  why: {
    id: 'Kegiatan yang direncanakan berjalan tetapi belum dibayar sama sekali sering menumpuk di akhir tahun, atau batal.',
    en: 'An activity that should be under way and was paid nothing often piles up at year end, or falls through.',
  },
  legalBasis: 'Permendagri 77/2020: anggaran kas sebagai dasar pengendalian pelaksanaan.',
  kind: 'level',
  sentence: {
    id: '{code} belum dibayar sama sekali, padahal {planned} sudah direncanakan sampai hari ini ({share} dari pagu {ceiling}).',
    en: '{code} was paid nothing, though {planned} was planned by today ({share} of the ceiling {ceiling}).',
  },
  check: { id: 'Kendala lahan, petunjuk teknis DAK, PPK kosong?', en: 'Land, guidance of the grant, no contract officer?' },
  innocent: { id: 'Pekerjaan berjalan dan ditagih sekaligus di akhir.', en: 'Work goes on and is billed at once at the end.' },
  clears: { id: 'Pembayaran pertama, atau rencana kas yang diperbarui.', en: 'A first payment, or a revised cash plan.' },
  inhibits: [],
  needs: ['cash-plan', 'budget-line', 'sp2d'],
  parameters: {
    share: {
      title: { id: 'Bagian pagu yang sudah direncanakan', en: 'Share of the ceiling planned by now' },
      help: { id: 'Makin besar, makin lama ditunggu sebelum ditandai.', en: 'The larger, the longer it waits.' },
      unit: 'rasio',
      min: 0.05,
      max: 1,
      step: 0.05,
      default: 0.25,
    },
    least: {
      title: { id: 'Pagu terkecil', en: 'Smallest ceiling' },
      help: { id: 'Kegiatan di bawah pagu ini tidak dinilai.', en: 'Activities below this ceiling are not judged.' },
      unit: 'rupiah',
      min: 0,
      max: 10_000_000_000,
      step: 10_000_000,
      default: 100_000_000,
    },
  },
  examples: [
    {
      title: 'Rencana sudah setengah jalan, belum ada pembayaran',
      facts: [budgetLine(rp(600_000_000)), monthlyPlan(rp(50_000_000))],
      today: '2026-06-30',
      outcome: 'RISK',
    },
    {
      title: 'Sudah ada pembayaran',
      facts: [budgetLine(rp(600_000_000)), monthlyPlan(rp(50_000_000)), payment('1', rp(1_000_000), '2026-06-01')],
      today: '2026-06-30',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Awal tahun',
      facts: [budgetLine(rp(600_000_000)), monthlyPlan(rp(50_000_000))],
      today: '2026-02-28',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Kegiatan kecil tidak dinilai',
      facts: [budgetLine(rp(60_000_000)), monthlyPlan(rp(5_000_000))],
      today: '2026-06-30',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  *subjects(context) {
    for (const code of context.state.rollup.units.keys()) yield* planned(code, context);
  },
  *touched(changes, context) {
    const units = new Set<WorkUnitCode>();
    for (const fact of changes.flatMap(({ before, after }) => [before, after]))
      if (fact?.kind === 'sp2d' || fact?.kind === 'cash-plan' || fact?.kind === 'budget-line') units.add(fact.workUnit);
    for (const code of units) yield* planned(code, context);
  },
  evaluate({ key, workUnit }, context, { share, least }) {
    const code = key.slice(key.indexOf('|') + 1);
    const unit = workUnit === null ? undefined : context.state.rollup.units.get(workUnit);
    const plan = unit?.plan.programmes('5', context.today).get(code);
    const ceiling = unit?.versionAt(context.today, '5')?.fine.programme['5'].at(code) ?? null;
    if (!unit || !plan || ceiling === null)
      return {
        outcome: 'IMPOSSIBLE',
        reason: { id: 'Anggaran atau rencana kas kegiatan ini tidak ada.', en: 'It has no budget or no cash plan.' },
      };
    if (ceiling < BigInt(Math.round(least * 100)))
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Pagu terlalu kecil.', en: 'The ceiling is too small.' } };
    if (unit.basisAt(context.today) === 'LRA')
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Unit ini tidak merinci realisasi per kegiatan.', en: 'The unit does not report by activity.' },
      };
    const paid = unit.payments.fine.programme['5'].at(code) ?? 0n;
    // not money: a share of the ceiling
    const due = Number(plan.toDate) / Number(ceiling);
    const isDormant = paid <= 0n && due >= share;
    return {
      outcome: isDormant ? 'RISK' : 'NOT_RISK',
      value: due,
      threshold: share,
      direction: 'above',
      n: 1,
      likelihood: 2,
      amount: plan.toDate,
      slots: { code: { text: code }, planned: { money: plan.toDate }, share: { rate: due }, ceiling: { money: ceiling } },
      evidence: [],
    };
  },
});
