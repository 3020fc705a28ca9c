import type { BoardRow, PlanState } from '@lcc/contract';
import { memo } from 'react';
import { sameList, useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { pointsSigned } from '../../shared/number-format.js';
import { Shape, type ShapeName } from '../../shared/shape.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { Bullet } from '../bullet.js';
import { useRealizationFeed } from '../feed-state.js';
import { useSeatFactor } from '../seat.js';
import { furthestBehind } from '../unit-order.js';

const NAME_WIDTH = 330;
const NO_ROWS: readonly BoardRow[] = [];

/** The five units furthest behind their own plan. */
export function FiveUnits() {
  const { w } = useLanguage();
  const { stale } = useRealizationFeed();
  const rows = useBoard((s) => (s.board ? furthestBehind(s.board.rows, 5) : NO_ROWS), sameList);
  return (
    <section className={stale ? 'ubin ringkas-lima basi' : 'ubin ringkas-lima'}>
      <div className="lima-kepala">
        <span>{w.limaTerbawah}</span>
        <span>{w.poin}</span>
      </div>
      {rows.map((row) => (
        <UnitLine key={row.key} row={row} stale={stale} />
      ))}
      {rows.length === 0 ? <p className="lima-kosong">{w.belumAdaOpd}</p> : null}
    </section>
  );
}

const SHAPES: Readonly<Record<PlanState, ShapeName>> = { kritis: 'kritis', waspada: 'waspada', sesuai: 'normal', unknown: 'bisu' };

const UnitLine = memo(function UnitLine({ row, stale }: { readonly row: BoardRow; readonly stale: boolean }) {
  const { language } = useLanguage();
  const size = (53 * useSeatFactor()) / 6;
  const revision = Math.max(row.revisions.realization, row.revisions.cashPlan, row.revisions.ceiling);
  return (
    <div className="lima-baris">
      {stale ? <span /> : <Shape name={SHAPES[row.state]} />}
      <span className="lima-nama">{fitUnitName(row.name, NAME_WIDTH, size)}</span>
      <Bullet row={row} width={138} height={24} stale={stale} />
      <Metric className="lima-nilai tabular" metric="gap" scope={row.key} value={row.gap} revision={revision}>
        {row.gap === null ? '—' : pointsSigned(row.gap, language)}
      </Metric>
    </div>
  );
});
