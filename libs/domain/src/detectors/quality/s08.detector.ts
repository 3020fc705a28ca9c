import { PaymentFold } from '../../folds/index.js';
import { addDays, type IsoDate, isoDate, weekday } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { payment, rp } from '../core/example-facts.js';
import { poissonTail } from '../core/statistics.js';
import { perState } from '../series/spending-days.js';

const REGION: Subject = { type: 'region', key: 'sp2d', workUnit: null };

/** Payments of each working day before the one that is judged, and of that day: the last one that has ended. */
const counted = perState(({ state, today, calendar }: Context) => {
  const payments = state.fold(PaymentFold);
  const counts = new Map<IsoDate, number>();
  for (const number of payments.numbers()) {
    const date = payments.at(number)?.sp2d.date;
    if (date !== undefined) counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  const days: { readonly day: IsoDate; readonly count: number }[] = [];
  for (let day = isoDate(state.rollup.year, 1, 1); day < today; day = addDays(day, 1)) {
    const works = calendar.isWorkingDay(day);
    if (works === null) return null;
    if (works) days.push({ day, count: counts.get(day) ?? 0 });
  }
  return days;
});

/** Even days of the month's three thirds and the weekday: months and weeks have their own rhythm. */
const third = (day: IsoDate): number => Math.min(2, Math.floor((Number(day.slice(8)) - 1) / 10));

const daily = (counts: (i: number) => number) =>
  Array.from({ length: 100 }, (_, i) => addDays('2026-02-02', i)).flatMap((day, i) =>
    weekday(day) === 0 || weekday(day) === 6 ? [] : Array.from({ length: counts(i) }, (_, n) => payment(`${i}-${n}`, rp(5), day)),
  );

export const s08 = detector({
  id: 'S08',
  tier: 1,
  family: 'mutu-data',
  title: { id: 'Jumlah transaksi tidak lazim', en: 'Unusual volume' },
  why: {
    id: 'Hari dengan SP2D jauh lebih banyak atau sedikit dari biasanya sering berarti impor ganda atau impor yang terpotong.',
    en: 'A day with far more or fewer payments than usual is often a double or a broken import.',
  },
  legalBasis: 'Mutu data; tanpa dasar hukum tersendiri.',
  kind: 'event',
  sentence: { id: '{count} SP2D pada {day}, biasanya sekitar {usual}.', en: '{count} payments on {day}, usually about {usual}.' },
  check: { id: 'Impor ganda? Hari kejepit? Akhir tahun?', en: 'A double import? A bridge day? Year end?' },
  innocent: { id: 'Batas akhir pengajuan, pembayaran serentak.', en: 'A deadline, payments at once.' },
  clears: { id: 'Impor dibetulkan.', en: 'A corrected import.' },
  inhibits: [],
  needs: ['sp2d', 'holiday'],
  parameters: {
    thousandths: {
      title: { id: 'Peluang kebetulan', en: 'Chance' },
      help: { id: 'Perseribu; makin kecil, makin jarang ditandai.', en: 'Per mille; the smaller, the rarer.' },
      unit: 'jumlah',
      min: 0.01,
      max: 10,
      step: 0.01,
      default: 1,
    },
    days: {
      title: { id: 'Hari paling sedikit', en: 'Fewest days' },
      help: { id: 'Dengan lebih sedikit hari kerja tidak dinilai.', en: 'With fewer working days it is not judged.' },
      unit: 'hari kerja',
      min: 20,
      max: 250,
      step: 1,
      default: 60,
    },
  },
  examples: [
    { title: 'Empat kali lipat dalam sehari', facts: daily((i) => (i === 99 ? 40 : 9 + (i % 3))), today: '2026-05-13', outcome: 'RISK' },
    { title: 'Seperti biasa', facts: daily((i) => 9 + (i % 3)), today: '2026-05-13', outcome: 'NOT_RISK' },
    { title: 'Baru sebulan', facts: daily((i) => 9 + (i % 3)).slice(0, 150), today: '2026-03-02', outcome: 'CONDITIONS_NOT_MET' },
  ],
  *subjects() {
    yield REGION;
  },
  *touched(changes) {
    if (changes.some(({ before, after }) => (after ?? before)?.kind === 'sp2d')) yield REGION;
  },
  evaluate(_subject, context, { thousandths, days: least }) {
    const days = counted(context);
    if (days === null)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Hari libur tahun ini belum dimuat.', en: 'The holidays of the year are not loaded.' },
      };
    if (days.every(({ count }) => count === 0)) return { outcome: 'IMPOSSIBLE', reason: { id: 'Belum ada SP2D.', en: 'No payments yet.' } };
    const last = days.at(-1);
    const past = days.slice(0, -1);
    const alike = last ? past.filter(({ day }) => third(day) === third(last.day)).slice(-Math.ceil(least / 2)) : [];
    if (!last || past.length < least || alike.length < 10)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Hari kerjanya belum cukup.', en: 'Too few working days.' } };
    const counts = alike.map(({ count }) => count);
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    const variance = counts.reduce((a, b) => a + (b - mean) ** 2, 0) / (counts.length - 1);
    // Payments come in batches: a Poisson of batches as large as the spread tells.
    const batch = Math.max(1, mean > 0 ? variance / mean : 1);
    const chance = poissonTail(mean / batch, Math.round(last.count / batch));
    return {
      outcome: chance < thousandths / 1_000 ? 'RISK' : 'NOT_RISK',
      value: last.count,
      threshold: null,
      direction: last.count > mean ? 'above' : 'below',
      n: counts.length,
      likelihood: 2,
      amount: null,
      slots: { count: { number: last.count }, day: { date: last.day }, usual: { number: Math.round(mean) } },
      evidence: [],
    };
  },
});
