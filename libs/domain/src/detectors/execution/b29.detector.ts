import { addDays, dayNumber, isoDate } from '../../values/index.js';
import { detector } from '../core/detector.js';
import { allWorks, daysOf, exampleWork, plannedDay, touchedWorks, workAt, workRow } from './works.js';

export const b29 = detector({
  id: 'B29',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Proyeksi selesai terlambat', en: 'Forecast late finish' },
  why: {
    id: 'Kecepatan sampai hari ini, diukur pada jadwal kontraknya sendiri, menunjukkan kapan pekerjaan akan selesai.',
    en: 'The speed so far, measured on the contract’s own schedule, tells when the work will end.',
  },
  legalBasis: 'Metode earned schedule (Lipke); pemberian kesempatan 50 hari, Peraturan LKPP 12/2021.',
  kind: 'level',
  sentence: {
    id: 'Dengan laju {speed} dari jadwal, pekerjaan diproyeksikan selesai {finish}, {days} hari sesudah akhir kontrak.',
    en: 'At {speed} of the scheduled speed the work is projected to end on {finish}, {days} days after its contract.',
  },
  check: { id: 'Percepatan, tambahan tenaga, addendum waktu.', en: 'Speeding up, more hands, an extension.' },
  innocent: { id: 'Pengadaan bahan yang menentukan sudah tiba.', en: 'The deciding material has just arrived.' },
  clears: { id: 'Laporan fisik yang lebih cepat.', en: 'Faster progress.' },
  inhibits: [],
  needs: ['work', 'work-progress'],
  parameters: {
    progress: {
      title: { id: 'Fisik paling sedikit', en: 'Least progress' },
      help: { id: 'Persen; di bawahnya laju belum berarti.', en: 'Per cent; below it the speed means nothing.' },
      unit: 'persen',
      min: 5,
      max: 50,
      step: 1,
      default: 15,
    },
    elapsed: {
      title: { id: 'Waktu berjalan paling sedikit', en: 'Least time' },
      help: { id: 'Persen dari masa kontrak.', en: 'Per cent of the contract’s time.' },
      unit: 'persen',
      min: 5,
      max: 80,
      step: 1,
      default: 20,
    },
  },
  examples: [
    {
      title: 'Setengah dari laju jadwal',
      facts: exampleWork([
        ['2026-03-02', 0, 0],
        ['2026-05-01', 60, 30],
        ['2026-06-10', 100, null],
      ]),
      today: '2026-05-05',
      outcome: 'RISK',
    },
    {
      title: 'Secepat jadwal',
      facts: exampleWork([
        ['2026-03-02', 0, 0],
        ['2026-05-01', 60, 60],
        ['2026-06-10', 100, null],
      ]),
      today: '2026-05-05',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Baru mulai',
      facts: exampleWork([
        ['2026-03-02', 0, 0],
        ['2026-03-10', 5, 2],
        ['2026-06-10', 100, null],
      ]),
      today: '2026-03-12',
      outcome: 'CONDITIONS_NOT_MET',
    },
    { title: 'Tanpa jadwal', facts: exampleWork([['2026-05-01', null, 30]]), today: '2026-05-05', outcome: 'IMPOSSIBLE' },
  ],
  subjects: allWorks,
  touched: touchedWorks,
  evaluate({ key }, context, { progress, elapsed }) {
    const work = workAt(key, context);
    const report = work?.report;
    const [start, length] = [work?.fact.contractDate ?? null, work ? daysOf(work.fact) : null];
    const earned = work && report ? plannedDay(work, report.physical) : null;
    if (!work || !report || start === null || length === null || earned === null)
      return {
        outcome: 'IMPOSSIBLE',
        reason: { id: 'Jadwal, masa kontrak, atau laporan fisiknya tidak ada.', en: 'No schedule, no term or no report.' },
      };
    const time = dayNumber(report.on) - dayNumber(start);
    if (report.physical < progress || time < (length * elapsed) / 100)
      return { outcome: 'CONDITIONS_NOT_MET', reason: { id: 'Terlalu dini untuk diproyeksikan.', en: 'Too early to be projected.' } };
    const speed = (earned - dayNumber(start)) / time;
    const end = addDays(start, length);
    const finish =
      report.physical >= 100 ? report.on : speed > 0 ? addDays(start, Math.min(3_650, Math.ceil(length / speed))) : addDays(start, 3_650);
    const days = dayNumber(finish) - dayNumber(end);
    const grace = context.legal.param('pemberian-kesempatan', null, start)?.value ?? Number.POSITIVE_INFINITY;
    const isHigh = finish > isoDate(context.state.rollup.year, 12, 31) || days > grace;
    return {
      outcome: days > 0 ? 'RISK' : 'NOT_RISK',
      value: days,
      threshold: 0,
      direction: 'above',
      n: 1,
      likelihood: isHigh ? 3 : 2,
      amount: work.fact.amount,
      slots: { speed: { rate: speed }, finish: { date: finish }, days: { number: Math.max(0, days) } },
      evidence: [workRow(work)],
    };
  },
});
