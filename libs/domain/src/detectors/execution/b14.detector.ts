import { type Payment, PaymentFold } from '../../folds/index.js';
import { dayNumber } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { party, payment, rp } from '../core/example-facts.js';
import { similarity } from '../core/statistics.js';
import { paymentRow, vendorOf } from './payment-rows.js';
import { areRecurring, mayBecomeSeries } from './recurring.js';

/** Widest window that the parameter allows: what is farther apart is never a candidate. */
const WIDEST = 90;

const keyOf = (a: Payment, b: Payment): string => [a.sp2d.number, b.sp2d.number].sort().join('|');
const pair = (a: Payment, b: Payment): Subject => ({ type: 'payment', key: keyOf(a, b), workUnit: a.sp2d.workUnit });
const daysApart = (a: Payment, b: Payment): number => Math.abs(dayNumber(a.sp2d.date) - dayNumber(b.sp2d.date));

/** Other payments of the same amount to the same vendor, near in time. */
function* twins(of: Payment, payments: PaymentFold): Iterable<Payment> {
  const vendor = vendorOf(of);
  if (vendor === null) return;
  for (const other of payments.toVendor(vendor))
    if (other.sp2d.number !== of.sp2d.number && other.sp2d.amount === of.sp2d.amount && daysApart(of, other) <= WIDEST) yield other;
}

const MONTHS = /^(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)$/;

/** Numbers, stages and months in a text: `paket 2`, `tahap II`, `bulan Mei`. Texts that differ in them speak of different things. */
const marksOf = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => /^\d+$|^[ivx]+$/.test(word) || MONTHS.test(word)).join(' ');

const saySame = ({ sp2d: a }: Payment, { sp2d: b }: Payment): boolean =>
  a.description !== null && b.description !== null && marksOf(a.description) === marksOf(b.description);

