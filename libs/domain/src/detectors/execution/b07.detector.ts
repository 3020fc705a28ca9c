import type { UnitSums } from '../../board/unit-sums.js';
import type { Sen, WorkUnitCode } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { budgetLine, payment, rp } from '../core/example-facts.js';
import { paymentRow } from './payment-rows.js';
import { type Charge, ceilingRows, chargesTo } from './sub-activity-rows.js';

const at = (workUnit: WorkUnitCode, code: string): Subject => ({ type: 'sub-activity', key: `${workUnit}|${code}`, workUnit });

const MOST_ROWS = 5;

/** The payment with which what was paid went over a limit for good; none when it is over before anything was paid. */
function crossing(charges: readonly Charge[], limit: Sen): Charge | undefined {
  let paid = 0n;
  let found: Charge | undefined;
  for (const charge of charges) {
    if (paid <= limit && paid + charge.amount > limit) found = charge;
    paid += charge.amount;
  }
  return found;
}

/** Spending by sub-activity of one unit, against the version in force: `[code, paid, ceiling or null]`. */
function* lines(unit: UnitSums, { today }: Context): Iterable<[string, Sen, Sen | null]> {
  const version = unit.versionAt(today, '5');
  for (const [code, paid] of unit.payments.fine.programme['5'].entries())
    if (code.split('.').length === 6) yield [code, paid, version?.fine.programme['5'].at(code) ?? null];
}

export const b07 = detector({
  id: 'B07',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Realisasi melebihi pagu', en: 'Overspend over ceiling' },
  why: {
    id: 'Pengeluaran di atas pagu tidak boleh terjadi; sebab tersering adalah pergeseran yang belum masuk.',
    en: 'Spending above the ceiling must not happen; most often a shift of the budget has not arrived.',
  },
  legalBasis: 'PP 12/2019 Pasal 124: pengeluaran tidak boleh melebihi pagu yang tersedia.',
  kind: 'event',
  sentence: {
    id: 'Realisasi {paid} melampaui pagu {ceiling} sebesar {excess} pada {code}.',
    en: 'Spending of {paid} exceeds the ceiling {ceiling} by {excess} at {code}.',
  },
  check: { id: 'Apakah pergeseran atau DPPA terbaru sudah masuk?', en: 'Has the latest shift or amended budget arrived?' },
  innocent: { id: 'Pergeseran anggaran sudah disahkan tetapi belum diimpor.', en: 'A shift was approved but not imported yet.' },
  clears: {
    id: 'Versi anggaran baru dengan pagu yang cukup, atau pembetulan SP2D.',
    en: 'A new version with enough budget, or a corrected SP2D.',
  },
  inhibits: ['B01'],
  needs: ['budget-line', 'sp2d'],
  parameters: {
    tolerance: {
      title: { id: 'Toleransi', en: 'Tolerance' },
      help: { id: 'Selisih sampai sebesar ini dianggap pembulatan.', en: 'A difference up to this is taken for rounding.' },
      unit: 'rupiah',
      min: 0,
      max: 1_000_000,
      step: 1,
      default: 1,
    },
  },
  examples: [
    {
      title: 'SP2D melampaui pagu subkegiatan',
      facts: [budgetLine(rp(100_000_000)), payment('1', rp(100_000_002), '2026-05-04')],
      today: '2026-05-05',
      outcome: 'RISK',
    },
    {
      title: 'Perubahan anggaran sudah menambah pagu',
      facts: [
        budgetLine(rp(100_000_000)),
        budgetLine(rp(150_000_000), '2026-04-01', 'GESER_1'),
        payment('1', rp(120_000_000), '2026-05-04'),
      ],
      today: '2026-05-05',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Tidak ada di DPA yang berlaku: dinilai sebagai kegiatan di luar rencana',
      facts: [{ ...budgetLine(rp(100_000_000)), subActivity: '1.03.10.2.01.0030' }, payment('1', rp(5_000_000), '2026-05-04')],
      today: '2026-05-05',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Tepat sebesar pagu',
      facts: [budgetLine(rp(5)), payment('1', rp(5), '2026-05-04')],
      today: '2026-05-05',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Tanpa anggaran tidak dapat dinilai',
      facts: [payment('1', rp(5), '2026-05-04')],
      today: '2026-05-05',
      outcome: 'IMPOSSIBLE',
    },
  ],
  *subjects(context) {
    for (const [code, unit] of context.state.rollup.units) for (const [sub] of lines(unit, context)) yield at(code, sub);
  },
  *touched(changes, context) {
    const rebudgeted = new Set<WorkUnitCode>();
    for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
      if (fact?.kind === 'budget-line') rebudgeted.add(fact.workUnit);
      if (fact?.kind === 'sp2d') for (const { subActivity } of fact.lines) if (subActivity !== null) yield at(fact.workUnit, subActivity);
    }
    // Another version in force changes the ceiling of every line.
    for (const code of rebudgeted) {
      const unit = context.state.rollup.units.get(code);
      if (unit) for (const [sub] of lines(unit, context)) yield at(code, sub);
    }
  },
  evaluate({ key, workUnit }, context, { tolerance }) {
    const code = key.slice(key.indexOf('|') + 1);
    const unit = workUnit === null ? undefined : context.state.rollup.units.get(workUnit);
    const version = unit?.versionAt(context.today, '5');
    if (!unit || !version)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Anggaran unit ini belum ada.', en: 'This unit has no budget yet.' } };
    const paid = unit.payments.fine.programme['5'].at(code) ?? 0n;
    const named = version.fine.programme['5'].at(code);
    const ceiling = named ?? 0n;
    const excess = paid - ceiling;
    // what the budget in force does not name at all is off-plan, and another rule's
    const allowed = BigInt(Math.round(tolerance * 100));
    const isOver = named !== null && excess > allowed;
    const over = isOver ? crossing(chargesTo(unit.code, code, context), ceiling + allowed) : undefined;
    return {
      outcome: isOver ? 'RISK' : 'NOT_RISK',
      value: null,
      threshold: null,
      direction: 'above',
      n: 1,
      likelihood: 4,
      amount: isOver ? excess : null,
      slots: { paid: { money: paid }, ceiling: { money: ceiling }, excess: { money: excess }, code: { text: code } },
      evidence: isOver ? [...(over ? [paymentRow(over.payment)] : []), ...ceilingRows(unit.code, code, context)].slice(0, MOST_ROWS) : [],
    };
  },
});
