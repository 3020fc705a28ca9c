import './papan-opd.css';
import { sameList, useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { useCanvas } from '../canvas.js';
import { useRealizationFeed } from '../feed-state.js';
import type { Scene, SceneProps } from '../scene.js';
import { pageBlocks, rowsPerPage, topUnits, type UnitBlock, type UnitGroup, unitGroup, unitsWorstFirst } from '../unit-order.js';
import { UnitRow } from './papan-row.js';

const NO_BLOCKS: UnitBlock[] = [];
const sameBlocks = (a: readonly UnitBlock[], b: readonly UnitBlock[]): boolean =>
  a.length === b.length && a.every((block, i) => block.group === b[i]?.group && sameList(block.rows, b[i]?.rows ?? []));

/** Room for the rows between the column heads and the key, less what the blocks' edges take; logical pixels. */
const ROOM = 680;

function PapanOpd({ page, pages }: SceneProps) {
  const { w } = useLanguage();
  const { stale } = useRealizationFeed();
  const perPage = rowsPerPage(useCanvas().k);
  const blocks = useBoard(({ board }) => (board ? pageBlocks(unitsWorstFirst(board.rows), page, perPage) : NO_BLOCKS), sameBlocks);
  const total = useBoard((s) => (s.board ? topUnits(s.board.rows).length : 0));
  const height = Math.min(620 / perPage, (ROOM - blocks.length * 18) / perPage);
  const shown = blocks.reduce((sum, block) => sum + block.rows.length, 0);
  return (
    <div
      className={stale ? 'adegan-isi papan basi' : 'adegan-isi papan'}
      style={{ ['--papan-baris' as string]: `calc(var(--u) * ${height})` }}
    >
      <ColumnHeads />
      {blocks.map((block) => (
        <div key={block.group} className="papan-blok">
          {block.rows.map((row) => (
            <UnitRow key={row.key} row={row} stale={stale} />
          ))}
          <GroupLabel group={block.group} rows={block.rows.length} stale={stale} />
        </div>
      ))}
      <div className="papan-kaki">
        <span>{`${page * perPage + 1}–${page * perPage + shown} ${w.dari} ${total} ${w.opd}`}</span>
        <span className="papan-keterangan">
          <i className="kunci-bilah" />
          {w.realisasi.toLowerCase()}
          <i className="kunci-rak" />
          {w.rak}
        </span>
        <span className="papan-laman">{w.laman(page + 1, pages)}</span>
      </div>
    </div>
  );
}

function ColumnHeads() {
  const { w } = useLanguage();
  const at = (n: number) => ({ left: `calc(var(--u) * ${n})`, transform: 'translateX(-50%)' });
  const endAt = (n: number) => ({ right: `calc(var(--u) * ${1848 - n})` });
  return (
    <div className="papan-kepala tabular">
      <span style={at(592)}>0</span>
      <span style={at(801)}>50</span>
      <span style={at(1010)}>100</span>
      <span style={endAt(1142)}>%</span>
      <span style={endAt(1318)}>{w.poin}</span>
      <span style={endAt(1480)}>{w.tujuhHari}</span>
    </div>
  );
}

/** Word and count of the whole group, also where it goes on over pages. */
function GroupLabel({ group, rows, stale }: { readonly group: UnitGroup; readonly rows: number; readonly stale: boolean }) {
  const { w } = useLanguage();
  const count = useBoard((s) => (s.board ? topUnits(s.board.rows).filter((r) => unitGroup(r) === group).length : 0));
  const word = group === 'bisu' ? w.tidakMelapor.join(rows > 1 ? '\n' : ' ') : stale ? w.ditahanGrup : w.state[group];
  if (rows === 1)
    return (
      <div className="papan-grup papan-grup-sebaris">
        {group === 'bisu' ? (
          <b>{word}</b>
        ) : (
          <>
            <b>{word}</b>
            {count > 1 ? count : null}
          </>
        )}
      </div>
    );
  return (
    <div className="papan-grup">
      <b>{word}</b>
      {group === 'bisu' && rows < 3 ? null : <span className="second">{`${count} ${w.opd}`}</span>}
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
  pages: (board, { k }) => Math.ceil(topUnits(board.rows).length / rowsPerPage(k)),
  needs: (board) => topUnits(board.rows).length > 0,
  component: PapanOpd,
  sample: () => sampleBoard(),
};
