import { earlier, endOfMonth, type IsoDate, type LraFact, type Sen, yearOf } from '@lcc/domain';
import type { Connector } from '../connector.js';
import { FileRefused } from '../connector.js';
import { groupBy } from '../group-by.js';
import { lraConnector } from '../lra.connector.js';
import { sblKeys, unitKeys } from './sipd-conversion.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';

/**
 * Realization by account as the office's application holds it: a report of the unit, cumulative to the day it was updated (`--as-of` tells
 * another). Sub-activities are summed: a report has none. The table without the column `nilai` states no budget.
 */
function realization(table: string, title: Connector['title'], hasBudget: boolean): Connector {
  return sipdTable({
    table,
    title,
    source: lraConnector.source,
    marks: hasBudget
      ? { all: ['kode_akun', 'realisasi', 'nilai', 'kode_sbl'] }
      : { all: ['kode_akun', 'realisasi', 'kode_sbl'], none: ['nilai'] },
    needed: ['kode_akun', 'realisasi'],
    columns: {
      kode_sbl: sipd.optionalId('Kunci sub kegiatan (kode_sbl)'),
      id_sub_skpd: sipd.optionalId('id unit SKPD'),
      id_skpd: sipd.optionalId('id SKPD'),
      kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari kuncinya'),
      kode_akun: sipd.account('Kode rekening'),
      nama_akun: sipd.optionalName('Nama rekening'),
      nilai: sipd.optionalAmount('Anggaran'),
      realisasi: sipd.amount('Realisasi, kumulatif'),
      update_at: sipd.optionalDate('Diperbarui'),
      updated_at: sipd.optionalDate('Diperbarui'),
    },
    needs: (raw, year) =>
      raw('kode_sub_skpd') === null ? [...sblKeys(year, raw('kode_sbl')), ...unitKeys(year, raw('id_sub_skpd'), raw('id_skpd'))] : [],
    convert(rows, into) {
      const placed = rows.flatMap(({ source, row, year }) => {
        const bySbl = row.kode_sbl === null ? undefined : into.unitBySbl(year, row.kode_sbl);
        const workUnit = into.unit(source, year, row.kode_sub_skpd ?? bySbl ?? null, {
          id_sub_skpd: row.id_sub_skpd,
          id_skpd: row.id_skpd,
        });
        into.name('account', row.kode_akun, row.nama_akun);
        return workUnit === undefined ? [] : [{ source, row, year, workUnit }];
      });
      for (const group of groupBy(placed, (r) => `${r.year}|${r.workUnit}`).values()) {
        const dates = group.flatMap(({ row }) => row.updated_at ?? row.update_at ?? []);
        const accounts = groupBy(group, ({ row }) => row.kode_akun);
        for (const same of accounts.values()) {
          const [first] = same;
          if (!first) continue;
          const date = reportDate(first.year, into.context.options.asOf, dates, into.context.today);
          const budgets = same.flatMap(({ row }) => (hasBudget && row.nilai ? [row.nilai.sen] : []));
          const fact: LraFact = {
            kind: 'lra',
            ...into.base(first.year, date),
            workUnit: first.workUnit,
            account: first.row.kode_akun,
            budget: budgets.length === 0 ? null : sum(budgets),
            realization: sum(same.map(({ row }) => row.realisasi.sen)),
            unitRealization: null,
          };
          into.add({ row: first.source.row, fact });
          into.total('realisasi', fact.realization);
        }
      }
    },
    sample: {
      rows: [
        {
          kode_sbl: '529.529.797.3705.13480',
          id_skpd: '529',
          kode_sub_skpd: '2.16.2.20.2.21.14.0000',
          kode_akun: '5.1.02.01.01.0052',
          realisasi: '3500000',
          ...(hasBudget
            ? { nama_akun: 'Belanja Makanan dan Minuman Rapat', nilai: '7350000', updated_at: '2025-06-30 16:10:00' }
            : { update_at: '2025-06-30 16:10:00' }),
          tahun_anggaran: '2025',
          active: '1',
        },
      ],
    },
  });
}

const sum = (amounts: readonly Sen[]): Sen => amounts.reduce((a, b) => a + b, 0n);

/** The last day a unit's rows were updated, within the fiscal year and not in the future. */
function reportDate(year: number, asOf: IsoDate | undefined, dates: readonly IsoDate[], today: IsoDate): IsoDate {
  const last = asOf ?? [...dates].sort().at(-1);
  if (last === undefined)
    throw new FileRefused('date-unknown', 'Tabel ini tidak menyebut sampai tanggal berapa realisasinya. Beri --as-of TTTT-BB-HH.');
  return yearOf(last) > year ? endOfMonth(year, 12) : earlier(last, asOf === undefined ? today : last);
}

export const accountRealizationConnector = realization(
  'data_realisasi_akun_sipd',
  { id: 'wp-sipd: realisasi rekening dari SIPD', en: 'wp-sipd: realization by account from SIPD' },
  true,
);
export const ownAccountRealizationConnector = realization(
  'data_realisasi_akun',
  { id: 'wp-sipd: realisasi rekening isian SKPD', en: 'wp-sipd: realization by account as agencies enter it' },
  false,
);
