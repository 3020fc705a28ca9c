import { z } from 'zod';
import type { Connector, OpenedFile } from '../connector.js';
import { fieldsOf, requireHeadings } from '../row-fields.js';
import { type Fits, hasTable, readTable } from '../sheet-table.js';
import { bodiesNeeded } from './lkpp-body.js';
import { convertLkpp } from './lkpp-convert.js';
import { type ColumnShape, commonColumns, type Dataset, type OpenDataset, type RowOf } from './lkpp-dataset.js';
import { isMoneyColumn } from './lkpp-fields.js';

const SAMPLE_OFFICE = {
  tahun_anggaran: '2025',
  kd_klpd: 'D999',
  nama_klpd: 'Kab. Langkat',
  kd_satker: '60001',
  kd_satker_str: '2.16.2.20.2.21.14.0000',
  nama_satker: 'DINAS KOMUNIKASI DAN INFORMATIKA',
};

/** The connector of a dataset. */
export function lkppConnector<S extends ColumnShape>(dataset: Dataset<S>): Connector {
  const schema = z.object({ ...commonColumns, ...dataset.columns });
  const fields = fieldsOf(schema);
  const open: OpenDataset = {
    schema,
    sums: Object.keys(dataset.columns).filter((name) => isMoneyColumn(dataset.columns[name])),
    repeats: dataset.repeats ?? false,
    runningYear: dataset.runningYear ?? false,
    // The row was read by this dataset's own schema.
    toFact: (row, base) => dataset.toFact(row as RowOf<S>, base),
    names: (row) => dataset.names?.(row as RowOf<S>) ?? [],
  };
  const group = dataset.name.split('-')[0] ?? '';
  return {
    id: idOf(dataset.name),
    title: dataset.title,
    source: { id: `lkpp-${group.toLowerCase()}`, title: SOURCES[group] ?? group, cadenceHours: dataset.cadenceHours ?? 24 },
    formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
    fields,
    recognizes: (table) => isDataset(table, dataset),
    read(table) {
      if (table.kind === 'sheets') return readTable(table, fitsOf(dataset), `kolom ${dataset.marks.join(', ')}`, Object.keys(schema.shape));
      requireHeadings(
        table,
        schema,
        fields.filter((f) => f.required).map((f) => f.name),
      );
      return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
    },
    needs: bodiesNeeded,
    convert: (input, context) => convertLkpp(open, input, context),
    sample: { name: `${dataset.name}.csv`, rows: [sampleOf(dataset)] },
  };
}

/** `SPSE-NonTenderPengumuman` → `lkpp-spse-non-tender-pengumuman`. */
const idOf = (name: string): string => `lkpp-${name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()}`;

const SOURCES: Readonly<Record<string, string>> = { RUP: 'SiRUP', SPSE: 'SPSE', Ecat: 'E-Katalog', Bela: 'Toko Daring' };

function isDataset<S extends ColumnShape>(table: OpenedFile, dataset: Dataset<S>): boolean {
  const fits = fitsOf(dataset);
  if (table.kind === 'sheets' ? !hasTable(table, fits) : !fits(new Set(table.headings))) return false;
  return !dataset.knownByName || lettersOf(table.name).includes(lettersOf(dataset.name));
}

const fitsOf =
  <S extends ColumnShape>({ marks, without = [] }: Dataset<S>): Fits =>
  (headings) =>
    marks.every((mark) => headings.has(mark)) && !without.some((heading) => headings.has(heading));

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** A sample has the common columns that it does not leave out by giving them as undefined. */
function sampleOf<S extends ColumnShape>({ sample }: Dataset<S>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...SAMPLE_OFFICE, ...sample }).filter(([, value]) => value !== undefined));
}
