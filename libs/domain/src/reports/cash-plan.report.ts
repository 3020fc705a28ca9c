import { breakdownByMonth } from '../board/breakdown.js';
import { viewBoard } from '../board/view.js';
import { headingOf } from './heading.js';
import { percentOf, senOrNull } from './rates.js';
import type { Report } from './report.js';

export const cashPlanDeviation: Report = {
  id: 'deviasi-rak',
  title: 'Deviasi realisasi terhadap rencana kas (RAK)',
  source: 'Rencana kas sampai tanggal = bulan yang sudah berakhir, ditambah bulan berjalan menurut harinya',
  feeds: ['sp2d', 'lra', 'budget-lines', 'cash-plan'],
  scope: 'region',
  write(context) {
    const { state } = context;
    const board = viewBoard(state.rollup, '5');
    const cellsOf = (key: string, name: string, f: typeof board.totals) => {
      const [plan, realization, ceiling] = [senOrNull(f.cashPlan), senOrNull(f.realization), senOrNull(f.ceiling)];
      const missing = plan === null || realization === null ? null : realization - plan;
      const [achieved, planned] = [percentOf(realization, ceiling), percentOf(plan, ceiling)];
      const gap = achieved === null || planned === null ? null : achieved - planned;
      return [key, name, ceiling, plan, realization, missing, planned, achieved, gap];
    };
    const units = board.rows
      .filter((row) => row.parent === null)
      .sort((a, b) => (a.gap ?? Number.NEGATIVE_INFINITY) - (b.gap ?? Number.NEGATIVE_INFINITY) || (a.key < b.key ? -1 : 1));
    const months = breakdownByMonth(state.rollup, '5');
    return {
      title: 'DEVIASI REALISASI TERHADAP RENCANA KAS',
      subtitle: headingOf(context),
      columns: [
        { title: 'Kode', kind: 'text', width: 13 },
        { title: 'Perangkat daerah / bulan', kind: 'text', width: 24 },
        { title: 'Pagu (Rp)', kind: 'money', width: 13 },
        { title: 'RAK (Rp)', kind: 'money', width: 13 },
        { title: 'Realisasi (Rp)', kind: 'money', width: 13 },
        { title: 'Selisih (Rp)', kind: 'money', width: 13 },
        { title: 'RAK %', kind: 'percent', width: 6 },
        { title: 'Capaian %', kind: 'percent', width: 6 },
        { title: 'Poin', kind: 'points', width: 6 },
      ],
      rows: [
        ...units.map((row) => ({ level: 2, cells: cellsOf(row.key, row.name, row) })),
        { level: 0, cells: cellsOf('', 'JUMLAH', board.totals) },
        ...months.map((row) => ({ level: 2, cells: cellsOf(row.key, row.name, { ...row, ceiling: board.totals.ceiling }) })),
      ],
      notes: ['Poin = capaian − RAK, dari pagu; negatif berarti di bawah rencana.', 'Bulan: rencana dan realisasi bulan itu saja.'],
    };
  },
};
