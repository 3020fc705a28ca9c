import type { UnitSums } from '../../board/unit-sums.js';
import { PlanFold } from '../../folds/index.js';
import { type Sen, type SubActivityCode, sumSen, type WorkUnitCode } from '../../values/index.js';
import { type Context, detector, type Evidence, type Subject } from '../core/detector.js';
import { budgetLine, payment, rp } from '../core/example-facts.js';
import type { Likelihood } from '../core/severity.js';
import { type OffPlan, offPlan } from './off-plan.js';
import { paymentRow } from './payment-rows.js';
import { ceilingRows, chargesTo } from './sub-activity-rows.js';

const OTHER = '1.03.10.2.01.0030';
const MOST_ROWS = 5;
const at = (workUnit: WorkUnitCode): Subject => ({ type: 'work-unit', key: workUnit, workUnit });
const isSubActivity = (code: string): boolean => code.split('.').length === 6;

/** Sub-activities that a unit budgets or pays for. */
function namedBy(unit: UnitSums | undefined, { today }: Context): Set<SubActivityCode> {
  const version = unit?.versionAt(today, '5');
  const codes = new Set<SubActivityCode>();
  if (unit) for (const [code] of unit.payments.fine.programme['5'].entries()) codes.add(code);
  if (version) for (const [code] of version.fine.programme['5'].entries()) codes.add(code);
  return new Set([...codes].filter(isSubActivity));
}

/** Units that name a sub-activity. */
function* named(units: Iterable<WorkUnitCode>, context: Context): Iterable<Subject> {
  for (const code of units) if (namedBy(context.state.rollup.units.get(code), context).size > 0) yield at(code);
}

/** One row for a sub-activity: its largest line of the budget in force, or where that has none its largest payment. */
function rowOf(workUnit: WorkUnitCode, { code }: OffPlan, context: Context): Evidence[] {
  const lines = ceilingRows(workUnit, code, context);
  if (lines.length > 0) return lines.slice(0, 1);
  const [first, ...others] = chargesTo(workUnit, code, context);
  return first ? [paymentRow(others.reduce((most, each) => (each.amount > most.amount ? each : most), first).payment)] : [];
}

/** The likelihood of that kind of finding which most of the money belongs to. */
function weightiest(found: readonly OffPlan[]): Likelihood {
  const sum = (of: Likelihood): Sen => sumSen(found.flatMap(({ likelihood, amount }) => (likelihood === of ? [amount] : [])));
  return ([3, 2] as const).reduce<Likelihood>((most, each) => (sum(each) > sum(most) ? each : most), 4);
}

