import type { ProgressFact } from '../../facts/index.js';
import { PaymentFold, ProgressFold } from '../../folds/index.js';
import { addDays, dayNumber, type IsoDate, type Sen, sumSen, type WorkUnitCode } from '../../values/index.js';
import { type Context, detector, type Evaluation, type Evidence, type Subject } from '../core/detector.js';
import { budgetLine, payment, rp } from '../core/example-facts.js';
import { contract, handover } from '../core/example-procurement.js';
import { allContracts, contractAt, contractRow, paymentsOf, touchedContracts } from '../procurement/contracts.js';

const at = (workUnit: WorkUnitCode, code: string): Subject => ({ type: 'sub-activity', key: `${workUnit}|${code}`, workUnit });
/** Physical progress is told in hundredths of a per cent. */
const HUNDREDTHS = 100;
const report = (physical: number, date: IsoDate = '2026-04-30'): ProgressFact => ({
  kind: 'progress',
  ...{ region: '12.05', year: 2026, date, workUnit: '1.03.0.00.0.00.01.0000', subActivity: '1.03.10.2.01.0029' },
  ...{ physical: physical * HUNDREDTHS, problem: null, verifierNote: null },
});

/** Money and work of one thing on one day, in points of its value. */
interface Standing {
  readonly paid: Sen;
  readonly value: Sen;
  readonly physical: number;
  readonly on: IsoDate;
  readonly evidence: readonly Evidence[];
}

/** A sub-activity by its monthly report: what was paid up to the day of the report against what was built by then. */
function ofSubActivity(workUnit: WorkUnitCode, code: string, { state, today }: Context): Standing | null {
  const reports = state.fold(ProgressFold).of(workUnit, code, today);
  const last = reports.at(-1);
  const value = state.rollup.units.get(workUnit)?.versionAt(today, '5')?.fine.programme['5'].at(code) ?? null;
  if (!last || last.physical === null || value === null || value <= 0n) return null;
  const counted = state
    .fold(PaymentFold)
    .ofUnit(workUnit)
    .filter(({ sp2d: p }) => p.counts && p.date <= last.date && /^(LS|GU)$/.test(p.paymentKind));
  const paid = sumSen(counted.flatMap(({ sp2d }) => sp2d.lines.flatMap((line) => (line.subActivity === code ? line.amount : []))));
  const label = `Fisik ${last.physical / HUNDREDTHS}%`;
  const key = [workUnit, code, last.date].join('|');
  return {
    paid,
    value,
    physical: last.physical / HUNDREDTHS,
    on: last.date,
    evidence: [{ kind: 'progress', key, date: last.date, label, amount: null }],
  };
}

/** A contract by its records for payment; where no SP2D names it, by what the records let pass. */
function ofContract(subject: Subject, context: Context): Standing | null {
  const found = contractAt(subject, context);
  const records = found?.handovers.filter((h) => h.progress !== null) ?? [];
  const last = records.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  if (!found || last?.progress == null || found.last.amount === null || found.last.amount <= 0n) return null;
  const payments = paymentsOf(found, context).filter((p) => p.sp2d.date <= addDays(last.date, 14));
  const recorded = records.flatMap((h) => h.amount ?? []);
  const paid = payments.length > 0 ? sumSen(payments.map((p) => p.sp2d.amount)) : recorded.length > 0 ? sumSen(recorded) : null;
  if (paid === null) return null;
  return { paid, value: found.last.amount, physical: last.progress / HUNDREDTHS, on: last.date, evidence: [contractRow(found)] };
}

