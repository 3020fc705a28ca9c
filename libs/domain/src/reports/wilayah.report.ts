import { viewBoard } from '../board/view.js';
import { PlaceFold } from '../folds/index.js';
import { percentRate, senOrNull } from './rates.js';
import type { Report } from './report.js';

/** Spending by district of the paying unit; what serves no single district stands apart and is never spread. */
export const districtReport: Report = {
  id: 'wilayah',
  title: 'Serapan menurut kecamatan',
  source: 'Peta: kecamatan unit yang membayar',
  scope: 'region',
  write({ state, regionName }) {
    const { districts, totals } = viewBoard(state.rollup, '5');
    const names = new Map(
      state
        .fold(PlaceFold)
        .districts(state.rollup.region)
        .map(({ code, name }) => [code, name]),
    );
    const figures = (of: typeof totals) => [
      ...[senOrNull(of.ceiling), senOrNull(of.cashPlan), senOrNull(of.realization), percentRate(of.absorption)],
    ];
    return {
      title: 'SERAPAN BELANJA MENURUT KECAMATAN',
      subtitle: [`PEMERINTAH ${regionName.toUpperCase()}`, `TAHUN ANGGARAN ${state.rollup.year}`],
      columns: [
        { title: 'Kode', kind: 'text', width: 12 },
        { title: 'Kecamatan', kind: 'text', width: 26 },
        { title: 'Pagu (Rp)', kind: 'money', width: 18 },
        { title: 'Rencana kas (Rp)', kind: 'money', width: 18 },
        { title: 'Realisasi (Rp)', kind: 'money', width: 18 },
        { title: 'Serapan %', kind: 'percent', width: 8 },
      ],
      rows: [
        ...districts.map((row) => ({ level: 2, cells: [row.key, names.get(row.key) ?? row.name, ...figures(row)] })),
        { level: 0, cells: ['', 'JUMLAH', ...figures(totals)] },
      ],
      notes: [
        'Kecamatan unit yang membayar, bukan tempat belanjanya. Unit yang melayani seluruh daerah dihitung "tanpa lokasi" dan tidak dibagi.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};
