import type { BoardRow } from '@lcc/contract';

/** Groups of the unit board, in the order in which they ask for attention. */
export type UnitGroup = 'bisu' | 'kritis' | 'waspada' | 'sesuai' | 'unknown';
const ORDER: readonly UnitGroup[] = ['bisu', 'kritis', 'waspada', 'sesuai', 'unknown'];

/** A group of a page; `ditahan` = all that would be judged, while their source is stale. */
export type BlockGroup = UnitGroup | 'ditahan';

/** Silence goes before any judgement: what has not reported is not judged. */
export const unitGroup = (row: BoardRow): UnitGroup => (row.reporting?.state === 'tidak-melapor' ? 'bisu' : row.state);

/** The group under which a unit stands on the glass. */
export const blockGroup = (row: BoardRow, stale: boolean): BlockGroup => {
  const group = unitGroup(row);
  return stale && group !== 'bisu' ? 'ditahan' : group;
};

const gapOf = (row: BoardRow): number => row.gap ?? Number.POSITIVE_INFINITY;
const byGap = (a: BoardRow, b: BoardRow): number => {
  const [x, y] = [gapOf(a), gapOf(b)];
  return x === y ? (a.key < b.key ? -1 : 1) : x < y ? -1 : 1;
};

/** Units of the first level: the sums of their parts are inside them. */
export const topUnits = (rows: readonly BoardRow[]): BoardRow[] => rows.filter((r) => r.parent === null && r.key !== '-');

/** All units, silent ones on top, then the worst gap first within each group. */
export function unitsWorstFirst(rows: readonly BoardRow[]): BoardRow[] {
  return topUnits(rows).sort((a, b) => ORDER.indexOf(unitGroup(a)) - ORDER.indexOf(unitGroup(b)) || byGap(a, b));
}

/** The units furthest behind their plan, of those that can be compared. */
export const furthestBehind = (rows: readonly BoardRow[], count: number): BoardRow[] =>
  topUnits(rows)
    .filter((r) => r.gap !== null && unitGroup(r) !== 'bisu')
    .sort(byGap)
    .slice(0, count);

export interface UnitBlock {
  readonly group: BlockGroup;
  readonly rows: readonly BoardRow[];
}

/** One page as blocks of one group each. */
export function pageBlocks(sorted: readonly BoardRow[], page: number, perPage: number, stale = false): UnitBlock[] {
  const blocks: { group: BlockGroup; rows: BoardRow[] }[] = [];
  for (const row of sorted.slice(page * perPage, (page + 1) * perPage)) {
    const group = blockGroup(row, stale);
    const last = blocks.at(-1);
    if (last?.group === group) last.rows.push(row);
    else blocks.push({ group, rows: [row] });
  }
  return blocks;
}

export const rowsPerPage = (k: number): number => Math.floor(60 / k);
