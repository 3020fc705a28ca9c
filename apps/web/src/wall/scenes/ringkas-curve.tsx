import type { Board } from '@lcc/contract';
import { useDeferredValue } from 'react';
import { useBoard } from '../../live/live-context.js';
import type { Box } from '../box.js';
import { YearCurve } from '../curve/year-curve.js';
import { useRealizationFeed } from '../feed-state.js';
import { Tile } from '../parts/tile.js';

const sameCurve = (a: Board | null, b: Board | null): boolean =>
  a === b || (a?.curve === b?.curve && a?.asOf === b?.asOf && a?.year === b?.year && a?.totals === b?.totals && a?.summary === b?.summary);

/** Realization against the cash plan over the year. Painted after the numbers: a changed figure does not wait for the chart. */
export function CurveTile({ box }: { readonly box: Box }) {
  const { stale, days } = useRealizationFeed();
  const board = useDeferredValue(useBoard((s) => s.board, sameCurve));
  return (
    <Tile box={box} stale={stale}>
      {board ? <YearCurve board={board} size={box} scope="region" stale={stale} staleDays={days} /> : null}
    </Tile>
  );
}
