import { type CatalogueItemFact, catalogueTree, documentsOf, scoringMethodOf } from '@lcc/domain';
import { z } from 'zod';
import type { Connector, Conversion, ConversionContext, FactDraft, OpenedFile, ReadResult } from '../connector.js';
import type { Issues } from '../issues.js';
import { fields, fieldsOf } from '../row-fields.js';
import { flattenCatalogue } from './catalogue-json.js';
import { choiceField, countField, decimalField } from './prevention-fields.js';
import { convertRows, hasColumns, readRows, yearOfRow } from './prevention-year.js';
import { convertValues } from './values.connector.js';

const MOST_DOCUMENTS = 500;

const catalogueRow = z.object({
  tahun: fields.told.year('Tahun pedoman'),
  skema: fields.optionalText('Skema, MCSP bila kosong'),
  tingkat: choiceField('Tingkat: area, indikator, sub-indikator, atau dokumen', {
    area: 'area',
    indikator: 'indikator',
    'sub indikator': 'sub-indikator',
    dokumen: 'dokumen',
  }),
  kode: fields.text('Kode, misalnya 2.3'),
  induk: fields.optionalText('Kode induknya'),
  nama: fields.optionalText('Nama; kosong bila tidak diterbitkan'),
  bobot: decimalField('Bobot dalam induknya (%); kosong bila tidak diterbitkan'),
  metode: fields.optionalText('Metode skor; kosong bila tidak diterbitkan'),
  jumlah_dokumen: countField('Jumlah dokumen menurut pedoman', 0, MOST_DOCUMENTS),
  tenggat: fields.optionalDate('Tenggat'),
  triwulan: countField('Triwulan dokumen, 1 sampai 4', 1, 4),
  tahap: countField('Urutan tahap yang dibuktikan dokumen', 1, 20),
  ambang: decimalField('Ambang (%) untuk metode ambang'),
  kode_skpd: fields.optionalWorkUnit('SKPD pengampu'),
  catatan: fields.optionalText('Catatan'),
});
const NEEDED = ['tingkat', 'kode', 'nama', 'metode'];
const NESTED = 'areas';

