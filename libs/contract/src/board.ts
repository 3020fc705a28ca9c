import { z } from 'zod';
import { absentReasonSchema, figuresSchema, isoDateSchema, moneySchema, rateSchema } from './figures.js';
import { type Panels, panelsSchema } from './panels.js';

/** Dimensions a board can be broken down by. */
export const boardDimensions = ['workUnit', 'programme', 'account', 'fundingSource', 'district', 'month'] as const;
export const boardDimensionSchema = z.enum(boardDimensions);
export type BoardDimension = z.infer<typeof boardDimensionSchema>;

/** The state of a figure against its plan. `unknown` is never red. */
export const planStateSchema = z.enum(['kritis', 'waspada', 'sesuai', 'unknown']);
export type PlanState = z.infer<typeof planStateSchema>;

/**
 * What a unit owes and gave: has it reported the last month whose deadline (day 10 of the next) has passed?
 * `belum-jatuh-tempo`: no month is due yet. `terlambat`: reported after the deadline.
 */
export const reportingSchema = z.strictObject({
  state: z.enum(['melapor', 'terlambat', 'belum-jatuh-tempo', 'tidak-melapor']),
  /** The month asked about, `2026-10`; null when none is due. */
  month: z.string().nullable(),
  /** The last month it reported, `2026-08`; null when none. */
  lastReported: z.string().nullable(),
});
export type Reporting = z.infer<typeof reportingSchema>;

/**
 * Absorption at the year's end: the median, and the bounds of an 80 % interval. From the unit's own earlier years (`riwayat`), from other
 * units with the same kinds of spending (`sejawat`), or from the country's usual course (`umum`).
 */
export const projectionSchema = z.strictObject({
  low: rateSchema,
  middle: rateSchema,
  high: rateSchema,
  basis: z.enum(['riwayat', 'sejawat', 'umum']),
});

/** What was to be expected of the last known month end on the month end before it, and what came. */
export const projectionCheckSchema = z.strictObject({
  madeOn: isoDateSchema,
  date: isoDateSchema,
  low: rateSchema,
  middle: rateSchema,
  high: rateSchema,
  actual: rateSchema,
});

export const boardRowSchema = z.strictObject({
  ...figuresSchema.shape,
  key: z.string(),
  name: z.string(),
  /** The row this one is a part of (its sums are inside the parent's), or null. */
  parent: z.string().nullable(),
  /** Rates below in points of the ceiling: realization − cash plan. Null when either or the ceiling is absent. */
  gap: rateSchema.nullable(),
  /** Change of absorption in the last seven days, as a rate; null when unknown. */
  weekChange: rateSchema.nullable(),
  state: planStateSchema,
  /** Work units only. */
  reporting: reportingSchema.nullable(),
  /** Work units only; null where it cannot be said. */
  projection: projectionSchema.nullable(),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

/** The end of each month and, in the running month, the as-of date. Rates of the ceiling in force at the board's date. */
export const curvePointSchema = z.strictObject({
  date: isoDateSchema,
  realization: rateSchema.nullable(),
  cashPlan: rateSchema.nullable(),
});
export type CurvePoint = z.infer<typeof curvePointSchema>;

/** The region as a whole, beyond its figures. */
export const summarySchema = z.strictObject({
  /** Money by which realization is behind (positive) the cash plan; null when unknown. */
  behind: moneySchema.nullable(),
  gap: rateSchema.nullable(),
  /** Change of absorption in the last seven days, as a rate. */
  weekChange: rateSchema.nullable(),
  /** Change of absorption since the end of the month before, as a rate. */
  monthChange: rateSchema.nullable(),
  state: planStateSchema,
  /** Skpd that have reported the month asked about, of all on the roster. */
  reported: z.int().nonnegative(),
  rosterSize: z.int().nonnegative(),
  /** Silent Skpd. */
  silent: z.int().nonnegative(),
  workingDaysLeft: z.int().nonnegative(),
  /** Year-end absorption of the region. */
  projection: projectionSchema.nullable(),
  /** Why `projection` is null. */
  projectionAbsent: absentReasonSchema.nullable(),
  projectionCheck: projectionCheckSchema.nullable(),
  /** Revision at which something here last changed. */
  revision: z.int().nonnegative(),
});
export type Summary = z.infer<typeof summarySchema>;

/** A source of facts with its own clock. Age is judged against its cadence: > 1× terlambat, > 2× basi. */
export const sourceSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Hours between two arrivals that are normal for this source. */
  cadenceHours: z.number().positive(),
  /** Instant of the last accepted file or push. */
  lastAcceptedAt: z.iso.datetime({ offset: true }),
  /** Latest business date among its facts. */
  dataAsOf: isoDateSchema,
  /** Revision at which it last brought something. */
  revision: z.int().nonnegative(),
});
export type Source = z.infer<typeof sourceSchema>;

