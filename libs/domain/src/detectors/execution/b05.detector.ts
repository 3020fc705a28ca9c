import { type Payment, PaymentFold } from '../../folds/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { budgetLine, party, payment, rp } from '../core/example-facts.js';
import { awardLetter, contract, handover, startOrder } from '../core/example-procurement.js';
import { allContracts, contractAt, touchedContracts } from '../procurement/contracts.js';
import { contractSteps, paymentSteps, stepRow, touchedPayments, worstInversion } from './chronology.js';

const PREFIX = 'sp2d|';
const ofPayment = ({ sp2d }: Payment): Subject => ({ type: 'payment', key: PREFIX + sp2d.number, workUnit: sp2d.workUnit });
/** Only what a rule can stand on: a payment that counts. */
const isJudged = ({ sp2d }: Payment, { today }: Context): boolean => sp2d.counts && sp2d.date <= today && sp2d.paymentKind === 'LS';

export const b05 = detector({
  id: 'B05',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Kronologi dokumen terbalik', en: 'Broken chronology' },
  why: {
    id: 'Kontrak mendahului serah terima dan tagihan mendahului pembayaran. Urutan yang terbalik berarti salah tanggal, atau dokumen dibuat belakangan.',
    en: 'A contract comes before the hand-over and a claim before its payment. A broken order is a wrong date, or a paper made afterwards.',
  },
  legalBasis: 'PP 12/2019 Pasal 141; Permendagri 77/2020: pembayaran didasarkan pada dokumen yang sudah ada.',
  kind: 'event',
  sentence: {
    id: '{second} ({secondOn}) mendahului {first} ({firstOn}), selisih {days} hari.',
    en: '{second} ({secondOn}) comes before {first} ({firstOn}), by {days} days.',
  },
  check: { id: 'Salah input tanggal? Pembayaran uang muka yang sah?', en: 'A wrong date? A lawful advance?' },
  innocent: { id: 'Tanggal salah ketik, atau tanggal unggah yang dipakai.', en: 'A typing error, or the day of upload was taken.' },
  clears: { id: 'Tanggal dibetulkan di sistem asalnya.', en: 'The date is corrected at its source.' },
  inhibits: [],
  needs: ['contract', 'handover', 'start-order', 'award-letter', 'sp2d', 'sp2d-party', 'spm', 'spp'],
  parameters: {
    tolerance: {
      title: { id: 'Toleransi', en: 'Tolerance' },
      help: { id: 'Selisih sampai sekian hari dianggap beda pencatatan.', en: 'Up to this many days are taken for a late entry.' },
      unit: 'hari',
      min: 0,
      max: 30,
      step: 1,
      default: 0,
    },
  },
  examples: [
    {
      title: 'SP2D terbit sebelum kontrak',
      facts: [
        payment('1', rp(150_000_000), '2026-05-04'),
        party('1', '2026-05-04', { contractNumber: '602/1/SPK/2026' }),
        contract('602/1/SPK/2026', rp(150_000_000), '2026-05-11'),
      ],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'SPMK mendahului kontrak',
      facts: [contract('602/1/SPK/2026', rp(150_000_000), '2026-05-11'), startOrder('602/1/SPK/2026', '2026-05-08')],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Dibayar sebelum DPA berlaku',
      facts: [budgetLine(rp(200_000_000), '2026-02-02'), payment('1', rp(1_000_000), '2026-01-20'), party('1', '2026-01-20')],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Urutan dokumen benar',
      facts: [
        budgetLine(rp(200_000_000)),
        awardLetter('602/1/SPK/2026', '2026-03-02'),
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04'),
        startOrder('602/1/SPK/2026', '2026-03-04'),
        handover('602/1/SPK/2026', '2026-05-04', { recordNumber: 'BAP-1', recordOn: '2026-05-05' }),
        payment('1', rp(150_000_000), '2026-05-08'),
        party('1', '2026-05-08', { contractNumber: '602/1/SPK/2026' }),
      ],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Termin dibayar sebelum serah terima akhir',
      facts: [
        contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04'),
        handover('602/1/SPK/2026', '2026-05-04', { mode: 'Termin' }),
        payment('1', rp(45_000_000), '2026-03-20'),
        party('1', '2026-03-20', { contractNumber: '602/1/SPK/2026' }),
      ],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Hanya satu tanggal yang diketahui',
      facts: [contract('602/1/SPK/2026', rp(150_000_000), '2026-03-04')],
      today: '2026-05-12',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  *subjects(context) {
    yield* allContracts(context);
    const payments = context.state.fold(PaymentFold);
    for (const number of payments.numbers()) {
      const of = payments.at(number);
      if (of && isJudged(of, context)) yield ofPayment(of);
    }
  },
  *touched(changes, context) {
    yield* touchedContracts(changes, context);
    const facts = changes.flatMap(({ before, after }) => [before, after]);
    for (const of of touchedPayments(facts, context)) if (isJudged(of, context)) yield ofPayment(of);
  },
  evaluate(subject, context, { tolerance }) {
    const steps = stepsOf(subject, context);
    if (steps.length < 2)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Kurang dari dua dokumen bertanggal.', en: 'Fewer than two dated papers.' } };
    const worst = worstInversion(steps, tolerance);
    const [first, second] = [worst?.first ?? steps[0], worst?.second ?? steps.at(-1)];
    if (!first || !second) throw new Error('dua dokumen tanpa urutan');
    const isPayment = second.kind === 'sp2d';
    return {
      outcome: worst ? 'RISK' : 'NOT_RISK',
      value: worst?.days ?? 0,
      threshold: tolerance,
      direction: 'above',
      n: steps.length,
      likelihood: isPayment && (first.kind === 'contract' || first.kind === 'budget-line') ? 4 : 3,
      amount: worst ? (second.amount ?? first.amount) : null,
      slots: {
        first: { text: first.name },
        firstOn: { date: first.date },
        second: { text: second.name },
        secondOn: { date: second.date },
        days: { number: worst?.days ?? 0 },
      },
      evidence: worst ? [stepRow(first), stepRow(second)] : [],
    };
  },
});

function stepsOf(subject: Subject, context: Context) {
  if (subject.type === 'contract') {
    const found = contractAt(subject, context);
    return found ? contractSteps(found, context) : [];
  }
  const of = context.state.fold(PaymentFold).at(subject.key.slice(PREFIX.length));
  return of && isJudged(of, context) ? paymentSteps(of, context) : [];
}
