import { type IsoDate, parseIsoDate } from '@lcc/domain';
import { isRecord } from '../open-file.js';

type Row = Readonly<Record<string, unknown>>;

/** Rows of one table that a post holds. */
export interface SipdPart {
  readonly connector: string;
  readonly rows: readonly Row[];
  /** What they take the place of: nothing, all that is known of their sub-activities, or what a whole file of their unit would. */
  readonly replaces: 'nothing' | 'sub-activities' | 'sets';
  /** The id of the agency that the whole part belongs to, where its rows cannot name one. */
  readonly unitId?: string;
  readonly asOf?: IsoDate;
}

/** What a post means: the tables it holds, or why nothing is taken from it. */
export type SipdPost = { readonly parts: readonly SipdPart[] } | { readonly note: string };

/**
 * Understands a post of the browser extensions of wp-sipd (github.com/agusnurwanto/sipd-ri-chrome-extension and its twin for payments):
 * `fields` are those of the form, nested values opened. Undefined for an action that is not known.
 */
export function readSipdPost(action: string, fields: Row): SipdPost | undefined {
  if (Object.hasOwn(UNUSED, action)) return { note: UNUSED[action] as string };
  const read = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  const meaning = read?.(new Form(fields));
  return typeof meaning === 'string' ? { note: meaning } : meaning && { parts: meaning.filter((part) => part.rows.length > 0) };
}

class Form {
  constructor(private readonly fields: Row) {}

