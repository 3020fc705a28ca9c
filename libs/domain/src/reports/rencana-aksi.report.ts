import { PreventionFold } from '../folds/index.js';
import { type MilestoneState, milestoneState } from '../prevention/milestones.js';
import { unitName } from './family.js';
import type { Report } from './report.js';

const STATES: Readonly<Record<MilestoneState, string>> = {
  selesai: 'Selesai',
  terlambat: 'Terlambat',
  segera: 'Jatuh tempo ≤ 14 hari',
  berjalan: 'Berjalan',
};

/** The regency's action plans by milestone, the earliest end first. */
export const actionPlanReport: Report = {
  id: 'rencana-aksi',
  title: 'Rencana aksi menurut tonggak',
  source: 'Rencana aksi daerah',
  scope: 'region',
  write({ state, regionName }) {
    const milestones = [...state.fold(PreventionFold).milestones].sort((a, b) =>
      a.due === b.due ? (a.code < b.code ? -1 : 1) : a.due < b.due ? -1 : 1,
    );
    const late = milestones.filter((each) => milestoneState(each, state.asOf) === 'terlambat').length;
    return {
      title: 'RENCANA AKSI',
      subtitle: [`PEMERINTAH ${regionName.toUpperCase()}`, `TAHUN ${state.rollup.year}`],
      columns: [
        { title: 'Kode', kind: 'text', width: 8 },
        { title: 'Aksi', kind: 'text', width: 24 },
        { title: 'Tonggak', kind: 'text', width: 26 },
        { title: 'Pengampu', kind: 'text', width: 20 },
        { title: 'Tenggat', kind: 'date', width: 9 },
        { title: 'Selesai', kind: 'date', width: 9 },
        { title: 'Keadaan', kind: 'text', width: 12 },
      ],
      rows: [
        ...milestones.map((each) => ({
          level: 2,
          cells: [
            ...[each.code, each.action, each.title, each.workUnit === null ? null : unitName(state, each.workUnit), each.due],
            ...[each.doneOn !== null && each.doneOn <= state.asOf ? each.doneOn : null, STATES[milestoneState(each, state.asOf)]],
          ],
        })),
        ...(milestones.length > 0
          ? [{ level: 0, cells: ['', `JUMLAH ${milestones.length} TONGGAK`, null, null, null, null, `${late} terlambat`] }]
          : []),
      ],
      notes: [
        milestones.length > 0 ? 'Terlambat sejak hari sesudah tenggat.' : 'Belum ada rencana aksi yang dimasukkan.',
        'Tanda — berarti tidak ada data, bukan nol.',
      ],
    };
  },
};
