import type { PrintedReport } from './printed-report.js';

export type PrintFormat = 'pdf' | 'xlsx';

/** What the printing process is asked. */
export interface ToPrint {
  readonly format: PrintFormat;
  readonly reports: readonly PrintedReport[];
}

/** The document of all the tables. The printers' libraries are large: each is loaded when it is first asked for. Rejects with RangeError on no table. */
export async function printBytes({ format, reports }: ToPrint): Promise<Uint8Array> {
  return format === 'pdf' ? (await import('./report-pdf.js')).reportPdf(reports) : (await import('./report-xlsx.js')).reportXlsx(reports);
}
