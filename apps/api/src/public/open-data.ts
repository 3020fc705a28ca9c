import { accountName } from '@lcc/domain';
import { stringify } from 'csv-stringify/sync';
import type { PublicView } from './public-view.js';

/** A column of a dataset: its name in files, its type in the words of Table Schema, and what it says. */
interface Column<R> {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'date';
  readonly title: string;
  readonly of: (row: R) => string | number | null;
  /** How the Fiscal Data Package calls it (its ontology of column types). */
  readonly fiscal?: string;
}

interface Dataset<R> {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly key: readonly string[];
  readonly rows: (view: PublicView) => readonly R[];
  readonly columns: readonly Column<R>[];
}

const dataset = <R>(of: Dataset<R>): Dataset<unknown> => of as Dataset<unknown>;
const share = (value: number | null): number | null => (value === null ? null : Math.round(value * 1_000_000) / 1_000_000);

/** What is open, one entry each. Every dataset carries year, day and revision in each row, so that a row alone can be cited. */
export const DATASETS: readonly Dataset<unknown>[] = [
  dataset({
    id: 'serapan-opd',
    title: 'Serapan belanja per perangkat daerah',
    description:
      'Pagu, rencana kas sampai tanggal, dan realisasi belanja tiap perangkat daerah. Rupiah dengan dua desimal; serapan = realisasi dibagi pagu.',
    key: ['kode_skpd'],
    rows: ({ units }) => units,
    columns: [
      {
        name: 'kode_skpd',
        type: 'string',
        title: 'Kode perangkat daerah',
        of: (row) => row.code,
        fiscal: 'administrative-classification:generic:code',
      },
      {
        name: 'nama_skpd',
        type: 'string',
        title: 'Nama perangkat daerah',
        of: (row) => row.name,
        fiscal: 'administrative-classification:generic:label',
      },
      { name: 'pagu', type: 'number', title: 'Pagu belanja yang berlaku', of: (row) => row.ceiling, fiscal: 'value' },
      { name: 'rencana_kas', type: 'number', title: 'Rencana kas sampai tanggal data', of: (row) => row.cashPlan, fiscal: 'value' },
      { name: 'realisasi', type: 'number', title: 'Realisasi sampai tanggal data', of: (row) => row.realization, fiscal: 'value' },
      { name: 'serapan', type: 'number', title: 'Realisasi dibagi pagu', of: (row) => share(row.absorption) },
    ],
  }),
  dataset({
    id: 'pendapatan',
    title: 'Pendapatan menurut jenis',
    description: 'Target setahun dan penerimaan sampai tanggal, menurut jenis pendapatan.',
    key: ['kode'],
    rows: ({ revenue }) => revenue?.kinds ?? [],
    columns: [
      { name: 'kode', type: 'string', title: 'Kode rekening pendapatan', of: (row) => row.key },
      { name: 'nama', type: 'string', title: 'Nama jenis pendapatan', of: (row) => revenueName(row.key) },
      { name: 'target', type: 'number', title: 'Target setahun', of: (row) => row.target },
      { name: 'penerimaan', type: 'number', title: 'Diterima sampai tanggal data', of: (row) => row.receipts },
      { name: 'capaian', type: 'number', title: 'Penerimaan dibagi target', of: (row) => share(row.absorption) },
    ],
  }),
  dataset({
    id: 'pekerjaan',
    title: 'Pekerjaan fisik',
    description:
      'Pekerjaan fisik menurut laporan terakhir kantornya; paling banyak enam puluh, yang paling tertinggal lebih dahulu. Tanpa nama penyedia.',
    key: ['perangkat_daerah', 'nomor'],
    rows: ({ works }) => works,
    columns: [
      { name: 'nomor', type: 'string', title: 'Nomor dalam daftar kantornya', of: (row) => row.key },
      { name: 'nama', type: 'string', title: 'Nama pekerjaan', of: (row) => row.name },
      { name: 'perangkat_daerah', type: 'string', title: 'Perangkat daerah', of: (row) => row.unitName },
      { name: 'kode_kecamatan', type: 'string', title: 'Kode kecamatan Kemendagri', of: (row) => row.district },
      { name: 'nilai_kontrak', type: 'number', title: 'Nilai kontrak', of: (row) => row.amount },
      { name: 'rencana_selesai', type: 'date', title: 'Tanggal selesai menurut kontrak', of: (row) => row.due },
      { name: 'fisik', type: 'number', title: 'Kemajuan fisik, bagian dari satu', of: (row) => share(row.physical) },
      { name: 'tanggal_laporan', type: 'date', title: 'Tanggal laporan fisik', of: (row) => row.reportedOn },
    ],
  }),
  dataset({
    id: 'pencegahan',
    title: 'Dokumen pencegahan korupsi menurut tahap',
    description: 'Banyaknya dokumen program pencegahan korupsi menurut tahap pembuktiannya.',
    key: ['tahap'],
    rows: ({ prevention }) => (prevention?.stages ?? []).map((documents, i) => ({ stage: STAGES[i] ?? '', documents })),
    columns: [
      { name: 'tahap', type: 'string', title: 'Tahap', of: (row) => row.stage },
      { name: 'dokumen', type: 'integer', title: 'Banyaknya dokumen', of: (row) => row.documents },
    ],
  }),
];

