import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Cell, type CellKind, decimalText, groupDigits, percentNumber, pointsSigned, senToWire } from '@lcc/domain';
import pdfmake from 'pdfmake';
import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type PrintedReport, stampLines } from './printed-report.js';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts/Roboto');
const file = (style: string): string => join(FONTS, `Roboto-${style}.ttf`);
pdfmake.setFonts({
  Roboto: { normal: file('Regular'), bold: file('Medium'), italics: file('Italic'), bolditalics: file('MediumItalic') },
});
// Nothing is fetched, and no file is read but the fonts.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(FONTS));

const ABSENT = '—';

/** A report on A4 across, headings on every page, each page numbered and dated. Several tables follow each other. Resolves to the bytes. */
export async function reportPdf(reports: readonly PrintedReport[]): Promise<Uint8Array> {
  const [first] = reports;
  if (!first) throw new RangeError('Tidak ada tabel untuk dicetak');
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [28, 28, 28, 34],
    defaultStyle: { font: 'Roboto', fontSize: 7.5 },
    info: { title: first.table.title, creator: 'Langkat Command Center' },
    footer: (page: number, pages: number): Content => ({
      margin: [28, 8],
      fontSize: 7,
      columns: [
        { text: `${first.isSimulation ? 'SIMULASI, data rekaan · ' : ''}keadaan ${first.asOf} · dicetak ${first.printedAt}` },
        { text: `Halaman ${page} dari ${pages}`, alignment: 'right' },
      ],
    }),
    ...(first.isSimulation ? { watermark: { text: 'SIMULASI', opacity: 0.08, bold: true } } : {}),
    content: reports.flatMap((report, i) => page(report, i > 0)),
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

function page(report: PrintedReport, isLater: boolean): Content[] {
  const { table } = report;
  const widest = table.columns.reduce((sum, column) => sum + column.width, 0);
  const heading: TableCell[] = table.columns.map(({ title }) => ({ text: title, bold: true, alignment: 'center', fillColor: '#E7E9EB' }));
  const numbers: TableCell[][] = table.columns.some((column) => column.number)
    ? [table.columns.map(({ number }) => ({ text: number ?? '', alignment: 'center', fontSize: 6, fillColor: '#E7E9EB' }))]
    : [];
  const body = table.rows.map(({ level, cells }) =>
    cells.map((cell, i): TableCell => {
      const kind = table.columns[i]?.kind ?? 'text';
      const left = i === 1 ? Math.max(0, level - 1) * 8 : 0;
      return {
        text: cellText(cell, kind),
        noWrap: kind !== 'text',
        bold: level <= 1,
        alignment: kind === 'text' ? 'left' : 'right',
        margin: [left, 0, 0, 0],
      };
    }),
  );
  return [
    { text: table.title, fontSize: 12, bold: true, ...(isLater ? { pageBreak: 'before' as const } : {}) },
    ...table.subtitle.map((text) => ({ text, fontSize: 9 })),
    ...stampLines(report).map((text) => ({ text, fontSize: 7, color: '#444C53' })),
    {
      margin: [0, 8, 0, 6],
      layout: linesAfter(1 + numbers.length),
      table: {
        headerRows: 1 + numbers.length,
        dontBreakRows: true,
        widths: table.columns.map(({ width }) => `${((width / widest) * 100).toFixed(2)}%`),
        body: [heading, ...numbers, ...body],
      },
    },
    ...table.notes.map((text) => ({ text, italics: true, fontSize: 7 })),
  ];
}

/** Thin lines between rows, a strong one under the heading; little room beside a column, so that no word of a heading is cut. */
const linesAfter = (heading: number): CustomTableLayout => ({
  hLineWidth: (i) => (i === 0 ? 0 : i === heading ? 1 : 0.5),
  hLineColor: (i) => (i === heading ? '#000000' : '#AAAAAA'),
  vLineWidth: () => 0,
  paddingLeft: () => 5,
  paddingRight: () => 5,
});

/** As offices write it: `1.234.567,00`, `71,2`, `−7,9`. */
function cellText(cell: Cell, kind: CellKind): string {
  if (cell === null) return ABSENT;
  if (typeof cell === 'bigint') {
    const [whole = '', cents = ''] = senToWire(cell < 0n ? -cell : cell).split('.');
    return `${cell < 0n ? '\u2212' : ''}${groupDigits(whole, 'id')},${cents}`;
  }
  if (typeof cell === 'string') return kind === 'decimal' ? decimalText(cell, 'id') : cell;
  if (kind === 'count') return groupDigits(String(cell), 'id');
  return kind === 'points' ? pointsSigned(cell / 100, 'id') : percentNumber(cell / 100, 'id');
}
