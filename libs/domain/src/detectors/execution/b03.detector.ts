import { dayNumber, isoDate } from '../../values/index.js';
import { detector } from '../core/detector.js';
import { allWorks, exampleWork, plannedOn, touchedWorks, workAt, workRow } from './works.js';

/** From this planned percentage on the second limit holds. */
const SECOND_PERIOD = 70;

export const b03 = detector({
  id: 'B03',
  tier: 1,
  family: 'pelaksanaan',
  title: { id: 'Kontrak kritis (deviasi kurva S)', en: 'Critical contract (S-curve)' },
  why: {
    id: 'Pekerjaan yang tertinggal sejauh ini dari jadwal kontraknya wajib dibahas dalam rapat pembuktian keterlambatan.',
    en: 'Work this far behind its contract’s schedule has to be taken up in a show-cause meeting.',
  },
  legalBasis: 'Permen PU 07/PRT/M/2011 klausul 39.2: 10 poin pada rencana sampai 70%, 5 poin di atasnya.',
  kind: 'level',
  sentence: {
    id: 'Fisik {physical} terhadap rencana {plan}: terlambat {behind} ({state}).',
    en: '{physical} built against {plan} planned: {behind} behind ({state}).',
  },
  check: { id: 'SCM atau uji coba, keadaan kahar, addendum waktu.', en: 'Show-cause meetings, force majeure, an extension.' },
  innocent: { id: 'Laporan terlambat, atau jadwal baru belum diunggah.', en: 'A late report, or a new schedule not uploaded.' },
  clears: { id: 'Laporan fisik yang mengejar rencana.', en: 'A report that catches up with the plan.' },
  inhibits: ['B22'],
  needs: ['work', 'work-progress'],
  parameters: {
    watch: {
      title: { id: 'Bagian untuk waspada', en: 'Share for a watch' },
      help: { id: 'Bagian dari batas kritis yang sudah ditandai waspada.', en: 'Share of the limit that is marked as a watch.' },
      unit: 'rasio',
      min: 0.1,
      max: 1,
      step: 0.05,
      default: 0.5,
    },
    age: {
      title: { id: 'Umur laporan', en: 'Age of the report' },
      help: { id: 'Laporan yang lebih tua tidak dipakai.', en: 'An older report is not used.' },
      unit: 'hari',
      min: 7,
      max: 62,
      step: 1,
      default: 35,
    },
  },
  examples: [
    {
      title: 'Sebelas poin di awal',
      facts: exampleWork([
        ['2026-03-02', 0, 0],
        ['2026-05-01', 60, 49],
      ]),
      today: '2026-05-05',
      outcome: 'RISK',
    },
    {
      title: 'Lima koma lima poin di akhir',
      facts: exampleWork([
        ['2026-03-02', 0, 0],
        ['2026-05-01', 80, 74.5],
      ]),
      today: '2026-05-05',
      outcome: 'RISK',
    },
    {
      title: 'Sesuai jadwal',
      facts: exampleWork([
        ['2026-03-02', 0, 0],
        ['2026-05-01', 60, 59],
      ]),
      today: '2026-05-05',
      outcome: 'NOT_RISK',
    },
    {
      title: 'Laporan sudah dua bulan',
      facts: exampleWork([
        ['2026-03-02', 0, 0],
        ['2026-05-01', 60, 40],
      ]),
      today: '2026-07-05',
      outcome: 'IMPOSSIBLE',
    },
  ],
  subjects: allWorks,
  touched: touchedWorks,
  evaluate({ key }, context, { watch, age }) {
    const work = workAt(key, context);
    const report = work?.report;
    const planned = work && report ? plannedOn(work, dayNumber(report.on)) : null;
    if (!work || !report || planned === null)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Jadwal atau laporan fisiknya tidak ada.', en: 'No schedule or no report.' } };
    if (dayNumber(context.today) - dayNumber(report.on) > age)
      return { outcome: 'IMPOSSIBLE', reason: { id: 'Laporan fisik terlalu tua.', en: 'The report is too old.' } };
    const limit = context.legal.param(planned > SECOND_PERIOD ? 'kontrak-kritis-akhir' : 'kontrak-kritis-awal', null, report.on);
    if (limit === null) return { outcome: 'IMPOSSIBLE', reason: { id: 'Batasnya tidak diketahui.', en: 'The limit is unknown.' } };
    const behind = planned - report.physical;
    const isPastYear = planned > SECOND_PERIOD && behind > 0 && context.today > isoDate(context.state.rollup.year, 12, 31);
    const isCritical = behind > limit.value || isPastYear;
    const isRisk = isCritical || behind > limit.value * watch;
    return {
      outcome: isRisk ? 'RISK' : 'NOT_RISK',
      isBetween: !isRisk && behind > limit.value * watch * 0.8,
      value: behind,
      threshold: isCritical ? limit.value : limit.value * watch,
      direction: 'above',
      n: 1,
      likelihood: isCritical ? 3 : 2,
      amount: work.fact.amount,
      slots: {
        physical: { rate: report.physical / 100 },
        plan: { rate: planned / 100 },
        behind: { points: behind },
        state: { text: isCritical ? 'kritis' : 'waspada' },
      },
      evidence: [workRow(work)],
    };
  },
});