export const b04 = detector({
  id: 'B04',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Pembayaran mendahului fisik', en: 'Payment ahead of physical progress' },
  why: {
    id: 'Uang yang keluar lebih cepat daripada pekerjaan adalah kelebihan bayar yang menunggu diperiksa.',
    en: 'Money that runs ahead of the work is an overpayment waiting to be audited.',
  },
  legalBasis: 'Perpres 16/2018 Pasal 53: pembayaran sesuai prestasi pekerjaan.',
  kind: 'level',
  sentence: {
    id: 'Dibayar {financial} sedangkan fisik {physical} per {on}: selisih {gap}.',
    en: 'Paid {financial} while {physical} is built as of {on}: a gap of {gap}.',
  },
  check: { id: 'Berita acara kemajuan, foto, opname, jaminan uang muka.', en: 'Progress record, photos, survey, bond of the advance.' },
  innocent: { id: 'Uang muka yang belum diangsur, atau laporan fisik terlambat.', en: 'An advance not yet recovered, or a late report.' },
  clears: { id: 'Laporan fisik yang lebih baru, atau pembayaran dibetulkan.', en: 'A newer report, or a corrected payment.' },
  inhibits: [],
  needs: ['progress', 'handover', 'contract', 'sp2d', 'sp2d-party', 'budget-line'],
  parameters: {
    enter: {
      title: { id: 'Nyala di atas', en: 'On above' },
      help: { id: 'Poin yang dibayar melebihi fisik.', en: 'Points paid beyond what is built.' },
      unit: 'poin',
      min: 1,
      max: 60,
      step: 0.5,
      default: 10,
    },
    exit: {
      title: { id: 'Padam di bawah', en: 'Off below' },
      help: { id: 'Harus di bawah batas nyala.', en: 'Must be below the limit to go on.' },
      unit: 'poin',
      min: 0,
      max: 60,
      step: 0.5,
      default: 8,
    },
    age: {
      title: { id: 'Umur laporan fisik', en: 'Age of the report' },
      help: { id: 'Laporan yang lebih tua tidak dipakai.', en: 'An older report is not used.' },
      unit: 'hari',
      min: 7,
      max: 120,
      step: 1,
      default: 45,
    },
  },
  examples: [
    {
      title: 'Sub kegiatan dibayar jauh di atas fisiknya',
      facts: [budgetLine(rp(1_000_000_000)), payment('1', rp(600_000_000), '2026-04-20'), report(40)],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Fisik mendahului pembayaran',
      facts: [budgetLine(rp(1_000_000_000)), payment('1', rp(600_000_000), '2026-04-20'), report(65)],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Dibayar penuh, berita acara baru menyebut 70 persen',
      facts: [
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04'),
        handover('602/1/SPK/2026', '2026-05-04', { progress: 7_000, amount: rp(150_000_000) }),
      ],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Laporan fisik terlalu tua',
      facts: [budgetLine(rp(1_000_000_000)), payment('1', rp(600_000_000), '2026-01-20'), report(10, '2026-01-31')],
      today: '2026-05-12',
      outcome: 'IMPOSSIBLE',
    },
  ],
  *subjects(context) {
    yield* allContracts(context);
    const seen = new Set<string>();
    for (const { workUnit, subActivity } of context.state.fold(ProgressFold).until(context.today)) {
      if (subActivity === null || seen.has(`${workUnit}|${subActivity}`)) continue;
      seen.add(`${workUnit}|${subActivity}`);
      yield at(workUnit, subActivity);
    }
  },
  *touched(changes, context) {
    yield* touchedContracts(changes, context);
    const progress = context.state.fold(ProgressFold);
    const isReported = (unit: WorkUnitCode, code: string): boolean => progress.of(unit, code, context.today).length > 0;
    for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
      const codes = fact?.kind === 'sp2d' ? fact.lines.map((l) => l.subActivity) : fact?.kind === 'progress' ? [fact.subActivity] : [];
      if (fact && 'workUnit' in fact && fact.workUnit !== null) {
        for (const code of codes) if (code !== null && isReported(fact.workUnit, code)) yield at(fact.workUnit, code);
        if (fact.kind === 'budget-line') for (const code of progress.codesOf(fact.workUnit, context.today)) yield at(fact.workUnit, code);
      }
    }
  },
  evaluate(subject, context, { enter, exit, age }): Evaluation {
    const { key, workUnit, type } = subject;
    const standing =
      type === 'contract'
        ? ofContract(subject, context)
        : ofSubActivity(workUnit as WorkUnitCode, key.slice(key.indexOf('|') + 1), context);
    if (!standing)
      return {
        outcome: 'IMPOSSIBLE',
        reason: { id: 'Fisik, pembayaran, atau nilainya tidak diketahui.', en: 'Progress, payment or value is unknown.' },
      };
    const { paid, value, physical, on, evidence } = standing;
    if (dayNumber(context.today) - dayNumber(on) > age && type !== 'contract')
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Laporan fisik terlalu tua.', en: 'The report of progress is too old.' } };
    // not money: a share of the value
    const share = Number(paid) / Number(value);
    const gap = share * 100 - physical;
    return {
      outcome: gap > enter ? 'RISK' : 'NOT_RISK',
      isBetween: gap <= enter && gap >= exit,
      value: gap,
      threshold: enter,
      direction: 'above',
      n: 1,
      likelihood: gap > 2 * enter ? 3 : 2,
      amount: gap > enter ? (value * BigInt(Math.round(gap * HUNDREDTHS))) / 10_000n : null,
      slots: { financial: { rate: share }, physical: { rate: physical / 100 }, on: { date: on }, gap: { points: gap } },
      evidence,
    };
  },
});
