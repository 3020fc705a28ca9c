import { BLANK, type Cell, type CellKind, senToWire } from '@lcc/domain';
import exceljs from 'exceljs';
import { type PrintedReport, stampLines } from './printed-report.js';

const FORMATS: Readonly<Record<CellKind, string | undefined>> = {
  text: undefined,
  date: undefined,
  money: '#,##0.00;[Red]-#,##0.00',
  count: '#,##0',
  decimal: '#,##0.######',
  percent: '0.00',
  points: '+0.00;-0.00;0.00',
};
/** A workbook's width units per share of the page. */
const WIDTH = 1.5;
const ABSENT = '—';

/** Reports as a workbook: a sheet each, headings frozen, repeated on every printed page. Resolves to the bytes; rejects with RangeError on none. */
export async function reportXlsx(reports: readonly PrintedReport[]): Promise<Uint8Array> {
  if (reports.length === 0) throw new RangeError('no report to print');
  const book = new exceljs.Workbook();
  for (const report of reports) addSheet(book, report);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(book: exceljs.Workbook, report: PrintedReport): void {
  const { table } = report;
  const sheet = book.addWorksheet(report.id, {
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${report.isSimulation ? 'SIMULASI, data rekaan' : `Keadaan ${report.asOf}`}&RHalaman &P dari &N` },
  });
  const mark = report.isSimulation ? ['SIMULASI: seluruh angka dalam laporan ini rekaan'] : [];
  const head = [...mark, table.title, ...table.subtitle, ...stampLines(report)];
  for (const [i, line] of head.entries()) sheet.addRow([line]).font = { bold: i < mark.length + 1, size: i === mark.length ? 13 : 10 };
  sheet.addRow([]);
  const titles = sheet.addRow(table.columns.map((column) => column.title));
  const numbers = table.columns.some((column) => column.number) ? sheet.addRow(table.columns.map((column) => column.number ?? '')) : null;
  for (const row of [titles, numbers]) row?.eachCell((cell) => Object.assign(cell, HEADING));
  const first = numbers ?? titles;
  sheet.views = [{ state: 'frozen', ySplit: first.number, xSplit: 2 }];
  sheet.pageSetup.printTitlesRow = `${titles.number}:${first.number}`;
  for (const [i, { width }] of table.columns.entries()) sheet.getColumn(i + 1).width = width * WIDTH;
  for (const { level, cells } of table.rows) {
    const row = sheet.addRow(cells.map((cell, i) => cellValue(cell, table.columns[i]?.kind ?? 'text')));
    row.font = { bold: level <= 1, size: 10 };
    row.eachCell((cell, column) => {
      const kind = table.columns[column - 1]?.kind ?? 'text';
      const format = FORMATS[kind];
      if (format) cell.numFmt = format;
      cell.border = LINE;
      cell.alignment = {
        vertical: 'top',
        wrapText: kind === 'text',
        horizontal: kind === 'text' ? 'left' : 'right',
        indent: indent(column, level),
      };
    });
  }
  for (const note of table.notes) sheet.addRow([note]).font = { italic: true, size: 9 };
}

const LINE = { bottom: { style: 'hair' as const } };
const HEADING = {
  font: { bold: true, size: 10 },
  fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFE7E9EB' } },
  border: { top: { style: 'thin' as const }, bottom: { style: 'thin' as const } },
  alignment: { wrapText: true, vertical: 'middle' as const, horizontal: 'center' as const },
};
/** The second column carries the tree. */
const indent = (column: number, level: number): number => (column === 2 ? Math.max(0, level - 1) : 0);

/**
 * A workbook holds numbers as doubles: an amount up to fifteen digits goes in as a number to be reckoned with, a larger one as text, exact. Text that
 * a spreadsheet would take for a formula is kept as text by a leading apostrophe.
 */
function cellValue(cell: Cell, kind: CellKind): string | number {
  if (cell === null) return ABSENT;
  if (typeof cell === 'bigint') {
    return numberOrText(senToWire(cell));
  }
  if (typeof cell === 'number') return Math.round(cell * 100) / 100;
  if (kind === 'decimal' && cell !== BLANK) return numberOrText(cell);
  return kind === 'text' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

// not money: the cell of a workbook, checked to be exact
const numberOrText = (plain: string): string | number => (plain.replace(/\D/g, '').length <= 15 ? Number(plain) : plain);
