import { viewBoard } from '../board/view.js';
import { PastRealizationFold, PreventionFold } from '../folds/index.js';
import { anomaliPanel } from '../panels/anomali.panel.js';
import { pekerjaanPanel } from '../panels/pekerjaan.panel.js';
import { pendapatanPanel } from '../panels/pendapatan.panel.js';
import { rencanaAksiPanel } from '../panels/rencana-aksi.panel.js';
import { percentNumber } from '../values/index.js';
import { headingOf, latestDay, toldBy } from './heading.js';
import { percentRate, senOrNull } from './rates.js';
import { BLANK, type Cell, type Report, type ReportRow } from './report.js';

/** One figure of the summary; null = nothing is known, what it does not name is not its measure. */
interface Figure {
  readonly amount?: string | null;
  readonly count?: number | null;
  readonly rate?: number | null;
  readonly points?: number | null;
  readonly remark?: string | null;
  /** Where it comes from and of which day, when no file brings it. */
  readonly told?: readonly [source: string, date: string | null];
}

/** The first page of a meeting: what the scene Ringkas says, and the head of every scene that follows. */
export const summaryReport: Report = {
  id: 'ringkas',
  title: 'Ringkasan',
  source: 'Angka utama setiap adegan, masing-masing dengan sumber dan tanggalnya',
  feeds: 'all',
  scope: 'region',
  write(context) {
    const { state, sources, asOf } = context;
    const { totals, rows: units, summary, version } = viewBoard(state.rollup, '5', undefined, state.fold(PastRealizationFold));
    const [revenue, works] = [pendapatanPanel.view(state), pekerjaanPanel.view(state)];
    const [cases, actions] = [anomaliPanel.view(state), rencanaAksiPanel.view(state)];
    const tops = units.filter(({ parent }) => parent === null);
    const standing = (of: 'kritis' | 'waspada'): number => tops.filter((unit) => unit.state === of).length;
    const spent = totals.basis === 'LRA' ? ['lra'] : ['sp2d', 'lra'];
    const { projection } = summary;
    let line = 0;
    const figure = (title: string, of: Figure, ...ids: readonly string[]): ReportRow => {
      const { amount, count = BLANK, rate, points, remark } = of;
      const rates = [rate, points].map((each) => (each === undefined ? BLANK : percentRate(each)));
      const values: Cell[] = [amount === undefined ? BLANK : senOrNull(amount), count, ...rates, remark ?? BLANK];
      return { level: 2, cells: [++line, title, ...values, ...(of.told ?? toldBy(sources, ...ids))] };
    };
    const head = (title: string): ReportRow => ({ level: 1, cells: [BLANK, title, ...Array<Cell>(7).fill(BLANK)] });
    const planRate = summary.gap === null || totals.absorption === null ? null : totals.absorption - summary.gap;
    return {
      title: 'RINGKASAN',
      subtitle: headingOf(context),
      columns: [
        { title: 'No.', kind: 'count', width: 4 },
        { title: 'Hal', kind: 'text', width: 26 },
        { title: 'Nilai (Rp)', kind: 'money', width: 16 },
        { title: 'Jumlah', kind: 'count', width: 8 },
        { title: '%', kind: 'percent', width: 7 },
        { title: 'Poin', kind: 'points', width: 7 },
        { title: 'Keterangan', kind: 'text', width: 24 },
        { title: 'Sumber', kind: 'text', width: 16 },
        { title: 'Data per', kind: 'date', width: 9 },
      ],
      rows: [
        head('Belanja'),
        figure('Pagu', { amount: totals.ceiling, remark: version }, 'budget-lines', 'lra'),
        figure('Rencana kas sampai hari ini', { amount: totals.cashPlan, rate: planRate }, 'cash-plan'),
        figure('Realisasi', { amount: totals.realization, rate: totals.absorption, points: summary.gap, remark: totals.basis }, ...spent),
        figure('Perubahan tujuh hari', { points: summary.weekChange }, ...spent),
        figure('Perubahan sejak akhir bulan lalu', { points: summary.monthChange }, ...spent),
        figure(
          'Perkiraan serapan akhir tahun',
          { rate: projection?.middle ?? null, remark: projection && `80 %: ${percent(projection.low)} s.d. ${percent(projection.high)}` },
          ...spent,
        ),
        figure('Hari kerja tersisa', { count: summary.workingDaysLeft, told: ['Kalender kerja', asOf] }),
        head('Perangkat daerah'),
        figure('Kritis terhadap rencana kas', { count: standing('kritis'), remark: `dari ${tops.length}` }, ...spent),
        figure('Waspada terhadap rencana kas', { count: standing('waspada'), remark: `dari ${tops.length}` }, ...spent),
        figure('Sudah melapor', { count: summary.reported, remark: `dari ${summary.rosterSize}` }, ...spent),
        head('Pendapatan, pekerjaan, kasus, janji'),
        figure(
          'Pendapatan',
          { amount: revenue?.total.receipts ?? null, rate: revenue?.total.absorption ?? null, points: revenue?.total.gap ?? null },
          'receipts',
          'lra',
        ),
        figure(
          'Pekerjaan kritis',
          { count: works?.counts.kritis ?? null, remark: works && `dari ${Object.values(works.counts).reduce((a, b) => a + b, 0)}` },
          'progress',
        ),
        figure('Kasus terbuka', {
          count: cases?.open ?? null,
          remark: cases && `${cases.heavy} berbobot, ${cases.untaken} belum diambil`,
          told: ['Antrean kasus', cases && asOf],
        }),
        figure('Tonggak rencana aksi terlambat', {
          count: actions?.counts.terlambat ?? null,
          told: ['Rencana aksi', latestDay(state.fold(PreventionFold).milestones)],
        }),
      ],
      notes: [
        '% dari pagu atau target; poin = capaian − rencana, negatif berarti di bawah rencana.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};

const percent = (rate: number): string => percentNumber(rate, 'id');