/** The year's catalogue of MCSP, whole: flat rows, or the nested JSON that trackers keep. It replaces the scheme's catalogue of that year only. */
export const catalogueConnector: Connector = {
  id: 'prevention-catalogue',
  title: { id: 'Katalog MCSP', en: 'MCSP catalogue' },
  source: { id: 'prevention-catalogue', title: 'Katalog MCSP', cadenceHours: 24 * 366 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(catalogueRow),
  recognizes: (table) => isNested(table) || hasColumns(table, NEEDED),
  read(table): ReadResult {
    if (!isNested(table)) return readRows(table, catalogueRow, NEEDED);
    return {
      rows: table.records.flatMap((record) => flattenCatalogue(record.fields)),
      statement: {},
      rejected: table.rejected,
      warnings: [],
    };
  },
  convert: convertCatalogue,
  sample: {
    name: 'katalog-mcsp-contoh.csv',
    rows: [
      { tahun: '2025', tingkat: 'area', kode: '2', nama: 'Pengadaan Barang dan Jasa', metode: '', jumlah_dokumen: '2', bobot: '' },
      {
        tahun: '2025',
        tingkat: 'indikator',
        kode: '2.2',
        induk: '2',
        nama: 'Konsolidasi',
        metode: 'BERTINGKAT_0_75_25',
        jumlah_dokumen: '2',
      },
      {
        tahun: '2025',
        tingkat: 'dokumen',
        kode: '2.2.1',
        induk: '2.2',
        nama: 'Daftar paket yang dikonsolidasi',
        metode: '',
        bobot: '75',
        tenggat: '2025-06-30',
        triwulan: '2',
        tahap: '1',
        kode_skpd: '2.16.2.20.2.21.14.0000',
      },
      { tahun: '2025', tingkat: 'dokumen', kode: '2.2.2', induk: '2.2', nama: 'Kontrak payung', metode: '', bobot: '25', tahap: '2' },
    ],
  },
};

const isNested = (table: OpenedFile): table is Extract<OpenedFile, { kind: 'records' }> =>
  table.kind === 'records' && table.headings.includes(NESTED);

function convertCatalogue(input: ReadResult, context: ConversionContext): Conversion {
  const items = input.rows.filter((row) => !('indeks' in row.fields));
  const catalogue = convertRows(
    items,
    catalogueRow,
    context,
    (row): CatalogueItemFact => {
      const year = yearOfRow(row.tahun, context);
      return {
        kind: 'prevention-item',
        region: context.region,
        year,
        date: `${year}-01-01`,
        scheme: (row.skema ?? 'MCSP').toUpperCase(),
        level: row.tingkat,
        code: row.kode,
        parent: row.induk,
        name: row.nama,
        weight: row.bobot,
        method: row.metode,
        documents: row.jumlah_dokumen,
        deadline: row.tenggat,
        quarter: row.triwulan,
        step: row.tahap,
        threshold: row.ambang,
        workUnit: row.kode_skpd,
        note: row.catatan,
      };
    },
    withUnnamed,
  );
  const values = convertValues({ ...input, rows: input.rows.filter((row) => 'indeks' in row.fields) }, context);
  return {
    ...catalogue,
    facts: [...catalogue.facts, ...values.facts.map((draft) => ({ ...draft, derived: true }))],
    rejected: [...catalogue.rejected, ...values.rejected],
    warnings: [...catalogue.warnings, ...values.warnings],
  };
}

/** Documents of which only the number is published, and warnings of what does not fit together. */
function withUnnamed(drafts: readonly FactDraft[], issues: Issues): FactDraft[] {
  const items = drafts.flatMap(({ fact, row }) => (fact.kind === 'prevention-item' ? [{ fact, row }] : []));
  const codes = new Set(items.map(({ fact }) => `${fact.scheme}|${fact.code}`));
  const parents = new Set(items.map(({ fact }) => `${fact.scheme}|${fact.parent}`));
  for (const { fact, row } of items) {
    if (fact.parent !== null && !codes.has(`${fact.scheme}|${fact.parent}`))
      issues.warn(
        { row, column: 'induk' },
        'hierarchy',
        `Baris ${row}: induk ${fact.parent} tidak ada dalam berkas; ${fact.code} berdiri sendiri.`,
      );
    if (fact.method !== null && scoringMethodOf(fact.method) === undefined)
      issues.warn(
        { row, column: 'metode' },
        'unknown-method',
        `Baris ${row}: metode ${fact.method} tidak dikenal; dihitung dari jumlah dokumen dan ditandai "tanpa metode".`,
      );
  }
  const unnamed = items.flatMap(({ fact, row }): FactDraft[] => {
    if (fact.level === 'area' || fact.level === 'dokumen' || parents.has(`${fact.scheme}|${fact.code}`)) return [];
    return Array.from({ length: fact.documents ?? 0 }, (_, i) => ({
      row,
      derived: true,
      fact: { ...fact, level: 'dokumen', code: `${fact.code}.${i + 1}`, parent: fact.code, ...UNPUBLISHED },
    }));
  });
  warnOfCounts([...items, ...unnamed], issues);
  return unnamed;
}

/** What a document of which only the number is published does not say. */
const UNPUBLISHED = {
  name: null,
  weight: null,
  method: null,
  documents: null,
  deadline: null,
  quarter: null,
  step: null,
  threshold: null,
  workUnit: null,
  note: null,
} as const;

/** Warns where the number of documents is not that of the documents listed: both are kept, nobody knows which is right. */
function warnOfCounts(drafts: readonly FactDraft[], issues: Issues): void {
  const rows = new Map(drafts.map(({ fact, row }) => [fact, row]));
  const items = drafts.flatMap(({ fact }) => (fact.kind === 'prevention-item' ? [fact] : []));
  for (const node of catalogueTree(items)) {
    for (const each of [node, ...node.children]) {
      const [stated, listed] = [each.item.documents, documentsOf(each).length];
      const row = rows.get(each.item) ?? null;
      if (stated !== null && each.item.level !== 'dokumen' && stated !== listed)
        issues.warn(
          { row, column: 'jumlah_dokumen' },
          'hierarchy',
          `Baris ${row}: ${each.item.code} menyebut ${stated} dokumen, yang terdaftar ${listed}. Keduanya disimpan; periksa pedoman.`,
        );
    }
  }
}
