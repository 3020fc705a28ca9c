import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { PrintedReport } from './printed-report.js';
import { reportPdf } from './report-pdf.js';
import { reportXlsx } from './report-xlsx.js';

const report = (name: string, amount: bigint | null, isSimulation = false): PrintedReport => ({
  id: 'uji',
  table: {
    title: 'LAPORAN UJI',
    subtitle: ['PEMERINTAH KABUPATEN REKAAN'],
    columns: [
      { title: 'Kode', number: '1', kind: 'text', width: 20 },
      { title: 'Uraian', number: '2', kind: 'text', width: 40 },
      { title: 'Anggaran (Rp)', number: '3', kind: 'money', width: 25 },
      { title: '%', number: '4', kind: 'percent', width: 15 },
    ],
    rows: [{ level: 2, cells: ['5.1', name, amount, 37.5] }],
    notes: ['Tanda — berarti tidak ada data.'],
  },
  asOf: '2026-06-30',
  version: 'MURNI',
  revision: 7,
  sources: ['SP2D per 2026-06-30'],
  printedAt: '30 Jun 2026, 10.34 WIB',
  isSimulation,
});

async function rowsOf(printed: PrintedReport): Promise<unknown[][]> {
  const book = new exceljs.Workbook();
  await book.xlsx.load((await reportXlsx([printed])).buffer as ArrayBuffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('tak ada lembar');
  return Array.from({ length: sheet.rowCount }, (_, i) => (sheet.getRow(i + 1).values as unknown[]).slice(1));
}

describe('a report as a workbook', () => {
  it('says its day, version, revision and sources above the table', async () => {
    const text = (await rowsOf(report('Belanja', 123n))).flat().join('\n');
    for (const part of ['30 Juni 2026', 'MURNI', 'revisi 7', 'SP2D per 2026-06-30']) expect(text).toContain(part);
    expect(text).not.toContain('SIMULASI');
    expect((await rowsOf(report('Belanja', 123n, true))).flat()[0]).toContain('SIMULASI');
  });

  it('holds amounts as exact numbers, and as exact text where a double would round', async () => {
    const amountOf = async (sen: bigint) => (await rowsOf(report('Belanja', sen))).find((r) => r[0] === '5.1')?.[2];
    expect(await amountOf(270_857_207_000_001n)).toBe(2_708_572_070_000.01);
    expect(await amountOf(99_999_999_999_999_999_901n)).toBe('999999999999999999.01');
  });

  it('prints a dash where nothing is known, and never a formula out of a name', async () => {
    expect((await rowsOf(report('=HYPERLINK("http://x")', null))).find((r) => r[0] === '5.1')).toEqual([
      '5.1',
      '\'=HYPERLINK("http://x")',
      '—',
      37.5,
    ]);
  });
});

describe('the set for a meeting as a workbook', () => {
  it('has a sheet for each report, with its page numbers', async () => {
    const set = [report('Belanja', 1n), { ...report('Pendapatan', 2n), id: 'pendapatan' }];
    const book = new exceljs.Workbook();
    await book.xlsx.load((await reportXlsx(set)).buffer as ArrayBuffer);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['uji', 'pendapatan']);
    for (const sheet of book.worksheets) expect(sheet.headerFooter.oddFooter).toContain('Halaman &P dari &N');
    await expect(reportXlsx([])).rejects.toThrow(RangeError);
  });
});

describe('a report as PDF', () => {
  it('is one document of all its tables', async () => {
    const bytes = Buffer.from(await reportPdf([report('Belanja', 1n), report('Belanja', null, true)]));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
  });

  it('refuses to be empty', async () => {
    await expect(reportPdf([])).rejects.toThrow(RangeError);
  });
});
