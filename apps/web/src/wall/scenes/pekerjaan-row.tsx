import type { WorkRow, WorkState } from '@lcc/contract';
import { memo } from 'react';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { type Language, percentWhole, pointsSigned } from '../../shared/number-format.js';
import { Shape, type ShapeName } from '../../shared/shape.js';
import { cutText, textWidth } from '../../shared/text-width.js';
import { dateText } from '../../shared/time-format.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { useCanvas } from '../canvas.js';
import { worksWords } from './pekerjaan-words.js';

export const WORK_SHAPES: Readonly<Record<WorkState, ShapeName>> = {
  kritis: 'kritis',
  waspada: 'waspada',
  unknown: 'bisu',
  sesuai: 'normal',
  selesai: 'normal',
};

/** Lengths at k = 6: shape and number, the points, the three columns below them. */
const BEFORE = 118;
const POINTS = 190;
const COLUMNS = 430;
const BODY = 53;
const LABEL = 44;

interface RowProps {
  readonly number: number;
  readonly row: WorkRow;
  readonly district: string | null;
  /** Of the list, in logical pixels. */
  readonly width: number;
  readonly height: number;
  readonly stale: boolean;
}

/** One work: how far it is behind its schedule, how much is built, paid and gone in time, and whose it is. */
export const WorkLine = memo(function WorkLine({ number, row, district, width, height, stale }: RowProps) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const marked = !stale && (row.state === 'kritis' || row.state === 'waspada');
  const room = width - BEFORE * scale;
  const about = room - COLUMNS * scale;
  return (
    <div className="kerja-baris" style={{ height: `calc(var(--u) * ${Math.round(height)})` }} data-state={row.state}>
      <Shape name={stale && marked ? 'normal' : WORK_SHAPES[row.state]} />
      <span className="kerja-nomor tabular">{number}</span>
      <div className="kerja-isi">
        <div className="kerja-utama">
          <span className="kerja-nama">{cutText(row.name, room - POINTS * scale, BODY * scale)}</span>
          <Metric
            className={marked ? 'kerja-poin kerja-tebal tabular' : 'kerja-poin tabular'}
            metric="scheduleGap"
            scope={`${row.unit}/${row.key}`}
            value={row.gap}
            revision={row.revision}
          >
            {row.gap === null ? '—' : pointsSigned(row.gap, language)}
          </Metric>
        </div>
        <div className="kerja-sisi">
          <span>{ownerAndPlace(row, district, about, LABEL * scale, language)}</span>
          <Rate row={row} name="physical" />
          <Rate row={row} name="paid" />
          <Rate row={row} name="time" />
        </div>
        <WorkBar row={row} width={room / scale} stale={stale} />
      </div>
    </div>
  );
});

/** Whose it is, where, and until when or since when it says nothing. Where it is gives way to whose it is: the map shows it too. */
function ownerAndPlace(row: WorkRow, district: string | null, room: number, size: number, language: Language): string {
  const { unplaced } = worksWords[language];
  const when = timeWords(row, language);
  const told = (parts: readonly string[]): string => {
    const rest = parts.map((part) => ` · ${part}`).join('');
    return `${fitUnitName(row.unitName, room - textWidth(rest, size), size)}${rest}`;
  };
  const whole = told([district ?? unplaced, ...when]);
  return cutText(whole.includes('…') && district !== null ? told(when) : whole, room, size);
}

function timeWords(row: WorkRow, language: Language): string[] {
  const t = worksWords[language];
  const day = (date: string): string => dateText(Date.parse(`${date}T00:00:00+07:00`), language, false);
  if (row.state === 'unknown') return [row.reportedOn === null ? t.noReport : t.lastReport(day(row.reportedOn))];
  return row.due === null ? [] : [t.due(day(row.due))];
}

function Rate({ row, name }: { readonly row: WorkRow; readonly name: 'physical' | 'paid' | 'time' }) {
  const { language } = useLanguage();
  const value = row[name];
  return (
    <Metric className="kerja-kolom tabular" metric={name} scope={`${row.unit}/${row.key}`} value={value} revision={row.revision}>
      {value === null ? '—' : percentWhole(value, language)}
    </Metric>
  );
}

const HEIGHT = 14;
const TICK = 8;
const clamp = (rate: number): number => Math.max(0, Math.min(1, rate));

/** What is built in grey, the schedule as a blue tick, and only what lies between them in the colour of its state. */
function WorkBar({ row, width, stale }: { readonly row: WorkRow; readonly width: number; readonly stale: boolean }) {
  const tall = HEIGHT + 12;
  const built = row.physical === null ? null : clamp(row.physical);
  const plan = row.plan === null ? null : clamp(row.plan);
  const colour = stale || (row.state !== 'kritis' && row.state !== 'waspada') ? 'var(--color-step-2)' : `var(--color-${row.state})`;
  const bar = { y: 6, height: HEIGHT };
  return (
    <svg className="peluru kerja-bilah" viewBox={`0 0 ${width} ${tall}`} preserveAspectRatio="none" aria-hidden="true">
      {built === null ? (
        <rect {...bar} x="1.5" width={width - 3} fill="none" stroke="var(--color-normal)" strokeWidth="3" strokeDasharray="10 9" />
      ) : (
        <>
          <rect {...bar} width={width} fill="var(--color-track)" />
          <rect {...bar} width={width * built} fill="var(--color-normal)" />
        </>
      )}
      {built !== null && plan !== null && plan > built ? (
        <rect {...bar} x={width * built} width={width * (plan - built)} fill={colour} stroke="var(--fill-outline)" strokeWidth="2" />
      ) : null}
      {plan === null ? null : (
        <rect
          x={Math.min(width - TICK, Math.max(0, width * plan - TICK / 2))}
          width={TICK}
          height={tall}
          fill={stale ? 'var(--color-text-second)' : 'var(--color-info)'}
        />
      )}
    </svg>
  );
}
