import type { FileAnswer } from '@lcc/contract';

/** A cell of a table that a spreadsheet opens: quoted, and never taken for a formula. */
export function csvCell(value: string | number | null): string {
  const text = String(value ?? '');
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Gives the issues of a file to the person as a table, for whoever has to mend it. */
export function saveIssues(name: string, issues: FileAnswer['rejected']): void {
  const rows = issues.map(({ row, column, code, message }) => [row, column, code, message].map(csvCell).join(';'));
  const text = `\uFEFF${['baris;kolom;kode;pesan', ...rows].join('\r\n')}\r\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = `${name.replace(/\.[^.]*$/, '')}-catatan.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
