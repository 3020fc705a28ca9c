import { accountRoot, type PastRealizationFact, type Sen, senToWire, yearOf } from '@lcc/domain';
import { z } from 'zod';
import type { Connector, Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { fields, fieldsOf, parseRow, placeOf, requireHeadings, warnOfAmount, whereInWords } from './row-fields.js';
import { monthFields, readMonths } from './row-months.js';
import { type Fits, hasTable, readTable } from './sheet-table.js';
import { unknownUnits } from './target.js';

const pastRealizationRow = z.object({
  tahun_lalu: fields.told.year('Tahun anggaran yang sudah berakhir'),
  kode_skpd: fields.workUnit('Kode SKPD atau unitnya'),
  kode_rekening: fields.account('Kode rekening, misalnya 5.1.01, 5.2 atau 5; satu tingkat saja per SKPD'),
  anggaran: fields.amount('Anggaran pada akhir tahun itu'),
  ...monthFields('Realisasi'),
});
type Row = z.output<typeof pastRealizationRow>;

const NEEDED = ['tahun_lalu', 'kode_skpd', 'kode_rekening', 'anggaran', 'bulan_1', 'bulan_12'];
const isHistory: Fits = (headings) => NEEDED.every((heading) => headings.has(heading));

/**
 * Monthly realization of earlier years, for offices whose earlier years are not in this ledger: the history of projections. The year it
 * serves is `--year`, else the running one.
 */
export const pastRealizationConnector: Connector = {
  id: 'past-realization',
  title: { id: 'Realisasi bulanan tahun-tahun lalu', en: 'Monthly realization of earlier years' },
  source: { id: 'past-realization', title: 'Riwayat realisasi', cadenceHours: 24 * 366 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(pastRealizationRow),
  recognizes: (table) => (table.kind === 'sheets' ? hasTable(table, isHistory) : isHistory(new Set(table.headings))),
  read(table) {
    if (table.kind === 'sheets') return readTable(table, isHistory, `kolom ${NEEDED.join(', ')}`, Object.keys(pastRealizationRow.shape));
    requireHeadings(table, pastRealizationRow, NEEDED);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertPastRealization,
  sample: {
    name: 'riwayat-contoh.csv',
    rows: [
      {
        tahun_lalu: '2024',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        kode_rekening: '5.1.01',
        anggaran: '1400000000.00',
        ...evenly('92000000.00', '284000000.00'),
      },
      {
        tahun_lalu: '2024',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        kode_rekening: '5.2',
        anggaran: '300000000.00',
        ...evenly('4500000.00', '230000000.00'),
      },
    ],
  },
};

/** Twelve months of a made-up row, the last one larger. */
function evenly(month: string, december: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`bulan_${i + 1}`, i === 11 ? december : month]));
}

function convertPastRealization(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const year = context.options.year ?? yearOf(context.options.asOf ?? context.today);
  const drafts = input.rows.flatMap((source): FactDraft[] => {
    const row = parseRow(pastRealizationRow, source, issues);
    const fact = row && toFact(source, row, year, context, issues);
    return fact ? [{ fact, row: source.row }] : [];
  });
  warnOfDuplicates(drafts, issues);
  const roster = unknownUnits(drafts, context, issues, new Map());
  return { facts: [...roster, ...drafts], rejected: issues.rejected, warnings: issues.warnings, totals: totalsOf(drafts) };
}

function toFact(source: SourceRow, row: Row, year: number, context: ConversionContext, issues: Issues): PastRealizationFact | undefined {
  const reject = (field: string, code: string, why: string): undefined => {
    const place = placeOf(source, field);
    issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
  };
  if (row.tahun_lalu === null) return reject('tahun_lalu', 'blank', 'tahun kosong; tulis tahun anggaran yang sudah berakhir');
  if (row.tahun_lalu >= year)
    return reject('tahun_lalu', 'year', `${row.tahun_lalu} bukan tahun sebelum ${year}; riwayat hanya tahun yang sudah berakhir`);
  const root = accountRoot(row.kode_rekening);
  if (root !== '4' && root !== '5')
    return reject('kode_rekening', 'account-code', `rekening ${row.kode_rekening} bukan pendapatan (4) atau belanja (5)`);
  if (row.anggaran.sen < 0n) return reject('anggaran', 'amount', 'anggaran negatif; tulis anggaran pada akhir tahun');
  warnOfAmount(row.anggaran, source, 'anggaran', issues);
  const months = readMonths(source, row, 'tidak ada realisasi', issues);
  if (months === undefined) return undefined;
  return {
    kind: 'past-realization',
    region: context.region,
    year,
    date: `${row.tahun_lalu}-12-31`,
    pastYear: row.tahun_lalu,
    workUnit: row.kode_skpd,
    account: row.kode_rekening,
    budget: row.anggaran.sen,
    months,
  };
}

function totalsOf(drafts: readonly FactDraft[]): Record<string, string> {
  const last = new Map(
    drafts.flatMap(({ fact: f }) => (f.kind === 'past-realization' ? [[`${f.pastYear}|${f.workUnit}|${f.account}`, f] as const] : [])),
  );
  let [budget, realized] = [0n as Sen, 0n as Sen];
  for (const fact of last.values()) {
    budget += fact.budget;
    realized += fact.months.reduce((a, b) => a + b, 0n);
  }
  return { anggaran_tahun_lalu: senToWire(budget), realisasi_tahun_lalu: senToWire(realized) };
}
