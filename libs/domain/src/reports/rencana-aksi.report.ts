import { PreventionFold } from '../folds/index.js';
import { type MilestoneState, milestoneState } from '../prevention/milestones.js';
import { dayNumber } from '../values/index.js';
import { unitName } from './family.js';
import { headingOf, latestDay } from './heading.js';
import { BLANK, type Report } from './report.js';

const STATES: Readonly<Record<MilestoneState, string>> = {
  terlambat: 'Terlambat',
  segera: 'Jatuh tempo ≤ 14 hari',
  berjalan: 'Belum jatuh tempo',
  selesai: 'Selesai',
};
const ORDER: readonly MilestoneState[] = ['terlambat', 'segera', 'berjalan', 'selesai'];

export const actionPlanReport: Report = {
  id: 'rencana-aksi',
  title: 'Rencana aksi menurut tonggak',
  source: 'Tonggak rencana aksi: yang terlambat lebih dahulu',
  feeds: [],
  scope: 'region',
  write(context) {
    const { state, asOf } = context;
    const all = state.fold(PreventionFold).milestones.map((of) => {
      const doneOn = of.doneOn !== null && of.doneOn <= asOf ? of.doneOn : null;
      return { ...of, doneOn, standing: milestoneState({ due: of.due, doneOn }, asOf) };
    });
    const rows = all.sort(
      (a, b) =>
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.code < b.code ? -1 : 1),
    );
    const last = latestDay(rows);
    return {
      title: 'RENCANA AKSI MENURUT TONGGAK',
      subtitle: headingOf(context),
      columns: [
        { title: 'No.', kind: 'count', width: 4 },
        { title: 'Tonggak', kind: 'text', width: 28 },
        { title: 'Aksi', kind: 'text', width: 22 },
        { title: 'Perangkat daerah', kind: 'text', width: 18 },
        { title: 'Mulai', kind: 'date', width: 8 },
        { title: 'Tenggat', kind: 'date', width: 8 },
        { title: 'Selesai', kind: 'date', width: 8 },
        { title: 'Lewat (hari)', kind: 'count', width: 6 },
        { title: 'Keadaan', kind: 'text', width: 12 },
      ],
      rows: rows.map(({ title, action, workUnit, start, due, doneOn, standing }, i) => ({
        level: 2,
        cells: [
          ...[i + 1, title, action, workUnit === null ? null : unitName(state, workUnit), start, due, doneOn],
          ...[standing === 'terlambat' ? dayNumber(asOf) - dayNumber(due) : BLANK, STATES[standing]],
        ],
      })),
      notes: [
        rows.length === 0 ? 'Rencana aksi tahun ini belum diimpor.' : `${rows.filter((r) => r.standing === 'terlambat').length} terlambat.`,
        'Tanda — berarti tidak ada data atau belum terjadi.',
      ],
      sources: last === null ? [] : [`Rencana aksi per ${last}`],
    };
  },
};
