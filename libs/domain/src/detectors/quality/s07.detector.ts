import { PaymentFold, ProgressFold } from '../../folds/index.js';
import type { IsoDate } from '../../values/index.js';
import { type Context, detector, type Subject } from '../core/detector.js';
import { payment, rp } from '../core/example-facts.js';
import { quantile } from '../quantile.js';

const SOURCES = ['sp2d', 'progress'] as const;
type Source = (typeof SOURCES)[number];
const at = (key: Source): Subject => ({ type: 'source', key, workUnit: null });
const NAMES: Readonly<Record<Source, string>> = { sp2d: 'SP2D', progress: 'laporan fisik' };
/** Gaps that a rhythm of the source's own can rest on. */
const ENOUGH = 100;

/** The days on which a source has facts, up to the day that is judged. */
function daysOf(source: Source, { state, today }: Context): IsoDate[] {
  const days = new Set<IsoDate>();
  if (source === 'progress') for (const { date } of state.fold(ProgressFold).until(today)) days.add(date);
  else {
    const payments = state.fold(PaymentFold);
    for (const number of payments.numbers()) {
      const date = payments.at(number)?.sp2d.date;
      if (date !== undefined && date <= today) days.add(date);
    }
  }
  return [...days].sort();
}

export const s07 = detector({
  id: 'S07',
  tier: 1,
  family: 'mutu-data',
  title: { id: 'Data tidak masuk', en: 'A source is silent' },
  why: {
    id: 'Sumber yang diam membuat semua angka tampak tenang. Yang dijaga adalah hari kerja sejak data terakhir.',
    en: 'A source that is silent makes every figure look calm. Watched are the working days since its last data.',
  },
  legalBasis: 'Mutu data; tanpa dasar hukum tersendiri.',
  kind: 'level',
  sentence: {
    id: 'Sumber {source} terakhir diterima {last}, {days} hari kerja lalu (batas {limit}).',
    en: 'Source {source} last came on {last}, {days} working days ago (limit {limit}).',
  },
  check: { id: 'Sambungan SIPD atau SPSE, berkas yang belum diunggah.', en: 'The link to SIPD or SPSE, a file not uploaded.' },
  innocent: { id: 'Libur panjang, atau memang belum ada transaksi.', en: 'A long holiday, or nothing happened.' },
  clears: { id: 'Data baru masuk.', en: 'New data arrive.' },
  inhibits: ['B01', 'B22', 'S01', 'S08'],
  needs: ['sp2d', 'progress', 'holiday'],
  parameters: {
    payments: {
      title: { id: 'Batas SP2D', en: 'Limit of payments' },
      help: { id: 'Hari kerja; dipakai sampai irama sendiri diketahui.', en: 'Working days; used until its own rhythm is known.' },
      unit: 'hari kerja',
      min: 1,
      max: 30,
      step: 1,
      default: 2,
    },
    progress: {
      title: { id: 'Batas laporan fisik', en: 'Limit of progress reports' },
      help: { id: 'Hari kerja sejak akhir bulan yang dilaporkan.', en: 'Working days since the end of the month reported.' },
      unit: 'hari kerja',
      min: 5,
      max: 60,
      step: 1,
      default: 30,
    },
  },
  examples: [
    { title: 'Sepekan tanpa SP2D', facts: [payment('1', rp(5), '2026-06-02')], today: '2026-06-11', outcome: 'RISK' },
    { title: 'Kemarin masih masuk', facts: [payment('1', rp(5), '2026-06-10')], today: '2026-06-11', outcome: 'NOT_RISK' },
    {
      title: 'Hari libur tahun itu belum dimuat',
      facts: [{ ...payment('1', rp(5), '2031-06-02'), year: 2026 }],
      today: '2031-06-11',
      outcome: 'CONDITIONS_NOT_MET',
    },
  ],
  *subjects() {
    for (const source of SOURCES) yield at(source);
  },
  *touched(changes) {
    const kinds = new Set(changes.map(({ before, after }) => (after ?? before)?.kind));
    if (SOURCES.some((source) => kinds.has(source))) for (const source of SOURCES) yield at(source);
  },
  evaluate({ key }, context, values) {
    const { today, calendar } = context;
    const source = key as Source;
    const days = daysOf(source, context);
    const last = days.at(-1);
    if (last === undefined)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Sumber ini belum pernah masuk.', en: 'This source never came.' } };
    const since = calendar.between(last, today);
    if (since === null)
      return {
        outcome: 'CONDITIONS_NOT_MET',
        reason: { id: 'Hari libur tahun ini belum dimuat.', en: 'The holidays of the year are not loaded.' },
      };
    const gaps = days.slice(1).flatMap((day, i) => calendar.between(days[i] ?? day, day) ?? []);
    const limit = source === 'progress' ? values.progress : values.payments;
    const own =
      gaps.length >= ENOUGH
        ? Math.max(
            limit,
            Math.ceil(
              quantile(
                gaps.sort((a, b) => a - b),
                0.99,
              ),
            ),
          )
        : limit;
    return {
      outcome: since > own ? 'RISK' : 'NOT_RISK',
      value: since,
      threshold: own,
      direction: 'above',
      n: gaps.length,
      likelihood: 3,
      amount: null,
      slots: { source: { text: NAMES[source] }, last: { date: last }, days: { number: since }, limit: { number: own } },
      evidence: [],
    };
  },
});