const STAGES = ['belum ada bukti', 'diunggah', 'diverifikasi', 'selesai QA'] as const;
export const LICENCE = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'Creative Commons Attribution 4.0',
} as const;

/** Kinds that the chart of accounts names differently from people, or not at all. */
const REVENUE_NAMES: Readonly<Record<string, string>> = {
  '4.1': 'Pajak, retribusi, dan pendapatan asli daerah',
  '4.2.01.01.01': 'Dana bagi hasil dari pemerintah pusat',
  '4.2.01.01.02': 'Dana alokasi umum dari pemerintah pusat',
  '4.2.01.01.03': 'Dana alokasi khusus fisik',
  '4.2.01.01.04': 'Dana alokasi khusus nonfisik',
  '4.2.01.05': 'Dana desa',
  '4.2.02': 'Dana dari provinsi',
  '4.2/lain': 'Transfer lain',
  '4.3': 'Pendapatan lain yang sah',
};
export const revenueName = (key: string): string => REVENUE_NAMES[key] ?? accountName(key) ?? key;

export const datasetById = (id: string): Dataset<unknown> | undefined => DATASETS.find((each) => each.id === id);

type Cells = Record<string, string | number | null>;
/** Of what the row tells: the same in every dataset. */
const STAMP: readonly Pick<Column<unknown>, 'name' | 'type' | 'title'>[] = [
  { name: 'tahun', type: 'integer', title: 'Tahun anggaran' },
  { name: 'tanggal_data', type: 'date', title: 'Keadaan pada tanggal' },
  { name: 'revisi', type: 'integer', title: 'Revisi buku besar' },
  { name: 'sifat', type: 'string', title: 'NYATA, atau SIMULASI bagi data peragaan' },
];
const stampOf = (view: PublicView): Cells => ({ tahun: view.year, tanggal_data: view.asOf, revisi: view.revision, sifat: view.nature });

function cellsOf({ rows, columns }: Dataset<unknown>, view: PublicView): Cells[] {
  return rows(view).map((row) => ({ ...stampOf(view), ...Object.fromEntries(columns.map(({ name, of }) => [name, of(row)])) }));
}

/** RFC 4180 with a header; a text that a spreadsheet would run as a formula is escaped. An absent value is an empty cell, never 0. */
export function csvOf(of: Dataset<unknown>, view: PublicView): string {
  const columns = [...STAMP, ...of.columns].map(({ name }) => name);
  const texts = new Set(of.columns.filter(({ type }) => type === 'string').map(({ name }) => name));
  const rows = cellsOf(of, view).map((cells) =>
    Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, texts.has(name) ? harmless(cell) : cell])),
  );
  return stringify(rows, { header: true, columns, record_delimiter: 'windows' });
}

