import { viewBoard } from '../board/view.js';
import { PastRealizationFold } from '../folds/index.js';
import { dateInWords } from '../values/index.js';
import { percentOf, percentRate, senOrNull } from './rates.js';
import type { Cell, Report, ReportRow } from './report.js';

/** The year on one page: where absorption stands, and its curve by month end. */
export const summaryReport: Report = {
  id: 'ringkas',
  title: 'Ringkasan serapan',
  source: 'Papan ringkas: pagu, rencana kas, realisasi, proyeksi',
  scope: 'region',
  write({ state, regionName, asOf }) {
    const { totals, summary, curve } = viewBoard(state.rollup, '5', undefined, state.fold(PastRealizationFold));
    const [ceiling, planned, realized] = [senOrNull(totals.ceiling), senOrNull(totals.cashPlan), senOrNull(totals.realization)];
    const { projection } = summary;
    const line = (name: string, amount: Cell, percent: Cell, plan: Cell = null, note: Cell = null): ReportRow => ({
      level: 2,
      cells: [name, amount, percent, plan, note],
    });
    const [share, gap] = [percentOf(planned, ceiling), realized === null || planned === null ? null : realized - planned];
    const interval = projection && `80 %: ${inPercent(projection.low)} sampai ${inPercent(projection.high)}`;
    return {
      title: 'RINGKASAN SERAPAN BELANJA',
      subtitle: [
        `PEMERINTAH ${regionName.toUpperCase()}`,
        `TAHUN ANGGARAN ${state.rollup.year}, SAMPAI ${dateInWords(asOf).toUpperCase()}`,
      ],
      columns: [
        { title: 'Uraian', kind: 'text', width: 30 },
        { title: 'Nilai (Rp)', kind: 'money', width: 20 },
        { title: '% pagu', kind: 'percent', width: 10 },
        { title: 'Rencana kas %', kind: 'percent', width: 12 },
        { title: 'Keterangan', kind: 'text', width: 28 },
      ],
      rows: [
        line('Pagu yang berlaku', ceiling, null),
        line('Rencana kas sampai hari ini', planned, null, share),
        line('Realisasi', realized, percentOf(realized, ceiling), share, totals.basis && `menurut ${BASES[totals.basis]}`),
        line('Selisih terhadap rencana kas', gap, percentRate(summary.gap)),
        line('Perubahan sepekan', null, percentRate(summary.weekChange)),
        line('Proyeksi akhir tahun', null, projection && percentRate(projection.middle), null, interval),
        line('Unit yang melapor', null, null, null, `${summary.reported} dari ${summary.rosterSize}; ${summary.silent} tidak melapor`),
        { level: 0, cells: ['Kurva menurut akhir bulan', '', '', '', ''] },
        ...curve.map(({ date, realization, cashPlan }) => line(dateInWords(date), null, percentRate(realization), percentRate(cashPlan))),
      ],
      notes: ['Proyeksi: docs/forecast.md. Tanda — berarti tidak ada data, bukan nol.'],
    };
  },
};

const BASES = { LRA: 'LRA', SP2D: 'SP2D', mixed: 'LRA dan SP2D' } as const;
const PERCENT = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const inPercent = (rate: number): string => `${PERCENT.format(rate * 100)} %`;
