import type { OpenedFile, ReadResult, RowIssue, SourceRow } from './connector.js';
import { groupBy } from './group-by.js';
import { readText } from './read-values.js';

const HEADER = ['tanggal_sp_2_d', 'jenis_sp_2_d', 'nilai_sp_2_d', 'kode_sub_skpd', 'keterangan_sp_2_d', 'status'] as const;
const DETAIL = ['kode_sub_kegiatan', 'kode_rekening', 'kode_dana', 'jumlah'] as const;

/**
 * Documents of a file: JSON has one object each; csv one row per detail line, the document's fields repeated, grouped by number.
 * A number whose rows disagree about the document is rejected.
 */
export function readSp2d(table: OpenedFile): ReadResult {
  if (table.kind !== 'records') return { rows: [], statement: {}, rejected: [], warnings: [] };
  if (table.headings.includes('detail') || table.records.some((r) => r.origin !== 'csv'))
    return { rows: table.records, statement: {}, rejected: table.rejected, warnings: [] };
  const rejected: RowIssue[] = [...table.rejected];
  const groups = groupBy(table.records, (record) => readText(record.fields.nomor_sp_2_d) ?? `\u0000${record.row}`);
  const rows = [...groups.values()].flatMap((group) => toDocument(group, rejected));
  return { rows, statement: {}, rejected, warnings: [] };
}

function toDocument(group: readonly SourceRow[], rejected: RowIssue[]): SourceRow[] {
  const [first, ...rest] = group;
  if (!first) return [];
  for (const name of HEADER) {
    const other = rest.find((r) => readText(r.fields[name]) !== readText(first.fields[name]));
    if (!other) continue;
    const message = `Baris ${other.row} kolom ${name}: berbeda dari baris ${first.row} untuk nomor yang sama; samakan lalu kirim ulang.`;
    rejected.push({ row: other.row, column: name, code: 'conflict', message });
    return [];
  }
  const detail = group
    .filter((r) => DETAIL.some((name) => readText(r.fields[name]) !== null))
    .map((r) => ({ ...Object.fromEntries(DETAIL.map((name) => [name, r.fields[name] ?? null])), baris: r.row }));
  return [{ ...first, fields: { ...first.fields, detail } }];
}
