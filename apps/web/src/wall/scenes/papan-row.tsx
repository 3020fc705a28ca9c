import type { BoardRow } from '@lcc/contract';
import { memo } from 'react';
import { Bullet, EmptyTrack } from '../../shared/bullet.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { rateTenths } from '../../shared/number-format.js';
import { Shape, type ShapeName } from '../../shared/shape.js';
import { monthName } from '../../shared/time-format.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { type UnitGroup, unitGroup } from '../../shared/unit-order.js';
import { across } from '../box.js';
import { useCanvas } from '../canvas.js';
import { unitFigure } from '../unit-figure.js';
import type { PapanColumn, PapanLayout } from './papan-layout.js';

const BAR_HEIGHT = 30;
const SHAPES: Readonly<Record<UnitGroup, ShapeName>> = {
  bisu: 'bisu',
  kritis: 'kritis',
  waspada: 'waspada',
  sesuai: 'normal',
  unknown: 'bisu',
};
const CLASSES: Readonly<Record<PapanColumn, string>> = {
  gap: 'papan-poin',
  absorption: 'papan-persen',
  weekChange: 'papan-pekan',
  gapAmount: 'papan-persen',
};

interface RowProps {
  readonly row: BoardRow;
  readonly stale: boolean;
  readonly layout: PapanLayout;
}

/** One unit: what it spent, where its plan stands, the gap, and the last seven days. */
export const UnitRow = memo(function UnitRow({ row, stale, layout }: RowProps) {
  const { scale } = useCanvas();
  const { w } = useLanguage();
  const group = unitGroup(row);
  const silent = group === 'bisu';
  const bar = { width: layout.bar.width / scale, height: BAR_HEIGHT };
  return (
    <div className="papan-baris" data-group={group}>
      <Shape name={stale && !silent ? 'normal' : SHAPES[group]} />
      <span className="papan-nama" style={across(layout.name.x, layout.name.width)}>
        {fitUnitName(row.name, layout.name.width, 53 * scale)}
      </span>
      <span className="papan-bilah" style={across(layout.bar.x, layout.bar.width)}>
        {silent || row.absorption === null ? <EmptyTrack {...bar} /> : <Bullet row={row} {...bar} stale={stale} />}
      </span>
      {layout.columns.map(({ id, right }) =>
        silent && id !== 'absorption' && (id !== 'gap' || layout.columns.length > 1) ? null : (
          <Figure key={id} row={row} column={id} right={right} />
        ),
      )}
      {silent ? <Silence row={row} layout={layout} /> : null}
      {layout.words !== null && !silent ? (
        <span className="papan-kata" style={endAt(layout.words)}>
          {w.tujuhHari} <WeekChange row={row} />
        </span>
      ) : null}
    </div>
  );
});

const endAt = (right: number) => ({ right: `calc(100% - var(--u) * ${Math.round(right * 10) / 10})` });

function Figure({ row, column, right }: { readonly row: BoardRow; readonly column: PapanColumn; readonly right: number }) {
  const { language } = useLanguage();
  const { value, text, absent, revision } = unitFigure(row, column, language);
  const still = column === 'weekChange' && row.weekChange !== null && rateTenths(row.weekChange) === 0;
  return (
    <span className={`${CLASSES[column]} tabular ${still ? 'papan-diam' : ''}`} style={endAt(right)}>
      <Metric metric={column} scope={row.key} value={value} absent={absent} revision={revision}>
        {text}
      </Metric>
    </span>
  );
}

function WeekChange({ row }: { readonly row: BoardRow }) {
  const { language } = useLanguage();
  const { value, text, absent, revision } = unitFigure(row, 'weekChange', language);
  return (
    <Metric className="tabular" metric="weekChange" scope={row.key} value={value} absent={absent} revision={revision}>
      {text}
    </Metric>
  );
}

/** Absence is told in words, never as 0 % or 100 %; from afar the group's word says it. */
function Silence({ row, layout }: { readonly row: BoardRow; readonly layout: PapanLayout }) {
  const { language, w } = useLanguage();
  const { scale } = useCanvas();
  const month = row.reporting?.month ? monthName(Number(row.reporting.month.slice(5, 7)), language) : null;
  const text = w.belumMelapor(month);
  if (layout.words !== null)
    return (
      <span className="papan-kata papan-belum" style={endAt(layout.words)}>
        {text}
      </span>
    );
  const beside = layout.columns.find((c) => c.id === 'absorption')?.right;
  const room = (layout.columns.at(-1)?.right ?? 0) - (beside ?? 0);
  if (beside === undefined || room < 320 * scale) return null;
  return (
    <span className="papan-kata papan-belum" style={across(beside + 18 * scale, room)}>
      {text}
    </span>
  );
}
