import { breakdownByCode } from '../board/fine-breakdown.js';
import { unitName, unitsOf } from './family.js';
import { latestProgress } from './physical.js';
import { deviationRelative, percentOf, senOrNull } from './rates.js';
import type { Report } from './report.js';

const LEVELS: Readonly<Record<number, number>> = { 3: 1, 5: 2, 6: 3 };

export const rfkUnit: Report = {
  id: 'rfk-unit',
  title: 'Realisasi fisik dan keuangan (RFK) per perangkat daerah',
  source: 'Laporan RFK per SKPD, kolom 7 sampai 14',
  feeds: ['sp2d', 'lra', 'budget-lines', 'cash-plan', 'progress'],
  scope: 'unit',
  write({ state, regionName, nameOf, workUnit }) {
    const units = unitsOf(state, workUnit);
    const progress = latestProgress(state);
    const reports = (code: string) => units.flatMap((unit) => progress.get(`${unit.code}|${code}`) ?? []);
    const rows = breakdownByCode(state.rollup, '5', 'programme', (code) => nameOf('programme', code), units).map((row) => {
      const ceiling = senOrNull(row.ceiling);
      const realization = senOrNull(row.realization);
      const achieved = percentOf(realization, ceiling);
      const planned = percentOf(senOrNull(row.cashPlan), ceiling);
      const found = reports(row.key);
      const physical = found.length === 1 && found[0]?.physical != null ? found[0].physical / 100 : null;
      const done = physical === null || ceiling === null ? null : (ceiling * BigInt(Math.round(physical * 100))) / 10_000n;
      return {
        level: LEVELS[row.key.split('.').length] ?? 1,
        cells: [
          row.key,
          row.name,
          ceiling,
          realization,
          achieved,
          planned,
          deviationRelative(planned, achieved),
          physical,
          done,
          found.map((f) => f.problem).find((p) => p) ?? null,
          found.map((f) => f.verifierNote).find((p) => p) ?? null,
        ],
      };
    });
    return {
      title: 'LAPORAN REALISASI FISIK DAN KEUANGAN (RFK)',
      subtitle: [
        `PEMERINTAH ${regionName.toUpperCase()}`,
        workUnit === null ? 'SELURUH PERANGKAT DAERAH' : `${workUnit} ${unitName(state, workUnit)}`,
        `TAHUN ANGGARAN ${state.rollup.year}`,
      ],
      columns: [
        { title: 'Kode', number: '7', kind: 'text', width: 11 },
        { title: 'Program / kegiatan / subkegiatan', kind: 'text', width: 20 },
        { title: 'DPA (Rp)', number: '8', kind: 'money', width: 12 },
        { title: 'Realisasi (Rp)', number: '9', kind: 'money', width: 12 },
        { title: 'Capaian %', number: '10 = 9/8', kind: 'percent', width: 7 },
        { title: 'RAK %', number: '11', kind: 'percent', width: 6 },
        { title: 'Deviasi %', number: '12', kind: 'percent', width: 7 },
        { title: 'Fisik %', number: '13', kind: 'percent', width: 6 },
        { title: 'Nilai fisik (Rp)', number: '14 = 8×13', kind: 'money', width: 12 },
        { title: 'Permasalahan', kind: 'text', width: 12 },
        { title: 'Catatan verifikator', kind: 'text', width: 10 },
      ],
      rows,
      notes: ['Deviasi = (11−10)/11; positif berarti di bawah rencana kas.', 'Tanda — berarti tidak ada data, bukan nol.'],
    };
  },
};
