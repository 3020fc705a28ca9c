import './rencana-aksi.css';
import type { Board, Milestone, RencanaAksiPanel } from '@lcc/contract';
import { dayNumber, daysInMonth, isoDate } from '@lcc/domain/values';
import { useMemo } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Shape, type ShapeName, ShapePath } from '../../shared/shape.js';
import { textWidth } from '../../shared/text-width.js';
import { monthName } from '../../shared/time-format.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { type Canvas, useCanvas } from '../canvas.js';
import { EmptyScene } from '../parts/empty-scene.js';
import { Tile } from '../parts/tile.js';
import type { Scene, SceneProps } from '../scene.js';
import { sampleActions } from './pencegahan-sample.js';
import { EDGE, HEAD, layOutRencanaAksi, type RencanaAksiLayout } from './rencana-aksi-layout.js';
import { rencanaAksiWords } from './rencana-aksi-words.js';

const SHAPES: Readonly<Record<Milestone['state'], ShapeName>> = {
  selesai: 'normal',
  terlambat: 'kritis',
  segera: 'waspada',
  berjalan: 'bisu',
};
const STATES = ['terlambat', 'segera', 'berjalan', 'selesai'] as const;
const LABEL = 44;
const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

const panelOf = (board: Board | null): RencanaAksiPanel | null => board?.panels['rencana-aksi'] ?? null;
const timePages = (panel: RencanaAksiPanel | null, layout: RencanaAksiLayout): number =>
  Math.max(1, Math.ceil((panel?.actions.length ?? 0) / layout.rows));

function RencanaAksi({ page }: SceneProps) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const panel = useBoard((s) => panelOf(s.board));
  const asOf = useBoard((s) => s.board?.asOf ?? null);
  const layout = useMemo(() => layOutRencanaAksi(canvas), [canvas]);
  if (panel === null || asOf === null) return <EmptyScene words={rencanaAksiWords[language].empty} />;
  const isLatePage = layout.apart && page === timePages(panel, layout);
  return (
    <div className="adegan-isi">
      {isLatePage ? null : <TimeLine panel={panel} layout={layout} page={page} asOf={asOf} />}
      {layout.apart && !isLatePage ? null : <LateTile panel={panel} layout={layout} asOf={asOf} />}
    </div>
  );
}

interface PartProps {
  readonly panel: RencanaAksiPanel;
  readonly layout: RencanaAksiLayout;
  readonly asOf: string;
}

