import type { Board, BoardRow, FigureName, VisitFigure } from '@lcc/contract';
import type { Words } from './beat.js';

const same = (text: string): Words => ({ id: text, en: text });

/** A figure of the whole region, as the board has it. */
export const regionFigure = ({ totals }: Board, metric: FigureName, kind: VisitFigure['kind'], label: Words): VisitFigure => ({
  label,
  kind,
  metric,
  scope: 'region',
  value: totals[metric],
  absent: totals.absent[metric] ?? null,
  revision: totals.revisions[metric],
});

/** Something counted of the whole region; null = the board does not know it. */
export const counted = (metric: string, value: number | null, revision: number, label: Words, scope = 'region'): VisitFigure => ({
  label,
  kind: 'count',
  metric,
  scope,
  value,
  absent: null,
  revision,
});

/** The rows furthest behind their plan, of those that can be compared, with their distance to it. */
export function furthestBehind(rows: readonly BoardRow[], count: number): VisitFigure[] {
  return rows
    .filter((row) => row.parent === null && row.key !== '-' && row.gap !== null && row.reporting?.state !== 'tidak-melapor')
    .sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0) || (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map((row) => ({
      label: same(row.name),
      kind: 'points',
      metric: 'gap',
      scope: row.key,
      value: row.gap,
      absent: null,
      revision: Math.max(row.revisions.realization, row.revisions.cashPlan),
    }));
}
