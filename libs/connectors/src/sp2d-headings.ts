import { fieldKey } from './delimited.js';

/** Headings by the field they mean, as exports and registers of offices write them; the first that is there is taken. */
const HEADINGS = {
  nomor_sp_2_d: ['nomor_sp_2_d', 'nomor_sp2d', 'no_sp2d', 'nomor_dokumen_sp2d', 'nomor'],
  tanggal_sp_2_d: ['tanggal_sp_2_d', 'tanggal_sp2d', 'tgl_sp2d', 'tanggal', 'tgl'],
  jenis_sp_2_d: ['jenis_sp_2_d', 'jenis_sp2d', 'jns_sp2d', 'jenis'],
  nilai_sp_2_d: ['nilai_sp_2_d', 'nilai_sp2d', 'jumlah_sp2d', 'nominal_sp2d', 'nilai', 'nominal'],
  kode_sub_skpd: ['kode_sub_skpd', 'kode_sub_unit', 'kode_unit_skpd', 'kode_unit', 'kode_skpd', 'kode_opd'],
  nama_sub_skpd: ['nama_sub_skpd', 'nama_sub_unit', 'nama_unit', 'nama_skpd', 'nama_opd', 'skpd', 'opd', 'perangkat_daerah'],
  keterangan_sp_2_d: ['keterangan_sp_2_d', 'keterangan_sp2d', 'uraian_sp2d', 'keterangan', 'uraian'],
  status: ['status', 'status_sp2d'],
  is_transfer_sp_2_d: ['is_transfer_sp_2_d', 'is_transfer'],
  is_verifikasi_sp_2_d: ['is_verifikasi_sp_2_d', 'verifikasi_sp2d', 'is_verifikasi'],
  kode_sub_kegiatan: ['kode_sub_kegiatan', 'kode_sub_giat'],
  kode_rekening: ['kode_rekening', 'kode_akun', 'rekening'],
  kode_dana: ['kode_dana', 'kode_sumber_dana'],
  jumlah: ['jumlah', 'jumlah_rincian', 'nilai_rincian', 'nilai_realisasi'],
} as const;

export type Sp2dField = keyof typeof HEADINGS;

/** The heading of a table under which each field stands. */
export type Sp2dColumns = { readonly [field in Sp2dField]?: string | undefined };

const FIELDS = Object.keys(HEADINGS) as Sp2dField[];

/** `Tgl. SP2D`, `Nilai SP2D (Rp)` → `tgl_sp2d`, `nilai_sp2d`. */
const plain = (heading: string): string =>
  fieldKey(heading.replace(/[.()/:]+/g, ' '))
    .replace(/_+/g, '_')
    .replace(/_rp$/, '');

/** Finds the columns of a register among a table's headings. A register without line amounts may call the document's amount `jumlah`. */
export function sp2dColumns(headings: Iterable<string>): Sp2dColumns {
  const known = new Map<string, string>();
  for (const heading of headings) if (!known.has(plain(heading))) known.set(plain(heading), heading);
  const find = (field: Sp2dField) => HEADINGS[field].map((name) => known.get(name)).find((heading) => heading !== undefined);
  const columns: Sp2dColumns = Object.fromEntries(FIELDS.map((field) => [field, find(field)]));
  if (columns.nilai_sp_2_d !== undefined || columns.kode_rekening !== undefined || columns.jumlah === undefined) return columns;
  return { ...columns, nilai_sp_2_d: columns.jumlah, jumlah: undefined };
}

/** True for headings of a table of disbursement orders: number, date and amount, and the word itself. */
export function looksLikeRegister(headings: ReadonlySet<string>): boolean {
  const { nomor_sp_2_d, tanggal_sp_2_d, nilai_sp_2_d } = sp2dColumns(headings);
  const found = [nomor_sp_2_d, tanggal_sp_2_d, nilai_sp_2_d];
  return found.every((h) => h !== undefined) && found.some((h) => /sp_?2_?d/.test(h ?? ''));
}