/** What may be shown of one region and year; also what `GET /api/v1/boards/:channel` and `lcc board` answer. */
export const boardSchema = z.strictObject({
  region: z.string(),
  regionName: z.string(),
  year: z.int(),
  /** Budget version in force (`MURNI`, …), or null without budget lines. */
  version: z.string().nullable(),
  /** The day on which the year's books were closed, as far as the board's day; null while they are open. */
  closed: isoDateSchema.nullable(),
  /** The last day on which the closed books took adjusting entries that a second person agreed on; null = none. */
  adjusted: isoDateSchema.nullable(),
  asOf: isoDateSchema,
  revision: z.int().nonnegative(),
  totals: figuresSchema,
  rows: z.array(boardRowSchema),
  /** The same sums by district of the paying unit; key = Kemendagri code, `-` = tanpa lokasi (never spread over the districts). */
  districts: z.array(boardRowSchema),
  summary: summarySchema,
  curve: z.array(curvePointSchema),
  sources: z.array(sourceSchema),
  /** What the scenes beyond these sums show, by panel id. */
  panels: panelsSchema,
});
export type Board = z.infer<typeof boardSchema>;

/**
 * The same board as keyed entries, the unit of deltas: `meta`, `totals`, `summary`, `curve`, `sources`, `rows/<key>`,
 * `districts/<key>`, `panels/<id>`. Values are absolute.
 */
export type BoardEntries = { readonly [key: string]: unknown };

const META = ['region', 'regionName', 'year', 'version', 'closed', 'adjusted', 'asOf'] as const;
/** Lists of a board whose rows are entries of their own, so that only changed rows travel. */
const LISTS = ['rows', 'districts'] as const;

/** True for the entry of one row: it may come and go, while a board cannot be without its other entries. */
export const isRowEntry = (key: string): boolean => LISTS.some((list) => key.startsWith(`${list}/`));

const PANELS = 'panels/';
/** The id of the panel that an entry holds, or null. It may come and go, like a row. */
export const panelOfEntry = (key: string): string | null => (key.startsWith(PANELS) ? key.slice(PANELS.length) : null);

/** Splits a board into entries; the revision travels beside them. */
export function boardToEntries(board: Board): Record<string, unknown> {
  const entries: Record<string, unknown> = {
    meta: Object.fromEntries(META.map((k) => [k, board[k]])),
    totals: board.totals,
    summary: board.summary,
    curve: board.curve,
    sources: board.sources,
  };
  for (const list of LISTS) for (const row of board[list]) entries[`${list}/${row.key}`] = row;
  for (const [id, panel] of Object.entries(board.panels)) entries[`${PANELS}${id}`] = panel;
  return entries;
}

/** Joins entries to a board; rows come in key order. Rows that did not change keep their identity. */
export function entriesToBoard(entries: BoardEntries, revision: number): Board {
  const keys = Object.keys(entries).sort();
  const list = (name: (typeof LISTS)[number]): BoardRow[] =>
    keys.filter((k) => k.startsWith(`${name}/`)).map((k) => entries[k] as BoardRow);
  const { totals, summary, curve, sources } = entries as unknown as Pick<Board, 'totals' | 'summary' | 'curve' | 'sources'>;
  const meta = entries.meta as Pick<Board, (typeof META)[number]>;
  const panels = Object.fromEntries(
    keys.flatMap((key) => (panelOfEntry(key) === null ? [] : [[panelOfEntry(key), entries[key]]])),
  ) as Panels;
  return { ...meta, revision, totals, rows: list('rows'), districts: list('districts'), summary, curve, sources, panels };
}
