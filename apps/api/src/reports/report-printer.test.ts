import { afterAll, describe, expect, it } from 'vitest';
import type { PrintedReport } from './printed-report.js';
import { ReportPrinter } from './report-printer.js';

const report: PrintedReport = {
  id: 'uji',
  table: {
    title: 'LAPORAN UJI',
    subtitle: [],
    columns: [{ title: 'Anggaran (Rp)', kind: 'money', width: 25 }],
    rows: [{ level: 2, cells: [123n] }],
    notes: [],
  },
  asOf: '2026-06-30',
  version: 'MURNI',
  revision: 7,
  sources: [],
  printedAt: '30 Jun 2026, 10.34 WIB',
  isSimulation: false,
};
const printer = new ReportPrinter();
afterAll(() => printer.onApplicationShutdown());

describe('the printer in a process of its own', () => {
  it('gives the bytes of either format back whole, exact amounts with them', async () => {
    const [pdf, xlsx] = await Promise.all([
      printer.print({ format: 'pdf', reports: [report] }),
      printer.print({ format: 'xlsx', reports: [report] }),
    ]);
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
    expect(Buffer.from(xlsx).subarray(0, 2).toString()).toBe('PK');
  });

  it('prints the next report after one that could not be made', async () => {
    await expect(printer.print({ format: 'pdf', reports: [] })).rejects.toThrow('Tidak ada tabel');
    expect((await printer.print({ format: 'pdf', reports: [report] })).byteLength).toBeGreaterThan(1_000);
  });
});
