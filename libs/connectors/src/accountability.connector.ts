import { type AccountabilityFact, senToWire, sumSen, yearOf } from '@lcc/domain';
import { z } from 'zod';
import type { Connector, Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { fields, fieldsOf, parseRow, placeOf, requireHeadings, warnOfAmount, whereInWords } from './row-fields.js';
import { type Fits, hasTable, readTable } from './sheet-table.js';
import { unknownUnits } from './target.js';

const accountRow = z.object({
  nomor_lpj: fields.text('Nomor LPJ atau SPJ'),
  tanggal_lpj: fields.date('Tanggal disahkan'),
  kode_skpd: fields.workUnit('Kode SKPD atau unitnya'),
  jenis: fields.text('UP, GU, atau TU'),
  nomor_sp_2_d: fields.optionalText('Nomor SP2D yang dipertanggungjawabkan; bila kosong, uang muka terlama yang masih terbuka'),
  nilai: fields.amount('Nilai yang dipertanggungjawabkan'),
  nilai_setor: fields.amountReading('Sisa yang disetor kembali', false),
});
type Row = z.output<typeof accountRow>;

const NEEDED = ['nomor_lpj', 'tanggal_lpj', 'kode_skpd', 'jenis', 'nilai'];
const isAccounts: Fits = (headings) => NEEDED.every((heading) => headings.has(heading));

/** Accounts that units gave of advances (LPJ, SPJ). */
export const accountabilityConnector: Connector = {
  id: 'accountability',
  title: { id: 'Pertanggungjawaban uang muka (LPJ)', en: 'Accounts of advances' },
  source: { id: 'accountability', title: 'LPJ', cadenceHours: 24 * 31 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(accountRow),
  recognizes: (table) => (table.kind === 'sheets' ? hasTable(table, isAccounts) : isAccounts(new Set(table.headings))),
  read(table) {
    if (table.kind === 'sheets') return readTable(table, isAccounts, `kolom ${NEEDED.join(', ')}`, Object.keys(accountRow.shape));
    requireHeadings(table, accountRow, NEEDED);
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  },
  convert: convertAccounts,
  sample: {
    name: 'lpj-contoh.csv',
    rows: [
      {
        nomor_lpj: 'LPJ/001/TU/2025',
        tanggal_lpj: '2025-03-28',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        jenis: 'TU',
        nomor_sp_2_d: '12.05/04.0/000005/TU/2.16.2.20.2.21.14.0000/M/3/2025',
        nilai: '70000000.00',
        nilai_setor: '10000000.00',
      },
    ],
  },
};

function convertAccounts(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const drafts = input.rows.flatMap((source): FactDraft[] => {
    const row = parseRow(accountRow, source, issues);
    const fact = row && toFact(source, row, context, issues);
    return fact ? [{ fact, row: source.row }] : [];
  });
  warnOfDuplicates(drafts, issues);
  const roster = unknownUnits(drafts, context, issues, new Map());
  const amounts = drafts.flatMap(({ fact }) => (fact.kind === 'accountability' ? [fact.amount] : []));
  return {
    facts: [...roster, ...drafts],
    rejected: issues.rejected,
    warnings: issues.warnings,
    totals: { nilai: senToWire(sumSen(amounts)) },
  };
}

function toFact(source: SourceRow, row: Row, context: ConversionContext, issues: Issues): AccountabilityFact | undefined {
  const reject = (field: keyof Row, code: string, why: string): undefined => {
    const place = placeOf(source, field);
    issues.reject(place, code, `${whereInWords(place)}: ${why}.`);
  };
  const paymentKind = row.jenis.trim().toUpperCase();
  if (paymentKind !== 'UP' && paymentKind !== 'GU' && paymentKind !== 'TU')
    return reject('jenis', 'payment-kind', `"${row.jenis}" bukan UP, GU, atau TU`);
  if (row.nilai.sen < 0n) return reject('nilai', 'amount', 'nilai negatif');
  if (row.nilai_setor.kind === 'unreadable') return reject('nilai_setor', 'amount', row.nilai_setor.reason);
  warnOfAmount(row.nilai, source, 'nilai', issues);
  return {
    kind: 'accountability',
    region: context.region,
    year: context.options.year ?? yearOf(row.tanggal_lpj),
    date: row.tanggal_lpj,
    number: row.nomor_lpj,
    workUnit: row.kode_skpd,
    paymentKind,
    sp2dNumber: row.nomor_sp_2_d,
    amount: row.nilai.sen,
    returnedAmount: row.nilai_setor.kind === 'amount' ? row.nilai_setor.sen : null,
  };
}
