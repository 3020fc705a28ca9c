import type { Report } from './report.js';

/** Which sources feed the board, and how far each has come. */
export const sourcesReport: Report = {
  id: 'sumber',
  title: 'Sumber data',
  source: 'Jam tiap sumber: kiriman terakhir dan tanggal datanya',
  scope: 'region',
  write: ({ state, regionName, sources }) => ({
    title: 'SUMBER DATA DAN UMURNYA',
    subtitle: [`PEMERINTAH ${regionName.toUpperCase()}`, `TAHUN ANGGARAN ${state.rollup.year}`],
    columns: [
      { title: 'Sumber', kind: 'text', width: 40 },
      { title: 'Data sampai', kind: 'date', width: 18 },
      { title: 'Kiriman terakhir', kind: 'date', width: 18 },
      { title: 'Biasanya tiap (jam)', kind: 'count', width: 24 },
    ],
    rows: sources.map(({ title, dataAsOf, lastAcceptedOn, cadenceHours }) => ({
      level: 2,
      cells: [title, dataAsOf, lastAcceptedOn, cadenceHours],
    })),
    notes: [
      sources.length > 0 ? 'Terlambat bila lewat sekali, basi bila lewat dua kali dari biasanya.' : 'Belum ada sumber yang mengirim data.',
    ],
  }),
};
