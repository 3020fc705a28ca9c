import type { OpenedFile, ReadResult, SourceRow } from './connector.js';
import { type Fits, hasTable, readTable, withHeadings } from './sheet-table.js';

/** The sheets that are read, known by their headings. The fourth, with a person's name and NIP, is never opened. */
const SHEETS = [
  { part: 'kegiatan', title: 'Kegiatan', fits: withHeadings('kode', 'nama_kegiatan', 'pagu_anggaran') },
  { part: 'fisik', title: 'Realisasi Fisik', fits: withHeadings('kode', 'target_[%]', 'realisasi_[%]') },
  { part: 'keuangan', title: 'Realisasi Keuangan', fits: withHeadings('kode', 'tanggal_realisasi', 'realisasi_[rp]') },
] as const satisfies readonly { part: string; title: string; fits: Fits }[];

export type WorkbookPart = (typeof SHEETS)[number]['part'];
export const WORKBOOK_PARTS: readonly WorkbookPart[] = SHEETS.map(({ part }) => part);

/** True for the workbook in which an office lists its works. */
export const isActivityWorkbook = (table: OpenedFile): boolean => hasTable(table, SHEETS[0].fits);

/** Rows of all three sheets, each with the part it comes from; columns are named with their sheet. Throws FileRefused. */
export function readActivityWorkbook(table: OpenedFile): ReadResult {
  const parts = SHEETS.filter((sheet) => hasTable(table, sheet.fits)).map((sheet) => ({
    ...sheet,
    read: readTable(table, sheet.fits, `lembar ${sheet.title}`, []),
  }));
  return {
    rows: parts.flatMap(({ part, title, read }) => read.rows.map((row) => ofPart(row, part, title))),
    statement: parts[0]?.read.statement ?? {},
    rejected: [],
    warnings: [],
  };
}

/** `REALISASI [%]` and `REALISASI [RP]` become `realisasi`. */
const bare = (heading: string): string => heading.replace(/_?[[(].*$/, '').replace(/\.(?=_|$)/g, '');

function ofPart(row: SourceRow, part: WorkbookPart, title: string): SourceRow {
  const fields = Object.fromEntries(Object.entries(row.fields).map(([name, value]) => [bare(name), value]));
  const columns = Object.fromEntries(Object.entries(row.columns ?? {}).map(([name, column]) => [bare(name), `${title}!${column}`]));
  return { ...row, fields: { ...fields, lembar: part }, columns };
}
