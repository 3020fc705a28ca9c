import './papan-opd.css';
import { useMemo } from 'react';
import { sameList, useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { type BlockGroup, blockGroup, pageBlocks, topUnits, type UnitBlock, unitsWorstFirst } from '../../shared/unit-order.js';
import { useCanvas } from '../canvas.js';
import { useRealizationFeed } from '../feed-state.js';
import { BarKey, PageFoot } from '../parts/page-foot.js';
import type { Scene, SceneProps } from '../scene.js';
import { layOutPapan, type PapanColumn, type PapanLayout } from './papan-layout.js';
import { UnitRow } from './papan-row.js';

const NO_BLOCKS: UnitBlock[] = [];
const sameBlocks = (a: readonly UnitBlock[], b: readonly UnitBlock[]): boolean =>
  a.length === b.length && a.every((block, i) => block.group === b[i]?.group && sameList(block.rows, b[i]?.rows ?? []));

const length = (pixels: number): string => `calc(var(--u) * ${Math.round(pixels * 10) / 10})`;

function PapanOpd({ page, pages }: SceneProps) {
  const { w } = useLanguage();
  const canvas = useCanvas();
  const { stale } = useRealizationFeed();
  const layout = useMemo(() => layOutPapan(canvas), [canvas]);
  const { perPage } = layout;
  const blocks = useBoard(({ board }) => (board ? pageBlocks(unitsWorstFirst(board.rows), page, perPage, stale) : NO_BLOCKS), sameBlocks);
  const total = useBoard((s) => (s.board ? topUnits(s.board.rows).length : 0));
  const shown = blocks.reduce((sum, block) => sum + block.rows.length, 0);
  const style = {
    '--papan-baris': length(layout.rowHeight(blocks.length)),
    '--papan-kepala': length(layout.head),
    '--bilah-x': length(layout.bar.x),
    '--bilah-lebar': length(layout.bar.width),
    '--grup-x': length(layout.group ?? canvas.field.width),
  } as Record<string, string>;
  const form = layout.group === null ? 'papan-tegak' : 'papan-mendatar';
  return (
    <div className={`adegan-isi papan ${form} ${stale ? 'papan-basi' : ''}`} style={style}>
      <ColumnHeads layout={layout} />
      {blocks.map((block) => (
        <div key={block.group} className={stale ? 'papan-blok basi' : 'papan-blok'}>
          {layout.group === null ? <GroupHead group={block.group} /> : null}
          {block.rows.map((row) => (
            <UnitRow key={row.key} row={row} stale={stale} layout={layout} />
          ))}
          {layout.group === null ? null : <GroupLabel group={block.group} rows={block.rows.length} />}
        </div>
      ))}
      <PageFoot
        shown={pages > 1 ? `${page * perPage + 1}–${page * perPage + shown} ${w.dari} ${total} ${w.opd}` : `${total} ${w.opd}`}
        page={pages > 1 ? w.laman(page + 1, pages) : null}
        keyAt={layout.group === null ? null : layout.bar.x}
      />
    </div>
  );
}

function ColumnHeads({ layout }: { readonly layout: PapanLayout }) {
  const { w } = useLanguage();
  const heads: Readonly<Record<PapanColumn, string>> = { absorption: '%', gap: w.poin, weekChange: w.tujuhHari, gapAmount: w.miliar };
  return (
    <div className="papan-kepala tabular">
      {layout.group === null ? (
        <BarKey />
      ) : (
        [0, 50, 100].map((percent) => (
          <span key={percent} className="papan-skala" style={{ left: length(layout.bar.x + (layout.bar.width * percent) / 100) }}>
            {percent}
          </span>
        ))
      )}
      {layout.columns.map(({ id, right }) => (
        <span key={id} style={{ right: `calc(100% - ${length(right)})` }}>
          {heads[id]}
        </span>
      ))}
    </div>
  );
}

/** Word and count of the whole group, also where it goes on over pages. */
function useGroup(group: BlockGroup) {
  const { w } = useLanguage();
  const stale = group === 'ditahan';
  const count = useBoard((s) => (s.board ? topUnits(s.board.rows).filter((r) => blockGroup(r, stale) === group).length : 0));
  const word = group === 'bisu' ? w.tidakMelapor : group === 'ditahan' ? w.ditahanGrup : w.stateShort[group];
  return { word, count: `${count} ${w.opd}` };
}

function GroupHead({ group }: { readonly group: BlockGroup }) {
  const { word, count } = useGroup(group);
  return (
    <p className="papan-grup-kepala">
      <b>{word}</b> <span className="second">{count}</span>
    </p>
  );
}

/** Beside one row there is room for the word alone, beside two for small type. */
function GroupLabel({ group, rows }: { readonly group: BlockGroup; readonly rows: number }) {
  const { word, count } = useGroup(group);
  return (
    <div className={rows < 3 ? 'papan-grup papan-grup-rapat' : 'papan-grup'}>
      <b>{word}</b>
      {rows === 1 ? null : <span className="second">{count}</span>}
    </div>
  );
}

/** Who is behind? */
export const papanOpd: Scene = {
  id: 'papan-opd',
  title: { id: 'Papan OPD', en: 'Units' },
  question: { id: 'Siapa tertinggal?', en: 'Who is behind?' },
  dwell: 12,
  audiences: ['wall', 'guest'],
  sources: ['roster', 'lra', 'sp2d', 'cash-plan', 'budget-lines'],
  pages: (board, canvas) => Math.ceil(topUnits(board.rows).length / layOutPapan(canvas).perPage),
  needs: (board) => topUnits(board.rows).length > 0,
  component: PapanOpd,
  sample: () => sampleBoard(),
};
