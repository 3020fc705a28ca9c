import { viewBoard } from '../board/view.js';
import type { Sen } from '../values/index.js';
import { unitsOf } from './family.js';
import { latestProgress, physicalOf } from './physical.js';
import { deviationRelative, percentOf, senOrNull } from './rates.js';
import type { Cell, Report, ReportContext } from './report.js';

/** What a unit drafted (stage RKA), or null when no draft was brought. */
function drafted({ state }: ReportContext, workUnit: string | null): Sen | null {
  let sum: Sen | null = null;
  for (const unit of unitsOf(state, workUnit)) {
    const draft = unit.budgets.get('RKA')?.sums.at('5') ?? null;
    if (draft !== null) sum = (sum ?? 0n) + draft;
  }
  return sum;
}

export const rfkRegion: Report = {
  id: 'rfk',
  title: 'Realisasi fisik dan keuangan (RFK) kabupaten',
  source: 'Laporan RFK: kode, nama, RKA, DPA, realisasi, capaian, RAK, deviasi, fisik',
  feeds: ['sp2d', 'lra', 'budget-lines', 'cash-plan', 'progress'],
  scope: 'region',
  write(context) {
    const { state, regionName } = context;
    const board = viewBoard(state.rollup, '5');
    const progress = latestProgress(state);
    const line = (figures: typeof board.totals, workUnit: string | null): Cell[] => {
      const ceiling = senOrNull(figures.ceiling);
      const achieved = percentOf(senOrNull(figures.realization), ceiling);
      const planned = percentOf(senOrNull(figures.cashPlan), ceiling);
      const physical = physicalOf(state, workUnit, progress);
      return [
        drafted(context, workUnit),
        ceiling,
        senOrNull(figures.realization),
        achieved,
        planned,
        deviationRelative(planned, achieved),
        physical,
      ];
    };
    return {
      title: 'LAPORAN REALISASI FISIK DAN KEUANGAN (RFK)',
      subtitle: [`PEMERINTAH ${regionName.toUpperCase()}`, `TAHUN ANGGARAN ${state.rollup.year}`],
      columns: [
        { title: 'Kode', number: '1', kind: 'text', width: 13 },
        { title: 'Perangkat daerah', number: '2', kind: 'text', width: 24 },
        { title: 'RKA (Rp)', number: '3', kind: 'money', width: 12 },
        { title: 'DPA (Rp)', number: '4', kind: 'money', width: 12 },
        { title: 'Realisasi keuangan (Rp)', number: '5', kind: 'money', width: 12 },
        { title: 'Capaian %', number: '6 = 5/4', kind: 'percent', width: 6 },
        { title: 'RAK %', number: '7', kind: 'percent', width: 6 },
        { title: 'Deviasi %', number: '8 = (7−6)/7', kind: 'percent', width: 7 },
        { title: 'Fisik %', number: '9', kind: 'percent', width: 6 },
        { title: 'Laporan terakhir', number: '10', kind: 'text', width: 8 },
      ],
      rows: [
        ...board.rows
          .filter((row) => row.parent === null)
          .map((row) => ({ level: 2, cells: [row.key, row.name, ...line(row, row.key), row.reporting?.lastReported ?? null] })),
        { level: 0, cells: ['', 'JUMLAH', ...line(board.totals, null), null] },
      ],
      notes: [
        'Deviasi positif = di bawah rencana kas. Fisik = rata-rata subkegiatan, ditimbang dengan pagunya.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};