/** A text that a spreadsheet would run gets an apostrophe before it; a negative amount is a number and stays one. */
const harmless = (cell: Cells[string]): Cells[string] => (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The rows with what they are about. Money stays text, so that no reader rounds it. */
export function jsonOf(of: Dataset<unknown>, view: PublicView): object {
  const { id, title, description } = of;
  return { id, title, description, licence: LICENCE, ...stampOf(view), rows: cellsOf(of, view) };
}

const MEASURES = [
  { name: 'pagu', source: 'pagu', resource: 'serapan-opd', direction: 'expenditure', phase: 'adjusted' },
  { name: 'realisasi', source: 'realisasi', resource: 'serapan-opd', direction: 'expenditure', phase: 'executed' },
  { name: 'target_pendapatan', source: 'target', resource: 'pendapatan', direction: 'revenue', phase: 'adjusted' },
  { name: 'penerimaan', source: 'penerimaan', resource: 'pendapatan', direction: 'revenue', phase: 'executed' },
] as const;

/** What amounts of the package mean, and by what they may be grouped. */
const FISCAL_MODEL = {
  measures: Object.fromEntries(MEASURES.map(({ name, ...measure }) => [name, { ...measure, currency: 'IDR', factor: 1 }])),
  dimensions: {
    perangkat_daerah: dimension('administrative', 'serapan-opd', 'kode_skpd', 'nama_skpd'),
    jenis_pendapatan: dimension('economic', 'pendapatan', 'kode', 'nama'),
    tahun_anggaran: { dimensionType: 'datetime', primaryKey: 'tahun', attributes: { tahun: { source: 'tahun', resource: 'serapan-opd' } } },
  },
} as const;

function dimension(classificationType: 'administrative' | 'economic', resource: string, code: string, label: string): object {
  return {
    ...{ dimensionType: 'classification', classificationType, primaryKey: 'kode' },
    attributes: { kode: { source: code, resource }, nama: { source: label, resource, labelfor: 'kode' } },
  };
}

/**
 * A Fiscal Data Package that describes every csv, valid by the schema its authors publish: the profile it asks for is that of a tabular package,
 * paths are relative to the descriptor, and amounts are explained in `model`. Columns bear the types of the later version too.
 */
export function fiscalPackage(view: PublicView): object {
  return {
    profile: 'tabular-data-package',
    name: `anggaran-terbuka-${view.year}`,
    title: `Anggaran terbuka ${view.regionName} ${view.year}`,
    description: view.nature === 'SIMULASI' ? 'SIMULASI: data rekaan untuk peragaan.' : 'Angka resmi tetap SIPD.',
    version: `${view.asOf}+${view.revision}`,
    created: `${view.asOf}T00:00:00+07:00`,
    countryCode: 'ID',
    granularity: 'aggregated',
    fiscalPeriod: { start: `${view.year}-01-01`, end: `${view.year}-12-31` },
    licenses: [LICENCE],
    model: FISCAL_MODEL,
    resources: DATASETS.map((of) => ({
      profile: 'tabular-data-resource',
      name: of.id,
      title: of.title,
      description: of.description,
      path: `${of.id}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: {
        primaryKey: of.key,
        missingValues: [''],
        fields: [...STAMP, ...of.columns].map((column) => ({
          name: column.name,
          type: column.type,
          title: column.title,
          ...('fiscal' in column && column.fiscal ? { columnType: column.fiscal } : {}),
        })),
      },
    })),
  };
}

/** The catalogue for portals that harvest. */
export const DCAT = 'katalog.jsonld';
export const RELEASES = 'kontrak-ocds.json';
export const RECORDS = 'kontrak-ocds-rekaman.json';
export const CONTRACT_PACKAGES = [
  { format: 'ocds-1.1-release-package', file: RELEASES },
  { format: 'ocds-1.1-record-package', file: RECORDS },
] as const;

/** What there is, with formats, licence and version; packages of contracts only while there are any. */
export function catalogue(view: PublicView, base: string, contracts: number): object {
  return {
    region: view.regionName,
    ...stampOf(view),
    licence: LICENCE,
    datasets: DATASETS.map((of) => ({
      id: of.id,
      title: of.title,
      description: of.description,
      rows: of.rows(view).length,
      files: [
        { format: 'csv', path: `${base}/${of.id}.csv` },
        { format: 'json', path: `${base}/${of.id}.json` },
      ],
    })),
    packages: [
      { format: 'fiscal-data-package', path: `${base}/datapackage.json` },
      { format: 'dcat-ap', path: `${base}/${DCAT}` },
      ...(contracts === 0 ? [] : CONTRACT_PACKAGES.map(({ format, file }) => ({ format, path: `${base}/${file}`, processes: contracts }))),
    ],
  };
}
