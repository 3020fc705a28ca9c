// @vitest-environment happy-dom
import { boardToEntries, hashEntries, type Order, type Painted, type SceneId, type Stage } from '@lcc/contract';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoardStore } from '../live/board-store.js';
import { LinkClock } from '../live/link-clock.js';
import { LiveFixture } from '../live/live-context.js';
import { sampleBoard } from '../shared/sample-board.js';
import { Wall } from './wall.js';

let undo = (): void => undefined;
beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
});
afterEach(() => {
  undo();
  vi.useRealTimers();
});

/** What is not a leading figure is told in the turn after a change. */
const nextTurn = (): Promise<void> =>
  act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

/** A wall of the demo on Ringkas. */
async function wall(hold: boolean) {
  const store = new BoardStore();
  const clock = new LinkClock();
  const board = sampleBoard();
  store.take({
    kind: 'snapshot',
    snapshot: {
      channel: 'demo-2026',
      epoch: 'e',
      revision: board.revision,
      nature: 'SIMULASI',
      hash: hashEntries(boardToEntries(board)),
      board,
    },
  });
  clock.frame();
  const told: Painted[] = [];
  const report = (painted: Painted): boolean => told.push(painted) > 0;
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  undo = () => {
    act(() => root.unmount());
    host.remove();
  };
  await act(async () =>
    root.render(
      <LiveFixture live={{ store, clock, report }}>
        <Wall scene="ringkas" hold={hold} />
      </LiveFixture>,
    ),
  );
  const show = async (stage: Stage): Promise<void> => {
    store.set({ stage });
    await nextTurn();
  };
  /** Orders that arrive one after another before the page gets its turn. */
  const order = async (...arriving: Order[]): Promise<void> => {
    for (const each of arriving) store.set({ orders: [...store.get().orders, each] });
    await nextTurn();
  };
  return { show, order, told, scene: () => host.querySelector('.wall')?.getAttribute('data-scene'), text: () => host.textContent ?? '' };
}

const at = (scene: SceneId, held = false): Stage => ({
  ...{ scene, held, step: 2, of: 10, code: 'K7M4QX', address: 'http://dinding.uji/guest/K7M4QX' },
  ...{ staged: null, trial: null, tries: false },
});

describe('a wall of the demo during a visit', () => {
  it('goes where the presenter goes, says so, and stays there when the visit is over until its rotation goes on', async () => {
    const { show, scene, told } = await wall(false);
    await show(at('papan-opd'));
    expect(scene()).toBe('papan-opd');
    await show(at('peta'));
    expect(scene()).toBe('peta');
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ order: null, scene: 'peta' }));
    await show(null);
    expect(scene()).toBe('peta');
  });

  it('turns no page while it is held', async () => {
    const { show, text } = await wall(false);
    expect(text()).not.toContain('dijeda');
    await show(at('papan-opd', true));
    expect(text()).toContain('dijeda');
    await show(at('papan-opd'));
    expect(text()).not.toContain('dijeda');
  });

  it('says of every order that it was obeyed, also of those that came in one turn, and of each once', async () => {
    const { show, order, told } = await wall(false);
    await show(at('papan-opd'));
    await order({ id: 7, kind: 'identify', scene: null }, { id: 8, kind: 'identify', scene: null });
    await order({ id: 8, kind: 'identify', scene: null });
    await vi.waitFor(() => expect(told.flatMap((painted) => painted.order ?? [])).toEqual([7, 8]));
  });

  it('does not follow when somebody holds it on a scene', async () => {
    const { show, scene } = await wall(true);
    await show(at('papan-opd'));
    expect(scene()).toBe('ringkas');
  });
});
