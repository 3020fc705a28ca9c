import { PlanFold } from '../../folds/index.js';
import type { Sen, SubActivityCode, WorkUnitCode } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { budgetLine, payment, rp } from '../core/example-facts.js';

const OTHER = '1.03.10.2.01.0030';
const at = (workUnit: WorkUnitCode, code: string): Subject => ({ type: 'sub-activity', key: `${workUnit}|${code}`, workUnit });
const isSubActivity = (code: string): boolean => code.split('.').length === 6;

/** Sub-activities that a unit budgets or pays for. */
function* named(workUnit: WorkUnitCode, { state, today }: Context): Iterable<Subject> {
  const unit = state.rollup.units.get(workUnit);
  const version = unit?.versionAt(today, '5');
  const codes = new Set<string>();
  if (unit) for (const [code] of unit.payments.fine.programme['5'].entries()) codes.add(code);
  if (version) for (const [code] of version.fine.programme['5'].entries()) codes.add(code);
  for (const code of codes) if (isSubActivity(code)) yield at(workUnit, code);
}

/** What the yearly plan of a unit gives a sub-activity: by rows of stage RKPD, else by its items. Null = not named; undefined = no plan. */
function planned(workUnit: WorkUnitCode, code: SubActivityCode, { state }: Context): { readonly amount: Sen | null } | null | undefined {
  const plan = state.fold(PlanFold);
  const codes = [code, ...plan.bridges.from(code)];
  const rows = state.rollup.units.get(workUnit)?.budgets.get('RKPD')?.fine.programme['5'];
  if (rows) {
    const found = codes.flatMap((each) => rows.at(each) ?? []);
    return found.length === 0 ? null : { amount: found.reduce((a, b) => a + b, 0n) };
  }
  const items = plan.of(workUnit);
  if (!items) return undefined;
  const found = codes.filter((each) => items.has(each));
  return found.length === 0 ? null : { amount: items.get(found[0] as SubActivityCode) ?? null };
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
    id: '{code} senilai {amount} tidak ada di {document}.',
    en: '{code} worth {amount} is not in {document}.',
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
  inhibits: ['B07'],
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
    for (const code of context.state.rollup.units.keys()) yield* named(code, context);
  },
  *touched(changes, context) {
    const units = new Set<WorkUnitCode>();
    for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
      if (fact?.kind === 'sp2d') for (const { subActivity } of fact.lines) if (subActivity !== null) yield at(fact.workUnit, subActivity);
      if (fact?.kind === 'budget-line') units.add(fact.workUnit);
      if (fact?.kind === 'plan-item' && fact.workUnit !== null) units.add(fact.workUnit);
      if (fact?.kind === 'code-bridge') for (const code of context.state.rollup.units.keys()) units.add(code);
    }
    for (const code of units) yield* named(code, context);
  },
  evaluate({ key, workUnit }, context, { times, least }) {
    const code = key.slice(key.indexOf('|') + 1);
    const unit = workUnit === null ? undefined : context.state.rollup.units.get(workUnit);
    const version = unit?.versionAt(context.today, '5');
    if (!unit || !version || workUnit === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Anggaran unit ini belum ada.', en: 'This unit has no budget yet.' } };
    const ceiling = version.fine.programme['5'].at(code);
    const paid = unit.payments.fine.programme['5'].at(code) ?? 0n;
    const plan = planned(workUnit, code, context);
    const said = (isRisk: boolean, document: string, amount: Sen, likelihood: 2 | 3 | 4, value: number | null = null) => ({
      outcome: isRisk ? ('RISK' as const) : ('NOT_RISK' as const),
      value,
      threshold: value === null ? null : times,
      direction: 'above' as const,
      n: 1,
      likelihood,
      amount: isRisk ? amount : null,
      slots: { code: { text: code }, amount: { money: amount }, document: { text: document } },
      evidence: [],
    });
    if (ceiling === null) {
      const older = [...unit.budgets.values()].find((v) => v !== version && v.fine.programme['5'].at(code) !== null);
      const before = older ? `, hanya di ${older.stage}` : '';
      return said(paid > 0n, `DPA yang berlaku (${version.stage}${before})`, paid, 4);
    }
    if (plan === null) return said(true, 'RKPD', ceiling, 3);
    if (plan === undefined || ceiling < BigInt(Math.round(least * 100))) return said(false, 'DPA', ceiling, 3);
    // not money: how many times the plan
    const ratio = plan.amount === null || plan.amount === 0n ? null : Number(ceiling) / Number(plan.amount);
    return said(ratio !== null && ratio > times, 'RKPD sebesar itu', ceiling, 2, ratio);
  },
});