export const b14 = detector({
  id: 'B14',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Pembayaran ganda', en: 'Duplicate payment' },
  why: {
    id: 'Pembayaran yang sama dua kali adalah kelebihan bayar yang paling mudah dicegah.',
    en: 'Paying the same thing twice is the overpayment that is easiest to prevent.',
  },
  legalBasis: 'PP 12/2019 Pasal 141: setiap pengeluaran didukung bukti yang lengkap dan sah.',
  kind: 'event',
  sentence: {
    id: 'SP2D {a} dan {b}: penyedia, nilai {amount}, dan uraian sama; selisih {days} hari.',
    en: 'SP2D {a} and {b}: same vendor, amount {amount} and description, {days} days apart.',
  },
  check: { id: 'Termin berbeda? Pengembalian? Dua lokasi?', en: 'Different instalments? A refund? Two places?' },
  innocent: {
    id: 'Termin dengan nilai sama, atau pekerjaan sejenis di dua lokasi.',
    en: 'Instalments of equal amounts, or like works in two places.',
  },
  clears: { id: 'Salah satu SP2D dibatalkan atau dibetulkan.', en: 'One of the two is cancelled or corrected.' },
  inhibits: ['B16'],
  needs: ['sp2d', 'sp2d-party'],
  parameters: {
    days: {
      title: { id: 'Jendela', en: 'Window' },
      help: { id: 'Pasangan yang lebih jauh dari ini tidak dibandingkan.', en: 'Pairs farther apart than this are not compared.' },
      unit: 'hari',
      min: 1,
      max: WIDEST,
      step: 1,
      default: 30,
    },
    likeness: {
      title: { id: 'Kemiripan uraian', en: 'Likeness of the descriptions' },
      help: { id: '1 = sama persis, 0,9 menoleransi salah ketik.', en: '1 = exactly the same, 0.9 allows for typing errors.' },
      unit: 'rasio',
      min: 0.5,
      max: 1,
      step: 0.01,
      default: 0.9,
    },
  },
  examples: [
    {
      title: 'Dua SP2D sama dalam sepekan',
      facts: [
        payment('1', rp(150_000_000), '2026-05-04'),
        party('1', '2026-05-04'),
        payment('2', rp(150_000_000), '2026-05-11'),
        party('2', '2026-05-11'),
      ],
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'Uraian berbeda',
      facts: [
        payment('1', rp(150_000_000), '2026-05-04'),
        party('1', '2026-05-04'),
        payment('2', rp(150_000_000), '2026-05-11', { description: 'Pengadaan komputer kantor' }),
        party('2', '2026-05-11'),
      ],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Paket lain dari pekerjaan yang sama',
      facts: [1, 2].flatMap((n) => [
        payment(String(n), rp(150_000_000), '2026-05-04', { description: `Pembangunan rabat beton desa Stabat Lama paket ${n}` }),
        party(String(n), '2026-05-04'),
      ]),
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Dua tagihan pertama yang mungkin bulanan',
      facts: ['01-06', '02-03'].flatMap((day, i) => [
        payment(String(i), rp(12_000_000), `2026-${day}`, { description: 'Sewa gedung kantor' }),
        party(String(i), `2026-${day}`),
      ]),
      today: '2026-02-10',
      outcome: 'CONDITIONS_NOT_MET',
    },
    {
      title: 'Tagihan bulanan yang berulang',
      facts: ['01-05', '02-05', '03-05', '04-06'].flatMap((day, i) => [
        payment(String(i), rp(12_000_000), `2026-${day}`, { description: 'Sewa gedung kantor' }),
        party(String(i), `2026-${day}`),
      ]),
      values: { days: 40 },
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Tagihan bulanan yang dibayar dua kali dalam sebulan',
      facts: ['01-05', '02-05', '03-05', '03-09', '04-06'].flatMap((day, i) => [
        payment(String(i), rp(12_000_000), `2026-${day}`, { description: 'Sewa gedung kantor' }),
        party(String(i), `2026-${day}`),
      ]),
      today: '2026-05-12',
      outcome: 'RISK',
    },
    {
      title: 'SP2D yang dibatalkan tidak dihitung',
      facts: [
        payment('1', rp(150_000_000), '2026-05-04', { counts: false, status: 'dihapus' }),
        party('1', '2026-05-04'),
        payment('2', rp(150_000_000), '2026-05-11'),
        party('2', '2026-05-11'),
      ],
      today: '2026-05-12',
      outcome: 'NOT_RISK',
    },
  ],
  *subjects({ state }) {
    const payments = state.fold(PaymentFold);
    for (const number of payments.numbers()) {
      const of = payments.at(number);
      if (of) for (const other of twins(of, payments)) if (of.sp2d.number < other.sp2d.number) yield pair(of, other);
    }
  },
  *touched(changes, { state }) {
    const payments = state.fold(PaymentFold);
    for (const fact of changes.flatMap(({ before, after }) => [before, after])) {
      if (fact?.kind !== 'sp2d' && fact?.kind !== 'sp2d-party') continue;
      const now = payments.at(fact.number);
      if (!now) continue;
      // As it was before the change too: a pair that is none any more is judged once more.
      const was = fact.kind === 'sp2d' ? { ...now, sp2d: fact } : { ...now, party: fact };
      for (const of of [now, was]) for (const other of twins(of, payments)) yield pair(of, other);
      // A new payment may show that others are a series.
      const vendor = vendorOf(now);
      if (vendor !== null) for (const of of payments.toVendor(vendor)) for (const other of twins(of, payments)) yield pair(of, other);
    }
  },
  evaluate(subject, context, { days, likeness }) {
    const [a, b] = paymentsOf(subject, context);
    if (!a || !b) return { outcome: 'IMPOSSIBLE', reason: { id: 'Salah satu SP2D tidak ada lagi.', en: 'One of the two is no more.' } };
    const apart = daysApart(a, b);
    const alike = similarity(a.sp2d.description ?? '', b.sp2d.description ?? '');
    const vendor = vendorOf(a);
    const isSame = vendor !== null && vendor === vendorOf(b) && a.sp2d.amount === b.sp2d.amount && a.sp2d.counts && b.sp2d.counts;
    const isTwin = isSame && apart <= days && alike >= likeness && saySame(a, b);
    const all = vendor === null ? [] : context.state.fold(PaymentFold).toVendor(vendor);
    if (isTwin && mayBecomeSeries(a, b, all, context.today))
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Mungkin tagihan bulanan; menunggu yang berikutnya.', en: 'Perhaps a monthly bill; the next one will tell.' },
      };
    const isRisk = isTwin && !areRecurring(a, b, all);
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      value: alike,
      threshold: likeness,
      direction: 'above',
      n: 2,
      likelihood: 3,
      amount: a.sp2d.amount,
      slots: { a: { text: a.sp2d.number }, b: { text: b.sp2d.number }, amount: { money: a.sp2d.amount }, days: { number: apart } },
      evidence: [a, b].map(paymentRow),
    };
  },
});

/** The two payments of a pair in order of their dates. */
function paymentsOf({ key }: Subject, { state }: Context): (Payment | null)[] {
  const payments = state.fold(PaymentFold);
  const pairOf = key.split('|').map((number) => payments.at(number));
  return pairOf.sort((a, b) => ((a?.sp2d.date ?? '') < (b?.sp2d.date ?? '') ? -1 : 1));
}
