import type { FileAnswer } from '@lcc/contract';

/** A cell of a table that a spreadsheet opens: quoted, and never taken for a formula. */
export function csvCell(value: string | number | null): string {
  const text = String(value ?? '');
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Gives the issues of a file to the person as a table, for whoever has to mend it. */
export function saveIssues(name: string, issues: FileAnswer['rejected']): void {
  const rows = issues.map(({ row, column, code, message }) => ({ baris: row, kolom: column, kode: code, pesan: message }));
  saveTable(`${name.replace(/\.[^.]*$/, '')}-catatan.csv`, ['baris', 'kolom', 'kode', 'pesan'], rows);
}

/** Gives rows to the person as a csv that spreadsheets here open: with a mark of its encoding, separated by semicolons. */
export function saveTable(
  name: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): void {
  const lines = rows.map((row) => columns.map((column) => csvCell(row[column] ?? '')).join(';'));
  const text = `\uFEFF${[columns.join(';'), ...lines].join('\r\n')}\r\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
