import { dateInWords, type ReportTable } from '@lcc/domain';

/** A table with what every printed page must say: of which day and version, from which sources, printed when, and whether it is made up. */
export interface PrintedReport {
  /** Of the report. */
  readonly id: string;
  readonly table: ReportTable;
  readonly asOf: string;
  readonly version: string | null;
  readonly revision: number;
  /** `SP2D per 2026-11-24`, one text per source. */
  readonly sources: readonly string[];
  /** `24 Nov 2026 10.34 WIB`. */
  readonly printedAt: string;
  readonly isSimulation: boolean;
}

/** The lines under the title, the same in every format. */
export function stampLines({ asOf, version, revision, sources, printedAt }: PrintedReport): string[] {
  return [
    `Keadaan sampai ${dateInWords(asOf)} · versi anggaran ${version ?? '—'} · revisi ${revision}`,
    `Sumber: ${sources.length === 0 ? 'belum ada' : sources.join('; ')} · dicetak ${printedAt}`,
  ];
}

/** Names of files carry no spaces: `rfk-12.05-2026-2026-11-24.xlsx`. */
export const fileName = (parts: readonly string[], extension: string): string =>
  `${parts.map((part) => part.replace(/[^\w.-]+/g, '-')).join('-')}.${extension}`;
