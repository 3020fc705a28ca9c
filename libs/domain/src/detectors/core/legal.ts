import type { IsoDate, Sen } from '../../values/index.js';

/** Kinds of procurement that limits are set for. */
export type ProcurementKind = 'barang' | 'konstruksi' | 'konsultansi' | 'jasa-lainnya';

/** A value that law sets, from a day on. `verified` false: known from secondary sources only. */
export interface LegalValue {
  readonly name: LegalName;
  readonly kind: ProcurementKind | null;
  readonly from: IsoDate;
  readonly value: number;
  readonly unit: 'rupiah' | 'poin' | 'persen' | 'hari' | 'hari kerja' | 'bulan' | 'rasio' | 'jumlah';
  readonly basis: string;
  readonly verified: boolean;
}

export type LegalName =
  | 'batas-pengadaan-langsung'
  | 'batas-kuitansi'
  | 'kontrak-kritis-awal'
  | 'kontrak-kritis-akhir'
  | 'denda-harian'
  | 'pemberian-kesempatan'
  | 'penawaran-rendah'
  | 'batas-addendum'
  | 'sisa-kemampuan-paket'
  | 'uang-muka-usaha-kecil'
  | 'masa-sanggah'
  | 'rup-diumumkan'
  | 'pertanggungjawaban-tu'
  | 'toleransi-rencana-kas';

const P2018 = '2018-07-01';
const P2021 = '2021-02-02';
const P2025 = '2025-04-30';
const row = (
  name: LegalName,
  kind: ProcurementKind | null,
  from: IsoDate,
  value: number,
  unit: LegalValue['unit'],
  basis: string,
  verified = false,
): LegalValue => ({ name, kind, from, value, unit, basis, verified });

/** The values that the product knows; an office adds or corrects them as dated facts. Amounts in rupiah. */
export const legalValues: readonly LegalValue[] = [
  row('batas-pengadaan-langsung', 'barang', P2018, 200_000_000, 'rupiah', 'Perpres 16/2018 Pasal 1 angka 40', true),
  row('batas-pengadaan-langsung', 'jasa-lainnya', P2018, 200_000_000, 'rupiah', 'Perpres 16/2018 Pasal 1 angka 40', true),
  row('batas-pengadaan-langsung', 'konstruksi', P2018, 200_000_000, 'rupiah', 'Perpres 16/2018 Pasal 1 angka 40', true),
  row('batas-pengadaan-langsung', 'konstruksi', P2025, 400_000_000, 'rupiah', 'Perpres 46/2025 Pasal 1 angka 40a; SE LKPP 9/2025'),
  row('batas-pengadaan-langsung', 'konsultansi', P2018, 100_000_000, 'rupiah', 'Perpres 16/2018 jo. Perpres 12/2021'),
  row('batas-kuitansi', 'barang', P2018, 50_000_000, 'rupiah', 'Perpres 16/2018 Pasal 28 ayat (3) jo. Perpres 12/2021'),
  row('batas-kuitansi', 'jasa-lainnya', P2018, 50_000_000, 'rupiah', 'Perpres 16/2018 Pasal 28 ayat (3) jo. Perpres 12/2021'),
  row('kontrak-kritis-awal', null, '2011-01-01', 10, 'poin', 'Permen PU 07/PRT/M/2011 klausul 39.2 (rencana sampai 70%)'),
  row('kontrak-kritis-akhir', null, '2011-01-01', 5, 'poin', 'Permen PU 07/PRT/M/2011 klausul 39.2 (rencana di atas 70%)'),
  row('denda-harian', null, P2018, 0.001, 'rasio', 'Perpres 16/2018 Pasal 78 dan 79'),
  row('pemberian-kesempatan', null, P2021, 50, 'hari', 'Peraturan LKPP 12/2021'),
  row('penawaran-rendah', null, P2018, 0.8, 'rasio', 'Perpres 16/2018 Pasal 33 ayat (3)'),
  row('batas-addendum', null, P2018, 0.1, 'rasio', 'Perpres 16/2018 Pasal 54'),
  row('sisa-kemampuan-paket', null, P2021, 5, 'jumlah', 'Peraturan LKPP 12/2021'),
  row('uang-muka-usaha-kecil', null, P2021, 0.5, 'rasio', 'Perpres 12/2021'),
  row('masa-sanggah', null, P2021, 5, 'hari kerja', 'Peraturan LKPP 12/2021'),
  row('rup-diumumkan', null, P2018, 3, 'bulan', 'Batas akhir Maret, kebijakan sendiri'),
  row('pertanggungjawaban-tu', null, '2020-12-30', 1, 'bulan', 'Permendagri 77/2020'),
  row('toleransi-rencana-kas', null, '2024-01-01', 0.05, 'rasio', 'PER-5/PB/2024 (padanan APBN)'),
];

/** Dated legal values: what was in force on the day of the event, never today's. */
export class LegalTable {
  readonly #values: readonly LegalValue[];

  constructor(values: readonly LegalValue[] = legalValues) {
    this.#values = [...values].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  }

  /** The value in force on a day, or null when none is known for it. */
  param(name: LegalName, kind: ProcurementKind | null, day: IsoDate): LegalValue | null {
    return this.#values.find((v) => v.name === name && v.kind === kind && v.from <= day) ?? null;
  }

  /** As {@link param}, as sen. Throws when the value is no amount of rupiah. */
  amount(name: LegalName, kind: ProcurementKind | null, day: IsoDate): Sen | null {
    const found = this.param(name, kind, day);
    if (found === null) return null;
    if (found.unit !== 'rupiah') throw new TypeError(`${name} bukan rupiah`);
    return BigInt(found.value) * 100n;
  }
}
