import './sumber-layar.css';
import { businessDate, yearOf } from '@lcc/domain/values';
import { useMemo } from 'react';
import { useBoard, useClock, usePast } from '../../live/live-context.js';
import { useSourceFiles } from '../../live/use-source-files.js';
import { useLanguage } from '../../shared/language.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { LOOK_MS } from '../../shared/source-age.js';
import { textWidth } from '../../shared/text-width.js';
import { useCanvas } from '../canvas.js';
import { Tile } from '../parts/tile.js';
import type { Scene, SceneProps } from '../scene.js';
import { LinkLamp, SourcesLamp } from './sumber-lamps.js';
import { layOutSumber, type SumberLayout } from './sumber-layout.js';
import { ageOf, reachOf, SourceRow } from './sumber-row.js';
import { type SourceLine, sourceLines } from './sumber-sources.js';
import { sumberWords } from './sumber-words.js';

const NO_LINES: readonly SourceLine[] = [];
/** Height of the heads’ text at k = 6. */
const HEAD_TEXT = 44;
const lookOf = (ms: number): number => Math.floor(ms / LOOK_MS) * LOOK_MS;

function SumberLayar({ page, pages }: SceneProps) {
  const { language, w } = useLanguage();
  const canvas = useCanvas();
  const layout = useMemo(() => layOutSumber(canvas), [canvas]);
  const files = useSourceFiles();
  const past = usePast() !== null;
  // Of another day nothing is old; its sources tell how far their facts reach.
  const now = useClock((r) => (past ? 0 : lookOf(r.now)));
  const sources = useBoard((s) => s.board?.sources ?? null);
  const year = useBoard((s) => s.board?.year ?? null);
  const lines = useMemo(() => (sources && year !== null ? sourceLines({ sources, year }, now) : NO_LINES), [sources, year, now]);
  const over = past || (year !== null && yearOf(businessDate(now)) > year);
  const shown = lines.slice(page * layout.lines, (page + 1) * layout.lines);
  const style = {
    '--sumber-baris': `calc(var(--u) * ${layout.line(shown.length)})`,
    '--sumber-kepala': `calc(var(--u) * ${layout.head})`,
    '--bilah-x': `calc(var(--u) * ${layout.at.bar})`,
    '--bilah-lebar': `calc(var(--u) * ${layout.bar})`,
  } as Record<string, string>;
  return (
    <div className={layout.upright ? 'adegan-isi sumber sumber-tegak' : 'adegan-isi sumber'} style={style}>
      <LinkLamp box={layout.lamps[0]} />
      <SourcesLamp box={layout.lamps[1]} lines={lines} />
      <Tile box={layout.table} className="sumber-tabel">
        <Heads layout={layout} past={past} page={pages > 1 ? w.laman(page + 1, pages) : null} />
        <div className="sumber-semua">
          {shown.map((line) => (
            <SourceRow
              key={line.id}
              line={line}
              file={past ? undefined : files.get(line.id)}
              layout={layout}
              over={over}
              age={over ? (past ? reachOf(line, language) : sumberWords[language].notJudged) : ageOf(line, language)}
            />
          ))}
        </div>
      </Tile>
    </div>
  );
}

interface HeadsProps {
  readonly layout: SumberLayout;
  readonly past: boolean;
  readonly page: string | null;
}

function Heads({ layout, past, page }: HeadsProps) {
  const { language } = useLanguage();
  const { heads } = sumberWords[language];
  const { scale } = useCanvas();
  const { at, bar, columns, upright } = layout;
  const named = page === null ? heads.source : `${heads.source}, ${page}`;
  const room = columns.has('cadence') && !upright ? at.cadence - at.name : Number.POSITIVE_INFINITY;
  const left = (x: number) => ({ left: `calc(var(--u) * ${x})` });
  const right = (x: number) => ({ right: `calc(100% - var(--u) * ${x})` });
  return (
    <div className="sumber-kepala">
      <span style={left(at.name)}>{textWidth(named, HEAD_TEXT * scale) <= room ? named : heads.source}</span>
      {columns.has('cadence') && !upright ? <span style={left(at.cadence)}>{heads.cadence}</span> : null}
      {upright
        ? null
        : [1, 2].map((times) => (
            <span key={times} className="sumber-kali" style={left(at.bar + (bar * times) / 3)}>
              {times}×
            </span>
          ))}
      <span style={right(at.age)}>{past ? heads.reach : heads.age}</span>
      {columns.has('file') && !upright ? <span style={left(at.file)}>{heads.file}</span> : null}
      {columns.has('rows') ? <span style={right(at.rows)}>{heads.rows}</span> : null}
      {columns.has('warnings') && !upright ? <span style={right(at.warnings)}>{heads.warnings}</span> : null}
    </div>
  );
}

/** Can we trust it? The sources by their own cadence, and this screen's own link; other screens stand in the console only. */
export const sumberLayar: Scene = {
  id: 'sumber-layar',
  title: { id: 'Sumber dan layar', en: 'Sources' },
  question: { id: 'Bisa dipercaya?', en: 'Can we trust it?' },
  dwell: 12,
  audiences: ['wall'],
  sources: [],
  pages: (board, canvas) => Math.ceil(sourceLines(board, 0).length / layOutSumber(canvas).lines),
  needs: () => true,
  component: SumberLayar,
  sample: () => sampleBoard(),
};
