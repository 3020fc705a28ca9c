import './anomali.css';
import type { AnomaliPanel, Board } from '@lcc/contract';
import { useMemo } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { sourceShortName } from '../../shared/source-name.js';
import { placeAt, wholeField } from '../box.js';
import { useCanvas } from '../canvas.js';
import type { Scene, SceneProps } from '../scene.js';
import { type AnomaliLayout, layOutAnomali } from './anomali-layout.js';
import { CaseRow } from './anomali-row.js';
import { sampleCases } from './anomali-sample.js';
import { axisOf, placeOn, type TimeAxis } from './anomali-time.js';
import { anomaliWords } from './anomali-words.js';

const told = (board: Board | null): AnomaliPanel | null => board?.panels.anomali ?? null;
/** What both heads of the axis need beside each other. */
const AGE_ROOM = 340;
const length = (pixels: number): string => `calc(var(--u) * ${Math.round(pixels * 10) / 10})`;

function Anomali({ page }: SceneProps) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const layout = useMemo(() => layOutAnomali(canvas), [canvas]);
  const panel = useBoard((s) => told(s.board));
  const board = useBoard((s) => s.board);
  const w = anomaliWords[language];
  if (!panel || !board || panel.cards.length === 0) return <Empty />;
  const cards = panel.cards.slice(page * layout.perPage, (page + 1) * layout.perPage);
  const axis = axisOf(cards, board.asOf);
  const names = new Map(board.rows.map((row) => [row.key, row.name]));
  const first = page * layout.perPage + 1;
  return (
    <div
      className={`adegan-isi anomali ${layout.upright ? 'anomali-tegak' : ''}`}
      style={{ '--anomali-baris': length(layout.rowHeight), '--anomali-kepala': length(layout.head) } as Record<string, string>}
    >
      <Heads layout={layout} axis={axis} rows={cards.length} />
      {cards.map((card) => (
        <CaseRow
          key={card.id}
          card={card}
          unit={card.workUnit === null ? null : unitName(names, card.workUnit)}
          today={board.asOf}
          axis={axis}
          layout={layout}
          revision={board.revision}
        />
      ))}
      <div className="laman-kaki">
        <span>
          <Metric metric="openCases" scope="region" value={panel.open} revision={board.revision}>
            {w.of(
              layout.perPage < panel.cards.length ? Math.min(first + layout.perPage - 1, panel.cards.length) : cards.length,
              panel.open,
            )}
          </Metric>
        </span>
        <span>
          {panel.held.length > 0
            ? panel.held
                .map(({ source, alerts }) => w.heldLine(sourceShortName({ id: source, title: source }, language), alerts))
                .join(' · ')
            : panel.waiting > 0
              ? w.waiting(panel.waiting, panel.backlog)
              : null}
        </span>
      </div>
    </div>
  );
}

/** A unit below an Skpd has no row of its own: its office stands for it. */
const unitName = (names: ReadonlyMap<string, string>, code: string): string | null =>
  names.get(code) ?? names.get(`${code.slice(0, -4)}0000`) ?? null;

function Heads({ layout, axis, rows }: { readonly layout: AnomaliLayout; readonly axis: TimeAxis; readonly rows: number }) {
  const { language } = useLanguage();
  const w = anomaliWords[language];
  const { scale } = useCanvas();
  const { time, promise } = layout;
  const now = time ? time.x + placeOn(axis, 0) * time.width : 0;
  return (
    <div className="anomali-kepala">
      <span style={{ left: length(layout.name.x) }}>{w.head}</span>
      <span style={{ right: `calc(100% - ${length(layout.amount)})` }}>{w.amount}</span>
      {time && !layout.upright ? (
        <>
          {now - time.x > AGE_ROOM * scale ? <span style={{ left: length(time.x) }}>{w.age}</span> : null}
          <span className="anomali-kini" style={{ left: length(now) }}>
            {w.today}
          </span>
          <span className="anomali-kunci" style={{ left: length(promise.x) }}>
            <i />
            {w.promise}
          </span>
        </>
      ) : null}
      {time && !layout.upright ? (
        <i className="anomali-garis" style={{ left: length(now), height: `calc(${length(layout.rowHeight + 8)} * ${rows})` }} />
      ) : null}
    </div>
  );
}

function Empty() {
  const { language } = useLanguage();
  const { field } = useCanvas();
  const [first, second] = anomaliWords[language].none;
  return (
    <div className="adegan-isi anomali">
      <p className="layanan-kosong" style={placeAt(wholeField(field))}>
        {first}
        <br />
        {second}
      </p>
    </div>
  );
}

/** What is open, and whose is it? */
export const anomali: Scene = {
  id: 'anomali',
  title: { id: 'Anomali', en: 'Anomalies' },
  question: { id: 'Milik siapa?', en: 'Whose is it?' },
  dwell: 14,
  audiences: ['wall', 'guest'],
  sources: ['sp2d', 'budget-lines', 'cash-plan', 'lra'],
  pages: (board, canvas) => Math.max(1, Math.ceil((told(board)?.cards.length ?? 0) / layOutAnomali(canvas).perPage)),
  needs: (board) => told(board) !== null,
  component: Anomali,
  sample: sampleCases,
};