  text(name: string): string | null {
    const value = this.fields[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
  }

  value(name: string): unknown {
    return this.fields[name];
  }

  /** Rows under a name, each with the fiscal year and the fields of the form that hold for all of them; what a row says itself wins. */
  rows(name: string, ...shared: readonly string[]): Row[] {
    return listed(this.fields[name]).map((row) => this.row(row, ...shared));
  }

  row(row: Row, ...shared: readonly string[]): Row {
    const common = Object.fromEntries(shared.map((field) => [field, this.text(field)]));
    return { active: '1', tahun_anggaran: this.text('tahun_anggaran'), ...common, ...row };
  }
}

/** A list as it is, or as an object with the keys 0, 1, 2; one object is a list of one. */
function listed(value: unknown): Row[] {
  if (Array.isArray(value)) return value.filter(isRecord);
  if (!isRecord(value)) return [];
  const keys = Object.keys(value);
  return keys.every((key) => /^\d+$/.test(key)) ? Object.values(value).filter(isRecord) : [value];
}

const part = (table: string, rows: readonly Row[], replaces: SipdPart['replaces'] = 'nothing'): SipdPart => ({
  connector: `wp-sipd-${table}`,
  rows,
  replaces,
});

/** Each action, and the tables that its rows belong to. */
const ACTIONS: Readonly<Record<string, (form: Form) => readonly SipdPart[] | string>> = {
  singkron_unit: (form) => [part('unit', form.rows('data_unit'))],
  singkron_akun_belanja: (form) => [part('akun', form.rows('akun'))],
  singkron_sumber_dana: (form) => [part('sumber-dana', form.rows('dana'))],
  singkron_data_rpjmd: (form) =>
    ['visi', 'misi', 'tujuan', 'sasaran', 'program'].map((level) => part(`rpjmd-${level}`, form.rows(level), 'sets')),
  singkron_renstra_tujuan: (form) => [part('renstra-tujuan', form.rows('tujuan'))],
  singkron_renstra_sasaran: (form) => [part('renstra-sasaran', form.rows('sasaran'))],
  singkron_renstra_program: (form) => [part('renstra-program', form.rows('program'))],
  singkron_renstra_kegiatan: (form) => [part('renstra-kegiatan', form.rows('kegiatan'))],
  singkron_renstra_sub_kegiatan: (form) => [part('renstra-sub-kegiatan', form.rows('sub_giat'))],
  singkron_rka: budgetOfSubActivity,
  singkron_pendapatan: (form) => [part('pendapatan', form.rows('data', 'id_skpd'), 'sets')],
  singkron_pembiayaan: (form) => [part('pembiayaan', form.rows('data', 'id_skpd'), 'sets')],
  singkron_anggaran_kas: (form) => [
    part(
      'anggaran-kas',
      form.rows('data', 'kode_sbl', 'id_skpd').map((row) => ({ ...row, type: form.text('type') })),
      form.text('type') === 'belanja' ? 'sub-activities' : 'sets',
    ),
  ],
  singkron_detail_spd: releaseOfFunds,
  singkron_spp: (form) => [part('spp-sipd', form.rows('data', 'idSkpd', 'tipe'))],
  singkron_spp_detail: (form) => [part('spp-sipd-ri-detail', printed(form, { id_skpd: form.text('idSkpd'), tipe: form.text('tipe') }))],
  singkron_spm: (form) => [part('spm-sipd', form.rows('data'))],
  singkron_spm_detail: (form) => [part('spm-sipd-detail', printed(form, { id_skpd: form.text('idSkpd'), tipe: form.text('tipe') }))],
  singkron_sp2d: (form) => [part('sp2d-sipd-ri', form.rows('data'))],
  singkron_sp2d_detail: (form) => [part('sp2d-sipd-detail', printed(form, { id_skpd: form.text('idSkpd'), tipe: form.text('tipe') }))],
  singkron_stbp: (form) => [part('stbp-sipd', form.rows('data'))],
  singkron_stbp_detail: (form) => [part('stbp-sipd-detail', printed(form, { id_skpd: form.text('idSkpd') }))],
  singkron_aklap_lra: report,
};

const NOT_NEEDED = 'Tidak diperlukan di sini.';
/** Actions that are answered so that the extension goes on, and why nothing is taken from them. */
const UNUSED: Readonly<Record<string, string>> = {
  update_bl_rak_nonactive: NOT_NEEDED,
  update_bl_realisasi_nonactive: NOT_NEEDED,
  update_nonactive_sub_bl: 'Sub kegiatan yang dihapus hilang saat ekspor utuh data_sub_keg_bl dan data_rka diimpor.',
  set_unit_pagu: NOT_NEEDED,
  get_cat_url: NOT_NEEDED,
  singkron_realisasi_dashboard:
    'Tidak dicatat: realisasi datang per sub kegiatan, sedang laporan milik seluruh SKPD. Impor ekspor data_realisasi_akun_sipd, atau kirim LRA.',
};

/**
 * One sub-activity: what it is, its funds, and the details of its budget. The extension sends page after page, each with all pages before
 * it; only the last is whole.
 */
function budgetOfSubActivity(form: Form): readonly SipdPart[] | string {
  const [page, pages] = [Number(form.text('no_page') ?? 1), Number(form.text('total_page') ?? 1)];
  if (page < pages) return `Halaman ${page} dari ${pages}; dicatat bersama halaman terakhir.`;
  const shared = ['kode_sbl', 'kode_sub_skpd'];
  const outputs = listed(form.value('dataOutput'));
  const subActivities = form.rows('dataBl', ...shared).map((row) => (outputs.length > 0 ? { ...row, sub_keg_indikator: outputs } : row));
  return [
    part('sub-keg-bl', subActivities),
    part('dana-sub-keg', form.rows('dataDana', ...shared), 'sub-activities'),
    part('rka', form.rows('rka', ...shared), 'sub-activities'),
  ];
}

/** A release comes account by account, each with the release itself. */
function releaseOfFunds(form: Form): readonly SipdPart[] {
  const lines = form.rows('data');
  const header = lines.slice(0, 1).map((row) => {
    const { idSpd, nomorSpd, keteranganSpd, totalSpd, id_skpd, tahun_anggaran, active } = row;
    return { idSpd, nomorSpd, keteranganSpd, totalSpd, id_skpd, tahun_anggaran, active };
  });
  return [part('spd-sipd', header), part('spd-sipd-detail', lines)];
}

/** The lines that SIPD prints on a document, each with what the document says of itself. A document without lines gives none. */
function printed(form: Form, about: Row): Row[] {
  const data = form.value('data');
  if (!isRecord(data)) return form.rows('data').map((row) => ({ ...about, ...row }));
  const header = isRecord(data.header) ? data.header : data;
  const single = Object.fromEntries(Object.entries(header).filter(([, value]) => typeof value !== 'object'));
  const lists = Object.entries(data)
    .filter(([name, value]) => !/pajak|potongan|spd/i.test(name) && typeof value === 'object')
    .map(([, value]) => listed(value));
  const lines = lists.find((rows) => rows.some((row) => 'kode_rekening' in row)) ?? ('kode_rekening' in data ? [data] : []);
  return lines.map((line) => form.row({ ...about, ...single, ...line }));
}

/** A budget realization report of one agency, when it begins with the year: sums of a part of the year are not cumulative. */
function report(form: Form): readonly SipdPart[] | string {
  const [from, to] = [parseIsoDate(form.text('mulai_tgl') ?? ''), parseIsoDate(form.text('sampai_tgl') ?? '')];
  const unitId = form.text('id_skpd');
  if (from === null || to === null || unitId === null) return 'Tidak dicatat: SKPD atau tanggal laporannya tidak disebut (TTTT-BB-HH).';
  if (!from.endsWith('-01-01') || from.slice(0, 4) !== to.slice(0, 4))
    return 'Tidak dicatat: laporan harus mulai 1 Januari tahun itu, supaya angkanya kumulatif.';
  const rows = form.rows('data').filter((row) => /^[456](\.|$)/.test(String(row.kode_rekening ?? '').trim()));
  const lines = rows.map(({ kode_rekening, nama_rekening, nominal, realisasi, tahun_anggaran }) => ({
    tahun: tahun_anggaran,
    kode_rekening,
    nama_rekening,
    anggaran: nominal,
    realisasi,
  }));
  return [{ connector: 'lra', rows: lines, replaces: 'sets', unitId, asOf: to }];
}
