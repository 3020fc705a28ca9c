import { businessDate, yearOf } from '../values/index.js';
import { headingOf } from './heading.js';
import type { Report } from './report.js';

const HOUR_MS = 3_600_000;

export const sourceReport: Report = {
  id: 'sumber',
  title: 'Sumber data dan umurnya',
  source: 'Setiap sumber menurut iramanya sendiri: sampai satu kali segar, sampai dua kali terlambat, lebih dari itu basi',
  feeds: 'all',
  scope: 'region',
  write(context) {
    const { state, sources, now } = context;
    const isOver = yearOf(businessDate(now)) > state.rollup.year || context.asOf < businessDate(now);
    const standing = (cadences: number): string => (cadences > 2 ? 'Basi' : cadences > 1 ? 'Terlambat' : 'Segar');
    return {
      title: 'SUMBER DATA DAN UMURNYA',
      subtitle: headingOf(context),
      columns: [
        { title: 'No.', kind: 'count', width: 5 },
        { title: 'Sumber', kind: 'text', width: 34 },
        { title: 'Data per', kind: 'date', width: 14 },
        { title: 'Diterima terakhir', kind: 'date', width: 14 },
        { title: 'Umur (jam)', kind: 'count', width: 11 },
        { title: 'Irama (jam)', kind: 'count', width: 11 },
        { title: 'Keadaan', kind: 'text', width: 11 },
      ],
      rows: sources.map(({ title, dataAsOf, lastAcceptedAt, cadenceHours }, i) => {
        const hours = Math.max(0, now - Date.parse(lastAcceptedAt)) / HOUR_MS;
        return {
          level: 2,
          cells: [
            ...[i + 1, title, dataAsOf, businessDate(Date.parse(lastAcceptedAt)), Math.floor(hours), cadenceHours],
            isOver ? null : standing(hours / cadenceHours),
          ],
        };
      }),
      notes: [
        isOver
          ? 'Keadaan hanya dinilai untuk hari ini.'
          : 'Segar = umurnya paling banyak satu irama, terlambat = paling banyak dua, basi = lebih dari itu.',
      ],
    };
  },
};
