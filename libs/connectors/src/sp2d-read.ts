import type { OpenedFile, ReadResult, RowIssue, SourceRow } from './connector.js';
import { groupBy } from './group-by.js';
import { readText } from './read-values.js';
import { readTable } from './sheet-table.js';
import { looksLikeRegister, sp2dColumns } from './sp2d-headings.js';
import { registerRows } from './sp2d-register.js';

const HEADER = ['tanggal_sp_2_d', 'jenis_sp_2_d', 'nilai_sp_2_d', 'kode_sub_skpd', 'nama_sub_skpd', 'keterangan_sp_2_d', 'status'] as const;
const DETAIL = ['kode_sub_kegiatan', 'kode_rekening', 'kode_dana', 'jumlah'] as const;

/**
 * Documents of a file. JSON has one object each. A table (csv, workbook) has one row per document or one per detail line with the
 * document's fields repeated, grouped by number; a number whose rows disagree about the document is rejected.
 */
export function readSp2d(table: OpenedFile): ReadResult {
  if (table.kind === 'records' && (table.headings.includes('detail') || table.records.some((r) => r.origin !== 'csv')))
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  const read =
    table.kind === 'records'
      ? { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] }
      : readTable(table, looksLikeRegister, 'nomor, tanggal, dan nilai SP2D', []);
  const columns = sp2dColumns(table.kind === 'records' ? table.headings : Object.keys(read.rows[0]?.columns ?? {}));
  const { rows, warnings } = registerRows(read.rows, columns);
  const rejected = [...read.rejected];
  const hasAccounts = columns.kode_rekening !== undefined;
  const groups = groupBy(rows, (row) => readText(row.fields.nomor_sp_2_d) ?? `\u0000${row.row}`);
  const documents = [...groups.values()].flatMap((group) => toDocument(group, hasAccounts, rejected));
  if (!hasAccounts && documents.length > 0) warnings.push(WITHOUT_ACCOUNTS);
  return { rows: documents, statement: read.statement, rejected, warnings: [...read.warnings, ...warnings] };
}

const WITHOUT_ACCOUNTS: RowIssue = {
  row: null,
  column: null,
  code: 'no-account',
  message:
    'Register ini tidak memuat kode rekening: tiap SP2D dihitung sebagai belanja pada SKPD-nya saja, tanpa rincian. Kirim rinciannya bila ada; SP2D bernomor sama akan diperbarui.',
};

function toDocument(group: readonly SourceRow[], hasAccounts: boolean, rejected: RowIssue[]): SourceRow[] {
  const [first, ...rest] = group;
  if (!first) return [];
  for (const name of HEADER) {
    const other = rest.find((r) => contradicts(r.fields[name], first.fields[name]));
    if (!other) continue;
    const column = other.columns?.[name] ?? name;
    const message = `Baris ${other.row} kolom ${column}: berbeda dari baris ${first.row} untuk nomor yang sama; samakan lalu kirim ulang.`;
    rejected.push({ row: other.row, column, code: 'conflict', message });
    return [];
  }
  return [{ ...first, fields: { ...first.fields, detail: hasAccounts ? linesOf(group) : wholeLine(first) } }];
}

/** Merged cells leave the document's fields blank in its further rows; that contradicts nothing. */
function contradicts(other: unknown, first: unknown): boolean {
  const text = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : (readText(value) ?? null));
  return text(other) !== null && text(other) !== text(first);
}

/** The line's own amount; the only line of a document is worth the document. */
function linesOf(group: readonly SourceRow[]): object[] {
  const lines = group.filter((r) => DETAIL.some((name) => readText(r.fields[name]) !== null));
  const [only] = lines;
  return lines.map((r) => ({
    ...Object.fromEntries(DETAIL.map((name) => [name, r.fields[name] ?? null])),
    ...(lines.length === 1 && only && !('jumlah' in only.fields) ? { jumlah: group[0]?.fields.nilai_sp_2_d ?? null } : {}),
    baris: r.row,
  }));
}

/** A register without accounts: the whole amount, as spending of the unit. An advance is charged to no account. */
function wholeLine(row: SourceRow): object[] {
  if (/^\s*UP\b/i.test(readText(row.fields.jenis_sp_2_d) ?? '')) return [];
  return [{ kode_rekening: '5', jumlah: row.fields.nilai_sp_2_d ?? null, baris: row.row, tanpa_rekening: true }];
}
