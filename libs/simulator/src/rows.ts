/** Rows as foreign systems deliver them: every value is text; money is rupiah with two decimals (`"1579350878.00"`). */

export interface RosterRow {
  readonly kode_skpd: string;
  readonly nama_skpd: string;
  /** Code of the Skpd a unit belongs to; absent for an Skpd. */
  readonly induk?: string;
  readonly kode_kecamatan?: string;
}

/** The 22 columns of the SIPD detail export. Revenue and financing lines carry no sub-activity: its columns are empty. */
export interface BudgetLineRow {
  readonly tahun: string;
  readonly kode_urusan: string;
  readonly nama_urusan: string;
  readonly kode_skpd: string;
  readonly nama_skpd: string;
  readonly kode_sub_unit: string;
  readonly nama_sub_unit: string;
  readonly kode_bidang_urusan: string;
  readonly nama_bidang_urusan: string;
  readonly kode_program: string;
  readonly nama_program: string;
  readonly kode_kegiatan: string;
  readonly nama_kegiatan: string;
  readonly kode_sub_kegiatan: string;
  readonly nama_sub_kegiatan: string;
  readonly kode_sumber_dana: string;
  readonly nama_sumber_dana: string;
  readonly kode_rekening: string;
  readonly nama_rekening: string;
  readonly kode_standar_harga: string;
  readonly nama_standar_harga: string;
  readonly pagu: string;
}

export type PlanMonth = `bulan_${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`;

/** Planned cash of one budget line by month. */
export interface CashPlanRow extends Readonly<Record<PlanMonth, string>> {
  readonly tahun: string;
  readonly kode_skpd: string;
  readonly kode_sub_kegiatan?: string;
  readonly kode_rekening: string;
  readonly jenis: 'belanja' | 'pendapatan' | 'pembiayaan';
}

/** A figure that another application tells of itself. */
export interface ServiceIndicatorRow {
  readonly application: string;
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly target?: string;
  readonly time: string;
  readonly owner: string;
  readonly better?: 'higher' | 'lower';
  readonly cadence: string;
}

/** Monthly realization of an earlier year on one group of accounts. */
export interface PastRealizationRow extends Readonly<Record<PlanMonth, string>> {
  readonly tahun_lalu: string;
  readonly kode_skpd: string;
  readonly kode_rekening: string;
  readonly anggaran: string;
}

export interface Sp2dDetailRow {
  readonly kode_sub_kegiatan: string;
  readonly kode_rekening: string;
  readonly kode_dana: string;
  readonly jumlah: string;
}

/** One SP2D. An UP (advance) has no detail: it is drawn against no budget line. */
export interface Sp2dRow {
  readonly nomor_sp_2_d: string;
  readonly tanggal_sp_2_d: string;
  readonly jenis_sp_2_d: 'LS' | 'UP' | 'GU' | 'TU';
  readonly nilai_sp_2_d: string;
  readonly kode_sub_skpd: string;
  readonly keterangan_sp_2_d: string;
  readonly status: 'ditransfer' | 'proses_transfer' | 'gagal_transfer';
  readonly detail: readonly Sp2dDetailRow[];
}