/** Actions as lines through the year, their milestones where they end. */
function TimeLine({ panel, layout, page, asOf }: PartProps & { readonly page: number }) {
  const { language } = useLanguage();
  const { scale, orientation } = useCanvas();
  const t = rencanaAksiWords[language];
  const { time, axis, rows } = layout;
  const upright = orientation === 'portrait';
  const height = time.height - 84 * scale;
  const top = (HEAD - 84) * scale;
  const shown = panel.actions.slice(page * rows, (page + 1) * rows);
  const row = Math.min(layout.row * 1.4, (height - top - EDGE) / Math.max(1, shown.length));
  const first = dayNumber(isoDate(panel.year, 1, 1));
  const days = dayNumber(isoDate(panel.year, 12, 31)) - first;
  const at = (date: string): number => axis.x + (axis.width * Math.min(days, Math.max(0, dayNumber(date) - first))) / days;
  return (
    <Tile box={time} className="aksi">
      <p className="aksi-kepala">
        {STATES.filter((state) => !upright || state !== 'berjalan').map((state) => (
          <span key={state}>
            <Shape name={SHAPES[state]} />
            {t.states[state]} <b>{panel.counts[state] ?? 0}</b>
          </span>
        ))}
      </p>
      <svg
        className="aksi-garis"
        style={{ height: `calc(var(--u) * ${height})` }}
        viewBox={`0 0 ${time.width} ${height}`}
        aria-hidden="true"
      >
        {MONTHS.map((month) => (
          <g key={month}>
            <path d={`M${at(isoDate(panel.year, month, 1))} ${top}V${height - EDGE}`} stroke="var(--color-grid)" strokeWidth="3" />
            <text
              className="label-text second-ink"
              x={(at(isoDate(panel.year, month, 1)) + at(isoDate(panel.year, month, daysInMonth(panel.year, month)))) / 2}
              y={top - 20 * scale}
              textAnchor="middle"
            >
              {monthName(month, language).slice(0, 1)}
            </text>
          </g>
        ))}
        <path d={`M${at(asOf)} ${top - 8}V${height - EDGE}`} stroke="var(--color-text)" strokeWidth="4" />
        {shown.map((action, i) => {
          const y = top + row * (i + (upright ? 0.72 : 0.5));
          return (
            <g key={`${action.plan}/${action.action}`}>
              <text className="label-text" x={EDGE} y={upright ? y - row * 0.3 : y + 15 * scale} fontWeight="600">
                {fitted(action.action, upright ? time.width - 2 * EDGE : axis.x - EDGE - 24 * scale, LABEL * scale)}
              </text>
              <path d={`M${axis.x} ${y}H${axis.x + axis.width}`} stroke="var(--color-line)" strokeWidth="3" />
              {action.milestones.map((milestone) => (
                <g key={milestone.code} transform={`translate(${at(milestone.due)} ${y}) scale(${scale * 1.05})`}>
                  <circle r="22" fill="var(--color-tile)" />
                  <ShapePath name={SHAPES[milestone.state]} />
                </g>
              ))}
            </g>
          );
        })}
      </svg>
    </Tile>
  );
}

/** A text cut to its room. */
function fitted(text: string, room: number, size: number): string {
  let cut = text;
  while (cut.length > 1 && textWidth(cut === text ? cut : `${cut}…`, size) > room) cut = cut.slice(0, -1).trimEnd();
  return cut === text ? text : `${cut}…`;
}

/** Late milestones by name, the oldest first. */
function LateTile({ panel, layout, asOf }: PartProps) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const t = rencanaAksiWords[language];
  const late = panel.actions
    .flatMap(({ milestones }) => milestones.filter(({ state }) => state === 'terlambat'))
    .sort((a, b) => (a.due < b.due ? -1 : 1));
  const shown = late.slice(0, layout.named(late.length));
  const size = LABEL * scale;
  const room = layout.late.width - 2 * EDGE - 170 * scale;
  return (
    <Tile box={layout.late}>
      <p className="aksi-kepala">
        <b>{t.late}</b>
      </p>
      <div className="aksi-telat">
        {late.length === 0 ? <p className="second">{t.noneLate}</p> : null}
        {shown.map(({ code, title, unit, due }) => (
          <div key={code} className="aksi-satu">
            <p className="aksi-judul">{title}</p>
            <p className="aksi-siapa">
              {unit === null ? '' : fitUnitName(unit, room, size)}
              <b>{t.lateBy(dayNumber(asOf) - dayNumber(due))}</b>
            </p>
          </div>
        ))}
        {late.length > shown.length ? <p className="second">{t.more(late.length - shown.length)}</p> : null}
      </div>
    </Tile>
  );
}

/** Are we keeping what we promised? Milestones of the action plans through the year, the late ones by name. */
export const rencanaAksi: Scene = {
  id: 'rencana-aksi',
  title: { id: 'Rencana Aksi', en: 'Action plan' },
  question: { id: 'Janji ditepati?', en: 'Promises kept?' },
  dwell: 12,
  audiences: ['wall', 'guest'],
  sources: ['action-plan'],
  pages: (board, canvas: Canvas) => {
    const layout = layOutRencanaAksi(canvas);
    return timePages(panelOf(board), layout) + (layout.apart ? 1 : 0);
  },
  needs: (board) => panelOf(board) !== null,
  component: RencanaAksi,
  sample: sampleActions,
};
