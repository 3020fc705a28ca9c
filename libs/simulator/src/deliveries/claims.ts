import { addDays, businessDate, endOfMonth, type IsoDate, isoDate, monthOf, yearOf } from '@lcc/domain';
import { isBusinessDay, wibInstant } from '../calendar.js';
import { once } from '../once.js';
import { random } from '../random.js';
import type { Regency } from '../regency.js';
import type { Sp2dRow } from '../rows.js';
import { type Contract, contractsOf, firmOf, isTold } from './contracts.js';
import { type Delivery, sourceId, taxNumberOf } from './delivery.js';

/**
 * The papers behind payments to firms: request (SPP), order (SPM), and who was paid. The treasury hands over those of a month in the first
 * days of the next.
 */
export function claimDeliveries(regency: Regency, seed: number, year: number, until: IsoDate): Delivery[] {
  const months = once(() => claimsByMonth(regency, year, until));
  const ofMonth = (month: number): readonly Sp2dRow[] => months().get(month) ?? [];
  const contracts = once(() => byPayment(contractsOf(regency, seed, year)));
  return Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) =>
    TABLES.map(([table, row]) => ({
      name: `tagihan/${String(month).padStart(2, '0')}/${table}`,
      connector: `wp-sipd-${table}`,
      recordedAt: wibInstant(addDays(endOfMonth(year, month), 3), 10 * 60),
      rows: () => ofMonth(month).flatMap((each) => row(each, seed, contracts().get(each.nomor_sp_2_d))),
    })),
  );
}

/** Contracts by the payments that name them. */
function byPayment(contracts: readonly Contract[]): Map<string, Contract> {
  const named = contracts.filter((contract) => contract.flaw !== 'no-contract' && contract.flaw !== 'no-number');
  return new Map(named.flatMap((contract) => contract.payments.map((row) => [row.nomor_sp_2_d, contract] as const)));
}

type WriteRows = (payment: Sp2dRow, seed: number, contract: Contract | undefined) => object[];
const TABLES: readonly (readonly [table: string, row: WriteRows])[] = [
  ['spp-sipd', requestRow],
  ['spm-sipd', orderRow],
  ['sp2d-sipd-detail', payeeRow],
];

/** Payments to firms by the month in which they were recorded. */
function claimsByMonth(regency: Regency, year: number, until: IsoDate): Map<number, Sp2dRow[]> {
  const months = new Map<number, Sp2dRow[]>();
  for (const { rows } of regency.sp2dUntil(until < isoDate(year, 12, 31) ? until : isoDate(year, 12, 31)))
    for (const row of rows) {
      if (!isTold(row)) continue;
      const recorded = businessDate(regency.recordedAt(row));
      const month = yearOf(recorded) === year ? monthOf(recorded) : 12;
      months.set(month, [...(months.get(month) ?? []), row]);
    }
  return months;
}

/** The numbers of the papers carry those of the payment. */
const numberOf = (row: Sp2dRow, kind: '02.0' | '03.0'): string => row.nomor_sp_2_d.replace('/04.0/', `/${kind}/`);

/** A working day some days before the payment. */
function before(row: Sp2dRow, seed: number, kind: string, least: number, most: number): IsoDate {
  const days = random(seed, kind, row.nomor_sp_2_d).int(least, most);
  let date = addDays(row.tanggal_sp_2_d, -days);
  while (!isBusinessDay(date)) date = addDays(date, -1);
  return date < isoDate(yearOf(row.tanggal_sp_2_d), 1, 2) ? row.tanggal_sp_2_d : date;
}

/** The day of the request for a payment. */
export const requestedOn = (row: Sp2dRow, seed: number): IsoDate => before(row, seed, 'spp', 5, 14);

const common = (row: Sp2dRow) => ({ tahun_anggaran: row.tanggal_sp_2_d.slice(0, 4), active: '1' });

function requestRow(row: Sp2dRow, seed: number): object[] {
  return [
    {
      nomorSpp: numberOf(row, '02.0'),
      idSpp: String(Number.parseInt(sourceId('spp', row.nomor_sp_2_d), 16)),
      tanggalSpp: requestedOn(row, seed),
      nilaiSpp: row.nilai_sp_2_d,
      jenisSpp: row.jenis_sp_2_d,
      keteranganSpp: row.keterangan_sp_2_d,
      kode_sub_skpd: row.kode_sub_skpd,
      verifikasiSpp: '1',
      detail: row.detail.map(({ kode_sub_kegiatan, kode_rekening, jumlah }) => ({ kode_sub_kegiatan, kode_rekening, jumlah })),
      ...common(row),
    },
  ];
}

function orderRow(row: Sp2dRow, seed: number, contract: Contract | undefined): object[] {
  return [
    {
      nomorSpm: numberOf(row, '03.0'),
      tanggalSpm: before(row, seed, 'spm', 1, 4),
      nilaiSpm: row.nilai_sp_2_d,
      jenisSpm: row.jenis_sp_2_d,
      keteranganSpm: row.keterangan_sp_2_d,
      nomorSpp: numberOf(row, '02.0'),
      ...(contract ? { nomor_kontrak: contract.number } : {}),
      kode_sub_skpd: row.kode_sub_skpd,
      verifikasiSpm: '1',
      ...common(row),
    },
  ];
}

export function payeeRow(row: Sp2dRow): object[] {
  return row.detail.map((line) => ({
    nomor_sp_2_d: row.nomor_sp_2_d,
    tanggal_sp_2_d: row.tanggal_sp_2_d,
    tipe: row.jenis_sp_2_d,
    nilai_sp2d: row.nilai_sp_2_d,
    kode_sub_skpd: row.kode_sub_skpd,
    nomor_spm: numberOf(row, '03.0'),
    kode_rekening: line.kode_rekening,
    jumlah: line.jumlah,
    nama_pihak_ketiga: firmOf(row),
    npwp_pihak_ketiga: taxNumberOf(firmOf(row) ?? ''),
    ...common(row),
  }));
}
