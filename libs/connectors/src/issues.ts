import type { RowIssue, WarningCode } from './connector.js';

/** Where an issue stands: row as the file counts, and column letter or field name. */
export interface Place {
  readonly row: number | null;
  readonly column: string | null;
}

export const WHOLE_FILE: Place = { row: null, column: null };

/** Collects what a file got wrong, in the order it was met. */
export class Issues {
  readonly rejected: RowIssue[] = [];
  readonly warnings: RowIssue[] = [];

  reject(place: Place, code: string, message: string): void {
    this.rejected.push({ row: place.row, column: place.column, code, message });
  }

  warn(place: Place, code: WarningCode, message: string): void {
    this.warnings.push({ row: place.row, column: place.column, code, message });
  }
}
