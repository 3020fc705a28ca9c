import { PlaceFold } from '../folds/index.js';
import { workRows } from '../panels/pekerjaan.panel.js';
import type { WorkState } from '../works/work-standing.js';
import { headingOf } from './heading.js';
import { percentRate, senOrNull } from './rates.js';
import { BLANK, type Cell, type Report } from './report.js';

const STATES: Readonly<Record<WorkState, string>> = {
  kritis: 'Kritis',
  waspada: 'Waspada',
  unknown: 'Belum dinilai',
  sesuai: 'Sesuai jadwal',
  selesai: 'Selesai',
};

export const worksReport: Report = {
  id: 'pekerjaan',
  title: 'Pekerjaan fisik dan kontrak kritis',
  source: 'Kontrak kritis menurut Permen PU 07/PRT/M/2011 klausul 39.2',
  feeds: ['progress', 'lkpp-spse'],
  scope: 'region',
  write(context) {
    const { state } = context;
    const rows = workRows(state);
    const districts = new Map(
      state
        .fold(PlaceFold)
        .districts(state.rollup.region)
        .map(({ code, name }) => [code, name]),
    );
    const amounts = rows.flatMap(({ amount }) => senOrNull(amount) ?? []);
    const critical = rows.filter(({ state: each }) => each === 'kritis').length;
    return {
      title: 'PEKERJAAN FISIK TERHADAP JADWAL KONTRAK',
      subtitle: headingOf(context),
      columns: [
        { title: 'No.', kind: 'count', width: 4 },
        { title: 'Pekerjaan', kind: 'text', width: 22 },
        { title: 'Perangkat daerah', kind: 'text', width: 15 },
        { title: 'Kecamatan', kind: 'text', width: 9 },
        { title: 'Nilai kontrak (Rp)', kind: 'money', width: 11 },
        { title: 'Tenggat', kind: 'date', width: 7 },
        { title: 'Laporan', kind: 'date', width: 7 },
        { title: 'Rencana %', kind: 'percent', width: 5 },
        { title: 'Fisik %', kind: 'percent', width: 5 },
        { title: 'Poin', kind: 'points', width: 4 },
        { title: 'Uang %', kind: 'percent', width: 4 },
        { title: 'Keadaan', kind: 'text', width: 7 },
      ],
      rows: [
        ...rows.map((row, i) => {
          const place = row.district === null ? null : (districts.get(row.district) ?? row.district);
          const about: Cell[] = [i + 1, row.name, row.unitName, place, senOrNull(row.amount), row.due, row.reportedOn];
          return { level: 2, cells: [...about, ...[row.plan, row.physical, row.gap, row.paid].map(percentRate), STATES[row.state]] };
        }),
        {
          level: 0,
          cells: [
            ...[BLANK, `JUMLAH ${rows.length} PEKERJAAN`, BLANK, BLANK],
            ...[amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n), ...Array<Cell>(6).fill(BLANK)],
            `${critical} kritis`,
          ],
        },
      ],
      notes: [
        'Rencana dan fisik pada hari laporan terakhir; uang menurut perangkat daerah, dari nilai kontrak.',
        'Tanda — berarti tidak ada data, bukan nol. Tanpa jadwal atau dengan laporan yang terlalu tua suatu pekerjaan tidak dinilai.',
      ],
    };
  },
};
