import type { BoardRow } from '@lcc/contract';
import { memo, useMemo } from 'react';
import { sameList, useBoard } from '../../live/live-context.js';
import { Bullet } from '../../shared/bullet.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { Shape } from '../../shared/shape.js';
import { STATE_SHAPES } from '../../shared/state-shape.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { furthestBehind } from '../../shared/unit-order.js';
import type { Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { useRealizationFeed } from '../feed-state.js';
import { Tile } from '../parts/tile.js';
import { unitFigure } from '../unit-figure.js';
import { type FiveColumn, type FiveLayout, layOutFive } from './five-columns.js';

const NO_ROWS: readonly BoardRow[] = [];
const pixels = (n: number): string => `calc(var(--u) * ${Math.round(n * 10) / 10})`;

/** The five units furthest behind their own plan. */
export function FiveUnits({ box }: { readonly box: Box }) {
  const { w } = useLanguage();
  const { scale } = useCanvas();
  const { stale } = useRealizationFeed();
  const rows = useBoard((s) => (s.board ? furthestBehind(s.board.rows, 5) : NO_ROWS), sameList);
  const layout = useMemo(() => layOutFive(box, scale, !stale), [box, scale, stale]);
  return (
    <Tile box={box} stale={stale} className="ringkas-lima">
      <div
        className="lima-tabel"
        style={{
          gridTemplateColumns: layout.template.map(pixels).join(' '),
          gridTemplateRows: pixels(layout.head),
          gridAutoRows: pixels(layout.row),
        }}
      >
        <span className="lima-judul">{w.limaTerbawah}</span>
        {layout.columns.map((column) => (
          <span key={column} className="lima-kepala">
            {column === 'absorption' ? '%' : { gap: w.poin, weekChange: w.tujuhHari, gapAmount: w.miliar }[column]}
          </span>
        ))}
        {rows.map((row) => (
          <UnitLine key={row.key} row={row} stale={stale} layout={layout} />
        ))}
      </div>
      {rows.length === 0 ? <p className="lima-kosong">{w.belumAdaOpd}</p> : null}
    </Tile>
  );
}

interface UnitLineProps {
  readonly row: BoardRow;
  readonly stale: boolean;
  readonly layout: FiveLayout;
}

const UnitLine = memo(function UnitLine({ row, stale, layout }: UnitLineProps) {
  const { scale } = useCanvas();
  return (
    <>
      {stale ? <span /> : <Shape name={STATE_SHAPES[row.state]} />}
      <span className="lima-nama">{fitUnitName(row.name, layout.name, 53 * scale)}</span>
      <span className="lima-bilah" style={{ width: pixels(layout.bar) }}>
        <Bullet row={row} width={layout.bar / scale} height={24} stale={stale} />
      </span>
      {layout.columns.map((column) => (
        <Cell key={column} row={row} column={column} />
      ))}
    </>
  );
});

function Cell({ row, column }: { readonly row: BoardRow; readonly column: FiveColumn }) {
  const { language } = useLanguage();
  const { value, text, absent, revision } = unitFigure(row, column, language);
  return (
    <Metric
      className={column === 'gap' ? 'lima-nilai tabular' : 'lima-sisi tabular'}
      metric={column}
      scope={row.key}
      value={value}
      absent={absent}
      revision={revision}
    >
      {text}
    </Metric>
  );
}
