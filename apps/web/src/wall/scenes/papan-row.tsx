import type { BoardRow } from '@lcc/contract';
import { memo } from 'react';
import { Bullet, EmptyTrack } from '../../shared/bullet.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { percentNumber, pointsSigned, rateTenths } from '../../shared/number-format.js';
import { Shape, type ShapeName } from '../../shared/shape.js';
import { monthName } from '../../shared/time-format.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { useCanvas } from '../canvas.js';
import { type UnitGroup, unitGroup } from '../unit-order.js';

const NAME_WIDTH = 506;
const BAR = { width: 418, height: 30 } as const;
const SHAPES: Readonly<Record<UnitGroup, ShapeName>> = {
  bisu: 'bisu',
  kritis: 'kritis',
  waspada: 'waspada',
  sesuai: 'normal',
  unknown: 'bisu',
};

/** One unit: what it spent, where its plan stands, the gap, and the last seven days. */
export const UnitRow = memo(function UnitRow({ row, stale }: { readonly row: BoardRow; readonly stale: boolean }) {
  const size = 53 * useCanvas().scale;
  const group = unitGroup(row);
  return (
    <div className="papan-baris" data-group={group}>
      <Shape name={stale && group !== 'bisu' ? 'normal' : SHAPES[group]} />
      <span className="papan-nama">{fitUnitName(row.name, NAME_WIDTH, size)}</span>
      {group === 'bisu' ? <Silent row={row} /> : <Figures row={row} stale={stale} />}
    </div>
  );
});

function Figures({ row, stale }: { readonly row: BoardRow; readonly stale: boolean }) {
  const { language } = useLanguage();
  const { absorption, gap, weekChange, revisions, absent } = row;
  const revision = Math.max(revisions.realization, revisions.ceiling);
  const still = weekChange !== null && rateTenths(weekChange) === 0;
  return (
    <>
      {absorption === null ? <EmptyTrack {...BAR} /> : <Bullet row={row} {...BAR} stale={stale} />}
      <Metric
        className="papan-persen tabular"
        metric="absorption"
        scope={row.key}
        value={absorption}
        absent={absent.absorption}
        revision={revisions.absorption}
      >
        {absorption === null ? '—' : percentNumber(absorption, language)}
      </Metric>
      <Metric
        className="papan-poin tabular"
        metric="gap"
        scope={row.key}
        value={gap}
        absent={absent.cashPlan ?? absent.absorption}
        revision={Math.max(revision, revisions.cashPlan)}
      >
        {gap === null ? '—' : pointsSigned(gap, language)}
      </Metric>
      <Metric
        className={still ? 'papan-pekan papan-diam tabular' : 'papan-pekan tabular'}
        metric="weekChange"
        scope={row.key}
        value={weekChange}
        absent={absent.absorption}
        revision={revision}
      >
        {weekChange === null ? '—' : pointsSigned(weekChange, language)}
      </Metric>
    </>
  );
}

/** Absence is told in words, never as 0 % or 100 %. */
function Silent({ row }: { readonly row: BoardRow }) {
  const { language, w } = useLanguage();
  const month = row.reporting?.month ? monthName(Number(row.reporting.month.slice(5, 7)), language) : null;
  return (
    <>
      <EmptyTrack {...BAR} />
      <Metric
        className="papan-persen tabular"
        metric="absorption"
        scope={row.key}
        value={null}
        absent="belum-melapor"
        revision={row.revisions.absorption}
      >
        —
      </Metric>
      <span className="papan-belum">{w.belumMelapor(month)}</span>
    </>
  );
}
