import type { Board, BoardRow, CurvePoint, RevenuePanel, WorksPanel } from '@lcc/contract';
import type { Nature } from '../platform/tenancy/tenant.js';

/**
 * What citizens may see of a board, panel by panel: class PUBLIK. Everything that is not named here is TERBATAS or DIKECUALIKAN and does not
 * leave: states and thresholds, cases, services, sources of single offices, vendors, persons, coordinates.
 */
export interface PublicView {
  readonly nature: Nature;
  readonly regionName: string;
  readonly year: number;
  readonly asOf: string;
  readonly revision: number;
  readonly version: string | null;
  readonly closed: string | null;
  /** When the source of realization brought something last, epoch ms; null while nothing came. */
  readonly at: number | null;
  readonly totals: PublicFigures;
  /** Shares of the ceiling at the ends of months and on the board's day. */
  readonly curve: readonly CurvePoint[];
  readonly projection: { readonly low: number; readonly middle: number; readonly high: number } | null;
  readonly units: readonly PublicUnit[];
  readonly revenue: { readonly total: RevenuePanel['total']; readonly kinds: RevenuePanel['kinds'] } | null;
  readonly works: readonly PublicWork[];
  readonly worksByDistrict: readonly { readonly district: string; readonly works: number }[];
  readonly worksDone: number;
  readonly worksAll: number;
  readonly prevention: { readonly scheme: string; readonly year: number; readonly stages: readonly number[] } | null;
}

export interface PublicFigures {
  /** Rupiah of the wire. */
  readonly ceiling: string | null;
  readonly cashPlan: string | null;
  readonly realization: string | null;
  /** Shares of the ceiling. */
  readonly absorption: number | null;
  readonly planned: number | null;
}
export type PublicUnit = PublicFigures & { readonly code: string; readonly name: string };
export type PublicWork = Pick<
  WorksPanel['works'][number],
  'key' | 'name' | 'unitName' | 'district' | 'amount' | 'due' | 'physical' | 'reportedOn'
>;

const FEEDS = /^(sp2d|lra)\b/;

/** Picks what is public; adds nothing. */
export function publicView(board: Board, nature: Nature): PublicView {
  const { pekerjaan, pendapatan, pencegahan } = board.panels;
  const fed = board.sources.filter(({ id }) => FEEDS.test(id)).map(({ lastAcceptedAt }) => Date.parse(lastAcceptedAt));
  const { projection } = board.summary;
  return {
    nature,
    regionName: board.regionName,
    year: board.year,
    asOf: board.asOf,
    revision: board.revision,
    version: board.version,
    closed: board.closed,
    at: fed.length === 0 ? null : Math.max(...fed),
    totals: figures(board.totals, board.summary.gap),
    curve: board.curve,
    projection: projection && { low: projection.low, middle: projection.middle, high: projection.high },
    units: board.rows
      .filter(({ parent, key }) => parent === null && key !== '-')
      .map((row) => ({ code: row.key, name: row.name, ...figures(row, row.gap) })),
    revenue: pendapatan ? { total: pendapatan.total, kinds: pendapatan.kinds } : null,
    works: (pekerjaan?.works ?? []).map(({ key, name, unitName, district, amount, due, physical, reportedOn }) => ({
      ...{ key, name, unitName, district, amount, due, physical, reportedOn },
    })),
    worksByDistrict: (pekerjaan?.districts ?? []).map(({ district, works }) => ({ district, works })),
    worksDone: pekerjaan?.counts.selesai ?? 0,
    worksAll: Object.values(pekerjaan?.counts ?? {}).reduce((sum, n) => sum + n, 0),
    prevention: pencegahan ? { scheme: pencegahan.scheme, year: pencegahan.year, stages: [...pencegahan.total.stages] } : null,
  };
}

function figures(of: Pick<BoardRow, 'ceiling' | 'cashPlan' | 'realization' | 'absorption'>, gap: number | null): PublicFigures {
  const { ceiling, cashPlan, realization, absorption } = of;
  return { ceiling, cashPlan, realization, absorption, planned: absorption === null || gap === null ? null : absorption - gap };
}
