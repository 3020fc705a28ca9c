import { type CashPlanFact, type CashPlanGroup, parseWorkUnitCode, type Sen, type WorkUnitCode } from '@lcc/domain';
import { cashPlanConnector } from '../cash-plan.connector.js';
import type { SourceRow } from '../connector.js';
import type { Amount } from '../row-fields.js';
import { type SipdConversion, sblKeys, unitKeys } from './sipd-conversion.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';

const month = (n: number) => sipd.optionalAmount(`Rencana bulan ${n}`);
const MONTHS = [
  'bulan_1',
  'bulan_2',
  'bulan_3',
  'bulan_4',
  'bulan_5',
  'bulan_6',
  'bulan_7',
  'bulan_8',
  'bulan_9',
  'bulan_10',
  'bulan_11',
  'bulan_12',
] as const;
/** Totals by group, as the connector of cash plans calls them. */
const TOTALS: Readonly<Record<CashPlanGroup, string>> = {
  belanja: 'rencana_tahun',
  pendapatan: 'rencana_tahun_pendapatan',
  pembiayaan: 'rencana_tahun_pembiayaan',
};

/** The cash plan (RAK) by sub-activity and account; of revenue and financing by unit, whose code stands in `kode_sbl`. */
export const cashPlanTable = sipdTable({
  table: 'data_anggaran_kas',
  title: { id: 'wp-sipd: anggaran kas (RAK)', en: 'wp-sipd: cash plan' },
  source: cashPlanConnector.source,
  marks: { all: ['kode_sbl', 'kode_akun', 'type', 'bulan_1', 'bulan_12'] },
  needed: ['kode_akun', 'type', 'bulan_1', 'bulan_12'],
  columns: {
    type: sipd.text('belanja, pendapatan, atau pembiayaan'),
    kode_sbl: sipd.optionalId('Kunci sub kegiatan, atau id dan kode SKPD'),
    kode_sbl_sub_keg: sipd.optionalId('Kunci sub kegiatan dengan lima id'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari kuncinya'),
    kode_sub_giat: sipd.optionalText('Kode sub kegiatan; bila kosong, dari kuncinya'),
    id_sub_skpd: sipd.optionalId('id unit SKPD'),
    id_skpd: sipd.optionalId('id SKPD'),
    kode_akun: sipd.account('Kode rekening'),
    nama_akun: sipd.optionalName('Nama rekening'),
    bulan_1: month(1),
    bulan_2: month(2),
    bulan_3: month(3),
    bulan_4: month(4),
    bulan_5: month(5),
    bulan_6: month(6),
    bulan_7: month(7),
    bulan_8: month(8),
    bulan_9: month(9),
    bulan_10: month(10),
    bulan_11: month(11),
    bulan_12: month(12),
  },
  needs: (raw, year) => [
    ...sblKeys(year, raw('kode_sbl_sub_keg') ?? raw('kode_sbl')),
    ...unitKeys(year, raw('id_sub_skpd'), raw('id_skpd')),
  ],
  convert(rows, into) {
    for (const { source, row, year } of rows) {
      const group = toGroup(row.type);
      if (group === null) {
        into.reject(source, 'type', 'group', `"${row.type}" tidak dikenal; tulis belanja, pendapatan, atau pembiayaan`);
        continue;
      }
      const codes = { unit: row.kode_sub_skpd, subActivity: row.kode_sub_giat };
      const ids = { id_sub_skpd: row.id_sub_skpd, id_skpd: row.id_skpd };
      const place =
        group === 'belanja'
          ? into.subActivity(source, year, codes, row.kode_sbl_sub_keg ?? row.kode_sbl)
          : ofUnit(into.unit(source, year, row.kode_sub_skpd ?? unitInKey(row.kode_sbl), ids));
      if (!place) continue;
      const months = readMonths(
        source,
        MONTHS.map((name) => row[name]),
        into,
      );
      const fact: CashPlanFact = {
        kind: 'cash-plan',
        ...into.base(year, into.since(year)),
        group,
        ...place,
        account: row.kode_akun,
        months,
      };
      into.add({ row: source.row, fact });
      into.name('account', row.kode_akun, row.nama_akun);
      into.total(
        TOTALS[group],
        months.reduce((a, b) => a + b, 0n),
      );
    }
  },
  sample: {
    rows: [
      {
        type: 'pendapatan',
        kode_sbl: '529.2.16.2.20.2.21.14.0000',
        id_skpd: '529',
        kode_akun: '4.1.02.02.01.0003',
        nama_akun: 'Retribusi Penyewaan Bangunan',
        ...Object.fromEntries(MONTHS.map((name, i) => [name, i % 3 === 0 ? '27500000' : '0'])),
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

const ofUnit = (workUnit: WorkUnitCode | undefined) => workUnit && { workUnit, subActivity: null };

/** `belanja`, `pendapatan`, `pembiayaan`, and `pembiayaan-penerimaan` with its twin. */
function toGroup(type: string): CashPlanGroup | null {
  const word = type.toLowerCase().trim();
  if (word === 'belanja' || word === 'pendapatan') return word;
  return word.startsWith('pembiayaan') ? 'pembiayaan' : null;
}

/** The unit in `3283.5.02.0.00.0.00.02.0000`: its id, then its code. */
const unitInKey = (key: string | null): WorkUnitCode | null => (key === null ? null : parseWorkUnitCode(key.split('.').slice(1).join('.')));

function readMonths(source: SourceRow, months: readonly (Amount | null)[], into: SipdConversion): Sen[] {
  if (months.some((m) => m === null))
    into.warnOnce(source, 'blank-month', 'Bulan yang kosong dibaca tidak ada rencana; tulis 0 bila memang nol.');
  return months.map((m) => m?.sen ?? 0n);
}
