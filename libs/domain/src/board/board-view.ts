import type { BudgetStage } from '../facts/index.js';
import type { PaceBasis } from '../projection/pace-history.js';
import type { IsoDate, RegionCode } from '../values/index.js';

/** The wire form of a board, made of rupiah strings and rates; its schema stands in the contract library. */
export type Money = string;
export type FigureName = 'ceiling' | 'cashPlan' | 'cashPlanYear' | 'realization' | 'absorption';
export type AbsentReason =
  | 'belum-ada-anggaran'
  | 'belum-ada-rencana-kas'
  | 'belum-melapor'
  | 'anggaran-nol'
  | 'bukan-tingkat-ini'
  | 'tahun-berakhir';
export type PlanState = 'kritis' | 'waspada' | 'sesuai' | 'unknown';
export type Basis = 'LRA' | 'SP2D' | 'mixed';

export interface FiguresView {
  ceiling: Money | null;
  cashPlan: Money | null;
  cashPlanYear: Money | null;
  realization: Money | null;
  absorption: number | null;
  basis: Basis | null;
  reconciliation: { lra: Money | null; sp2d: Money | null; difference: Money | null };
  absent: Partial<Record<FigureName, AbsentReason>>;
  revisions: Record<FigureName, number>;
}

export interface ReportingView {
  state: 'melapor' | 'terlambat' | 'belum-jatuh-tempo' | 'tidak-melapor';
  month: string | null;
  lastReported: string | null;
}

export interface RowView extends FiguresView {
  key: string;
  name: string;
  parent: string | null;
  gap: number | null;
  weekChange: number | null;
  state: PlanState;
  reporting: ReportingView | null;
  projection: ProjectionView | null;
}

/** Absorption at the year's end: 80 % interval and median. */
export interface ProjectionView {
  low: number;
  middle: number;
  high: number;
  basis: PaceBasis;
}

/** What was to be expected of a month end a month before, and what came. */
export interface ProjectionCheckView {
  madeOn: IsoDate;
  date: IsoDate;
  low: number;
  middle: number;
  high: number;
  actual: number;
}

export interface SummaryView {
  behind: Money | null;
  gap: number | null;
  /** Change of absorption in the last seven days. */
  weekChange: number | null;
  monthChange: number | null;
  state: PlanState;
  reported: number;
  rosterSize: number;
  silent: number;
  workingDaysLeft: number;
  projection: ProjectionView | null;
  projectionAbsent: AbsentReason | null;
  projectionCheck: ProjectionCheckView | null;
  revision: number;
}

export interface CurvePointView {
  date: IsoDate;
  realization: number | null;
  cashPlan: number | null;
}

/** A board without its sources, which the ledger knows. */
export interface BoardView {
  region: RegionCode;
  year: number;
  version: BudgetStage | null;
  asOf: IsoDate;
  revision: number;
  totals: FiguresView;
  rows: RowView[];
  /** By district of the paying unit; `-` = tanpa lokasi. */
  districts: RowView[];
  summary: SummaryView;
  curve: CurvePointView[];
}
