import type { ProgressFact } from '../../facts/index.js';
import { type Payment, PaymentFold, ProgressFold } from '../../folds/index.js';
import { sumSen, type WorkUnitCode } from '../../values/index.js';
import { type Context, detector, type Evidence, type Subject } from '../core/detector.js';
import { payment, rp } from '../core/example-facts.js';

const PREFIX = 'sp2d|';
/** Physical progress is told in hundredths of a per cent; a fall of a point is a correction. */
const POINT = 100;
const FULL = 10_000;
const ofPayment = ({ sp2d }: Payment): Subject => ({ type: 'payment', key: PREFIX + sp2d.number, workUnit: sp2d.workUnit });
const ofProgress = (workUnit: WorkUnitCode, code: string): Subject => ({ type: 'sub-activity', key: `${workUnit}|${code}`, workUnit });

interface Problem {
  readonly field: string;
  readonly text: string;
  readonly row: Evidence;
}

function problemOfPayment({ sp2d }: Payment, { today }: Context): Problem | null {
  const { number, date, amount, description, lines } = sp2d;
  const row: Evidence = { kind: 'sp2d', key: number, date, label: description ?? number, amount };
  if (amount < 0n) return { field: 'nilai', text: 'negatif', row };
  if (date > today) return { field: 'tanggal', text: `${date} belum tiba`, row };
  if (lines.length > 0 && sumSen(lines.map((line) => line.amount)) !== amount)
    return { field: 'rincian', text: 'tidak berjumlah nilai SP2D', row };
  return null;
}

function problemOfProgress(reports: readonly ProgressFact[]): Problem | null {
  let most = 0;
  for (const { workUnit, subActivity, date, physical } of reports) {
    if (physical === null) continue;
    const row: Evidence = {
      kind: 'progress',
      key: [workUnit, subActivity, date].join('|'),
      date,
      label: `Fisik ${physical / POINT}%`,
      amount: null,
    };
    if (physical > FULL) return { field: 'fisik', text: `${physical / POINT}% di atas seratus`, row };
    if (physical < most - POINT) return { field: 'fisik', text: `turun dari ${most / POINT}% ke ${physical / POINT}%`, row };
    most = Math.max(most, physical);
  }
  return null;
}

const report = (physical: number, date: string): ProgressFact => ({
  kind: 'progress',
  ...{ region: '12.05', year: 2026, date, workUnit: '1.03.0.00.0.00.01.0000', subActivity: '1.03.10.2.01.0029' },
  ...{ physical: physical * POINT, problem: null, verifierNote: null },
});

export const s09 = detector({
  id: 'S09',
  tier: 1,
  family: 'mutu-data',
  title: { id: 'Data mustahil', en: 'Impossible data' },
  why: {
    id: 'Nilai negatif, tanggal yang belum tiba, rincian yang tidak berjumlah, dan fisik yang turun adalah salah catat; aturan lain tidak boleh berdiri di atasnya.',
    en: 'Negative amounts, days to come, details that do not add up and progress that falls are errors of record; no other rule may stand on them.',
  },
  legalBasis: 'Mutu data; tanpa dasar hukum tersendiri.',
  kind: 'event',
  sentence: { id: '{field}: {text}.', en: '{field}: {text}.' },
  check: { id: 'Perbaiki di sistem asalnya, lalu kirim ulang.', en: 'Correct it at its source and send it again.' },
  innocent: { id: 'Salah ketik.', en: 'A typing error.' },
  clears: { id: 'Data dibetulkan di sumbernya.', en: 'Corrected at its source.' },
  inhibits: ['B04', 'B05', 'B14'],
  needs: ['sp2d', 'progress'],
  parameters: {},
  examples: [
    { title: 'Nilai negatif', facts: [payment('1', rp(-5), '2026-05-04')], today: '2026-05-05', outcome: 'RISK' },
    { title: 'Fisik turun', facts: [report(60, '2026-03-31'), report(45, '2026-04-30')], today: '2026-05-05', outcome: 'RISK' },
    { title: 'Wajar', facts: [payment('1', rp(5), '2026-05-04'), report(60, '2026-03-31')], today: '2026-05-05', outcome: 'NOT_RISK' },
  ],
  *subjects({ state, today }) {
    const payments = state.fold(PaymentFold);
    for (const number of payments.numbers()) {
      const of = payments.at(number);
      if (of) yield ofPayment(of);
    }
    const seen = new Set<string>();
    for (const { workUnit, subActivity } of state.fold(ProgressFold).until(today)) {
      if (subActivity === null || seen.has(`${workUnit}|${subActivity}`)) continue;
      seen.add(`${workUnit}|${subActivity}`);
      yield ofProgress(workUnit, subActivity);
    }
  },
  *touched(changes, { state, today }) {
    for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
      const of = fact?.kind === 'sp2d' ? state.fold(PaymentFold).at(fact.number) : null;
      if (of) yield ofPayment(of);
      if (fact?.kind === 'progress' && fact.subActivity !== null && fact.date <= today) yield ofProgress(fact.workUnit, fact.subActivity);
    }
  },
  evaluate(subject, context) {
    const { state, today } = context;
    const isPayment = subject.type === 'payment';
    const of = isPayment ? state.fold(PaymentFold).at(subject.key.slice(PREFIX.length)) : null;
    if (isPayment && !of) return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'SP2D ini tidak ada lagi.', en: 'The SP2D is no more.' } };
    const code = subject.key.slice(subject.key.indexOf('|') + 1);
    const problem = of
      ? problemOfPayment(of, context)
      : problemOfProgress(state.fold(ProgressFold).of(subject.workUnit as WorkUnitCode, code, today));
    return {
      outcome: problem ? 'RISK' : 'NOT_RISK',
      value: null,
      threshold: null,
      direction: 'equal',
      n: 1,
      likelihood: 3,
      amount: null,
      slots: { field: { text: problem?.field ?? '—' }, text: { text: problem?.text ?? '—' } },
      evidence: problem ? [problem.row] : [],
    };
  },
});
