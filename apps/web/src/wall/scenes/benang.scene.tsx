import './benang.css';
import type { Board, ThreadFlow } from '@lcc/contract';
import { senFromWire, senToWire } from '@lcc/domain/values';
import { useMemo } from 'react';
import { usePast } from '../../live/live-context.js';
import { useThreadFlow } from '../../live/use-thread-flow.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { moneyBeside, scaleMoney } from '../../shared/number-format.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { type Box, length, placeAt } from '../box.js';
import { useCanvas } from '../canvas.js';
import { useRealizationFeed } from '../feed-state.js';
import { EmptyScene } from '../parts/empty-scene.js';
import type { Scene, SceneProps } from '../scene.js';
import { layOutThread, threadPages } from './benang-layout.js';
import { type Threads, threadsOf } from './benang-threads.js';
import { Weave } from './benang-weave.js';
import { threadWords } from './benang-words.js';
import { BreakBox } from './break-box.js';

/** What was paid without a contract or a hand-over weighs most. */
export const BREAK_STATES = ['waspada', 'waspada', 'kritis'] as const;

function Benang({ page, pages }: SceneProps) {
  const { language } = useLanguage();
  const canvas = useCanvas();
  const layout = useMemo(() => layOutThread(canvas), [canvas]);
  const past = usePast() !== null;
  const flow = useThreadFlow();
  const threads = useMemo(() => flow && threadsOf(flow, canvas.density), [flow, canvas.density]);
  const { stale } = useRealizationFeed();
  if (!flow || !threads) return <EmptyScene words={threadWords[language][past ? 'otherDay' : 'empty']} />;
  const only = pages > 1 ? page : null;
  return (
    <div className="adegan-isi">
      <Heads box={layout.heads} flow={flow} />
      <div style={placeAt(layout.flow)}>
        <Weave box={layout.flow} threads={threads} scale={canvas.scale} states={stale ? null : BREAK_STATES} only={only} />
        <Loose box={layout.flow} flow={flow} threads={threads} />
      </div>
      {layout.breaks.map((box, i) => {
        const at = only ?? i;
        const broken = flow.breaks[at];
        const state = BREAK_STATES[at];
        return broken && state ? (
          <BreakBox key={broken.kind} box={box} of={broken} state={state} revision={flow.revision} stale={stale} />
        ) : null;
      })}
    </div>
  );
}

/** The sums at the four posts, in one unit. */
function Heads({ box, flow }: { readonly box: Box; readonly flow: ThreadFlow }) {
  const { language } = useLanguage();
  const { plan, budget, agreed, paid, revision } = flow;
  const { posts } = threadWords[language];
  const { scale } = useCanvas();
  const { unit } = scaleMoney(budget.amount, language, 'three');
  const isNarrow = box.width / 3 < 420 * scale;
  const align = ['flex-start', 'center', 'center', 'flex-end'] as const;
  return (
    <div style={placeAt(box)}>
      {[plan, budget, agreed, paid].map((sum, i) => (
        <span
          key={posts[i]}
          className="benang-kepala"
          style={{
            left: length((box.width * i) / 3),
            alignItems: align[i],
            transform: `translateX(${i === 0 ? 0 : i === 3 ? -100 : -50}%)`,
          }}
        >
          {posts[i]}
          <span>
            <b>
              <Metric metric={`thread-${i}`} scope="region" value={sum?.amount ?? null} revision={revision}>
                {sum ? moneyBeside(sum.amount, budget.amount, language) : '—'}
              </Metric>
            </b>
            {i === 0 ? ` ${isNarrow ? '' : 'Rp '}${unit}` : null}
          </span>
        </span>
      ))}
    </div>
  );
}

/** What did not go on: not contracted, and not yet paid. */
function Loose({ box, flow, threads }: { readonly box: Box; readonly flow: ThreadFlow; readonly threads: Threads }) {
  const { language } = useLanguage();
  const t = threadWords[language];
  const { budget, agreed, paidOnAgreement } = flow;
  const { unit } = threads;
  const rest = (whole: string, part: string): bigint => senFromWire(whole) - senFromWire(part);
  const notes = [
    { at: 1, amount: rest(budget.amount, agreed.amount), words: t.notAgreed },
    { at: 2, amount: rest(agreed.amount, paidOnAgreement.amount), words: t.notPaid },
  ];
  const thread = scaleMoney(senToWire(unit), language, 'two');
  return (
    <>
      <span className="benang-lepas" style={{ left: length(24), top: 0 }}>
        <span>{t.thread}</span>
        <span>
          Rp {thread.number} {thread.unit}
        </span>
      </span>
      {notes.map(({ at, amount, words }) => {
        if (amount <= 0n) return null;
        const { number, unit: named } = scaleMoney(senToWire(amount), language, 'three');
        return (
          <span key={words} className="benang-lepas" style={{ left: length((box.width * at) / 3 + 24), top: 0 }}>
            <span>
              {number} {named}
            </span>
            <span>{words}</span>
          </span>
        );
      })}
    </>
  );
}

/** Whether procurement is known: without it there is no thread to show. */
export const knowsProcurement = (board: Board): boolean => board.sources.some(({ id }) => id.startsWith('lkpp-') || id === 'ocds');

/** A board that knows of procurement. */
export function sampleThread(): Board {
  const board = sampleBoard();
  const [first] = board.sources;
  return first ? { ...board, sources: [...board.sources, { ...first, id: 'lkpp-spse', title: 'SPSE' }] } : board;
}

/** Where does it break? From the plan to the payment, read over HTTP since no board holds it. */
export const benang: Scene = {
  id: 'benang',
  title: { id: 'Benang', en: 'Thread' },
  question: { id: 'Putus di mana?', en: 'Where does it break?' },
  dwell: 14,
  audiences: ['wall'],
  sources: ['lkpp-spse', 'sp2d', 'budget-lines'],
  pages: (_board, canvas) => threadPages(canvas),
  needs: knowsProcurement,
  component: Benang,
  sample: sampleThread,
};