export const b08 = detector({
  id: 'B08',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Kegiatan di luar dokumen perencanaan', en: 'Off-plan activity' },
  why: {
    id: 'Kegiatan yang dibayar tanpa ada di DPA yang berlaku, atau dianggarkan tanpa ada di RKPD, lolos dari pembahasan.',
    en: 'An activity that is paid without standing in the budget in force, or budgeted without a plan, escaped deliberation.',
  },
  legalBasis: 'PP 12/2019 Pasal 3 dan 124; Permendagri 86/2017: konsistensi RKPD, KUA-PPAS, dan APBD.',
  kind: 'event',
  sentence: {
    id: '{count} sub kegiatan senilai {sum} di luar dokumen; terbesar {largest} ({amount}), tidak ada di {document}.',
    en: '{count} sub-activities worth {sum} are off plan; the largest, {largest} ({amount}), is not in {document}.',
  },
  check: {
    id: 'Perubahan RKPD, keadaan darurat, DAK atau BTT, kode baru, pergeseran yang belum diimpor?',
    en: 'An amended plan, an emergency, a grant, a new code, a shift that was not imported?',
  },
  innocent: {
    id: 'Kode sub kegiatan berganti, atau versi anggaran belum lengkap.',
    en: 'The code was renamed, or a version is incomplete.',
  },
  clears: {
    id: 'Versi yang memuat kegiatan ini diimpor, atau kodenya dijembatani.',
    en: 'A version that names it, or a bridge of its code.',
  },
  inhibits: [],
  needs: ['budget-line', 'sp2d', 'plan-item'],
  parameters: {
    times: {
      title: { id: 'Kelipatan dari RKPD', en: 'Times the plan' },
      help: { id: 'Pagu di atas sekian kali pagu RKPD ditandai.', en: 'A ceiling above this many times the planned one is marked.' },
      unit: 'kali',
      min: 1,
      max: 10,
      step: 0.1,
      default: 1.5,
    },
    least: {
      title: { id: 'Nilai terkecil', en: 'Smallest amount' },
      help: {
        id: 'Besarnya anggaran di bawah ini tidak dibandingkan dengan RKPD.',
        en: 'The size of budgets below this is not compared with the plan.',
      },
      unit: 'rupiah',
      min: 0,
      max: 10_000_000_000,
      step: 1_000_000,
      default: 10_000_000,
    },
  },
  examples: [
    {
      title: 'Dibayar tanpa ada di DPA',
      facts: [
        budgetLine(rp(100_000_000)),
        payment('1', rp(5_000_000), '2026-05-04', {
          lines: [{ subActivity: OTHER, account: '5.2.04.01.01.0003', fundingSource: null, amount: rp(5_000_000) }],
        }),
      ],
      today: '2026-05-05',
      outcome: 'RISK',
    },
    {
      title: 'Hanya ada di versi lama',
      facts: [
        budgetLine(rp(100_000_000)),
        { ...budgetLine(rp(100_000_000), '2026-04-01', 'GESER_1'), subActivity: OTHER },
        payment('1', rp(5_000_000), '2026-05-04'),
      ],
      today: '2026-05-05',
      outcome: 'RISK',
    },
    {
      title: 'Dianggarkan tanpa ada di RKPD',
      facts: [budgetLine(rp(100_000_000)), { ...budgetLine(rp(80_000_000), '2025-07-01', 'RKPD'), subActivity: OTHER }],
      today: '2026-05-05',
      outcome: 'RISK',
    },
    {
      title: 'Ada di RKPD dan DPA',
      facts: [budgetLine(rp(100_000_000)), budgetLine(rp(80_000_000), '2025-07-01', 'RKPD'), payment('1', rp(5_000_000), '2026-05-04')],
      today: '2026-05-05',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Kode lama yang sudah dijembatani',
      facts: [
        budgetLine(rp(100_000_000)),
        { ...budgetLine(rp(80_000_000), '2025-07-01', 'RKPD'), subActivity: OTHER },
        {
          kind: 'code-bridge',
          region: '12.05',
          year: 2026,
          date: '2026-01-02',
          from: OTHER,
          to: '1.03.10.2.01.0029',
          fromYear: 2026,
          active: true,
          by: 'operator',
        },
      ],
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
    yield* named(context.state.rollup.units.keys(), context);
  },
  *touched(changes, context) {
    const units = new Set<WorkUnitCode>();
    for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
      if (fact?.kind === 'sp2d' || fact?.kind === 'budget-line') units.add(fact.workUnit);
      if (fact?.kind === 'plan-item' && fact.workUnit !== null) units.add(fact.workUnit);
      if (fact?.kind === 'code-bridge') for (const code of context.state.rollup.units.keys()) units.add(code);
    }
    yield* named(units, context);
  },
  evaluate({ key }, context, limits) {
    const unit = context.state.rollup.units.get(key);
    const version = unit?.versionAt(context.today, '5');
    if (!unit || !version)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Anggaran unit ini belum ada.', en: 'This unit has no budget yet.' } };
    const codes = [...namedBy(unit, context)].sort();
    const found = offPlan(unit, version, codes, context.state.fold(PlanFold), limits);
    const [largest] = found;
    const sum = sumSen(found.map(({ amount }) => amount));
    return {
      outcome: largest ? 'RISK' : 'NOT_RISK',
      value: found.length,
      threshold: null,
      direction: 'above',
      n: codes.length,
      likelihood: weightiest(found),
      amount: largest ? sum : null,
      slots: {
        count: { number: found.length },
        sum: { money: sum },
        largest: { text: largest?.code ?? '—' },
        amount: { money: largest?.amount ?? 0n },
        document: { text: largest?.document ?? '—' },
      },
      evidence: found.slice(0, MOST_ROWS).flatMap((each) => rowOf(unit.code, each, context)),
    };
  },
});
