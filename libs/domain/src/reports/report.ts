import type { BoardState } from '../board/board-state.js';
import type { IsoDate, Sen, WorkUnitCode } from '../values/index.js';

/** What a column holds: `count` is whole numbers, `decimal` plain decimals as text, `percent` and `points` percent numbers (71.2), not fractions. */
export type CellKind = 'text' | 'money' | 'count' | 'decimal' | 'percent' | 'points' | 'date';
export type Cell = Sen | number | string | null;
/** A cell in which nothing is to be told: neither a value nor its absence. */
export const BLANK = '';

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
  /** Sources that the report itself knows the day of, `Rencana aksi per 2026-03-02`; else those that {@link Report.feeds} names. */
  readonly sources?: readonly string[];
}

/** A source as the ledger knows it: up to which day its data reach, and when it last brought some. */
export interface ReportSource {
  readonly id: string;
  readonly title: string;
  readonly cadenceHours: number;
  readonly lastAcceptedAt: string;
  readonly dataAsOf: IsoDate;
}

interface ToldSum {
  readonly count: number;
  readonly amount: string;
}

interface ToldBreak extends ToldSum {
  readonly kind: string;
  readonly example: {
    readonly key: string;
    readonly name: string | null;
    readonly unitName: string | null;
    readonly amount: string;
  } | null;
}

/** The thread from plan to payment as the scenes Benang and Pengadaan show it, with names. It is known for one day only. */
export interface ReportFlow {
  readonly asOf: IsoDate;
  readonly plan: ToldSum | null;
  readonly budget: ToldSum;
  readonly agreed: ToldSum;
  readonly paidOnAgreement: ToldSum;
  readonly paid: ToldSum;
  readonly stages: {
    readonly planned: ToldSum;
    readonly announced: ToldSum;
    readonly contracted: ToldSum;
    readonly handedOver: ToldSum;
    readonly paid: ToldSum;
  };
  readonly breaks: readonly ToldBreak[];
  readonly delays: readonly ToldBreak[];
}

/** What a report needs beside the state of the board. */
export interface ReportContext {
  readonly state: BoardState;
  readonly sources: readonly ReportSource[];
  /** Null when no thread is known of the day, or nothing asks for it. */
  readonly flow: ReportFlow | null;
  /** Epoch milliseconds at which it is written: ages are told by it. */
  readonly now: number;
  readonly regionName: string;
  /** Names of codes, by kind: account, programme, activity, sub-activity. The code itself when nothing is known. */
  readonly nameOf: (kind: 'account' | 'programme', code: string) => string;
  /** Asked for one work unit and those below it; null = the whole region. */
  readonly workUnit: WorkUnitCode | null;
  readonly asOf: IsoDate;
}

/** A report in an official layout. Adding one = one file with such a definition and one line in the list. */
export interface Report {
  readonly id: string;
  readonly title: string;
  /** Where the layout comes from. */
  readonly source: string;
  /** Ids of the sources its figures come from; `all` = it rests on whatever was brought. */
  readonly feeds: readonly string[] | 'all';
  /** Whether it needs {@link ReportContext.flow}. */
  readonly readsThread?: true;
  /** Whether it is made for the region, for one unit, or for either. */
  readonly scope: 'region' | 'unit' | 'either';
  /** Pure. */
  readonly write: (context: ReportContext) => ReportTable;
}
