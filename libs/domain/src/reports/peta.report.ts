import type { PlanState } from '../board/board-view.js';
import { viewBoard } from '../board/view.js';
import { headingOf } from './heading.js';
import { percentOf, percentRate, senOrNull } from './rates.js';
import { BLANK, type Report } from './report.js';

const STATES: Readonly<Record<PlanState, string>> = {
  kritis: 'Kritis',
  waspada: 'Waspada',
  sesuai: 'Sesuai',
  unknown: 'Belum dapat dinilai',
};
const UNLOCATED = '-';

/** What the map shows: spending by the district of the paying unit. */
export const districtReport: Report = {
  id: 'peta',
  title: 'Realisasi menurut kecamatan',
  source: 'Belanja menurut kecamatan perangkat daerah yang membayar; yang paling tertinggal lebih dahulu',
  feeds: ['sp2d', 'lra', 'budget-lines', 'cash-plan', 'roster'],
  scope: 'region',
  write(context) {
    const { totals, districts } = viewBoard(context.state.rollup, '5');
    const lineOf = (figures: typeof totals) => {
      const [ceiling, plan, realization] = [senOrNull(figures.ceiling), senOrNull(figures.cashPlan), senOrNull(figures.realization)];
      return [ceiling, plan, realization, percentOf(plan, ceiling), percentOf(realization, ceiling)];
    };
    const rank = ({ key, gap }: (typeof districts)[number]): number => (key === UNLOCATED ? 2 : (gap ?? 1));
    const rows = [...districts].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
    return {
      title: 'REALISASI MENURUT KECAMATAN',
      subtitle: headingOf(context),
      columns: [
        { title: 'Kode', kind: 'text', width: 9 },
        { title: 'Kecamatan', kind: 'text', width: 24 },
        { title: 'Pagu (Rp)', kind: 'money', width: 15 },
        { title: 'RAK (Rp)', kind: 'money', width: 15 },
        { title: 'Realisasi (Rp)', kind: 'money', width: 15 },
        { title: 'RAK %', kind: 'percent', width: 7 },
        { title: 'Capaian %', kind: 'percent', width: 7 },
        { title: 'Poin', kind: 'points', width: 7 },
        { title: 'Keadaan', kind: 'text', width: 11 },
      ],
      rows: [
        ...rows.map((row) => {
          const located = row.key !== UNLOCATED;
          const about = [located ? row.key : BLANK, located ? row.name : 'Tanpa lokasi'];
          return { level: 2, cells: [...about, ...lineOf(row), percentRate(row.gap), located ? STATES[row.state] : BLANK] };
        }),
        { level: 0, cells: [BLANK, 'JUMLAH', ...lineOf(totals), BLANK, BLANK] },
      ],
      notes: ['Poin = capaian − RAK, dari pagu; negatif berarti di bawah rencana.', 'Tanda — berarti tidak ada data, bukan nol.'],
    };
  },
};
