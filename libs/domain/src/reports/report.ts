import type { BoardState } from '../board/board-state.js';
import type { IsoDate, Sen, WorkUnitCode } from '../values/index.js';
import type { FlowOnPaper } from './flow.js';

/** What a column holds: `count` is whole numbers, `percent` and `points` are percent numbers (71.2), not fractions. */
export type CellKind = 'text' | 'money' | 'count' | 'percent' | 'points' | 'date';
export type Cell = Sen | number | string | null;

export interface ReportColumn {
  readonly title: string;
  /** Number of the column in the official form, printed under the heading. */
  readonly number?: string;
  readonly kind: CellKind;
  /** Share of the page's width. */
  readonly width: number;
}

export interface ReportRow {
  /** 0 = total or heading, then one step deeper each; sets weight and indent. */
  readonly level: number;
  readonly cells: readonly Cell[];
}

/** One table as offices print it. Null = no value, printed as a dash: absence is not zero. */
export interface ReportTable {
  readonly title: string;
  /** Whose report it is, and what it is about: lines under the title. */
  readonly subtitle: readonly string[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** How figures are to be read. */
  readonly notes: readonly string[];
}

/** What a report needs beside the state of the board. */
export interface ReportContext {
  readonly state: BoardState;
  readonly regionName: string;
  /** Names of codes, by kind: account, programme, activity, sub-activity. The code itself when nothing is known. */
  readonly nameOf: (kind: 'account' | 'programme', code: string) => string;
  /** Asked for one work unit and those below it; null = the whole region. */
  readonly workUnit: WorkUnitCode | null;
  readonly asOf: IsoDate;
  /** The clocks of the sources that fed the board. */
  readonly sources: readonly SourceLine[];
  /** For reports that need it; null when it is not kept of that day. */
  readonly flow: FlowOnPaper | null;
}

export interface SourceLine {
  readonly title: string;
  readonly dataAsOf: IsoDate;
  readonly lastAcceptedOn: IsoDate;
  readonly cadenceHours: number;
}

/** A report in an official layout. Adding one = one file with such a definition and one line in the list. */
export interface Report {
  readonly id: string;
  readonly title: string;
  /** Where the layout comes from. */
  readonly source: string;
  /** Whether it is made for the region, for one unit, or for either. */
  readonly scope: 'region' | 'unit' | 'either';
  /** What it is written from beside the board. */
  readonly needs?: 'flow';
  /** Pure. */
  readonly write: (context: ReportContext) => ReportTable;
}
