// @vitest-environment happy-dom
import type { Session, Snapshot } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { sampleBoard, sampleScreen } from '../shared/sample-board.js';
import { BoardStore } from './board-store.js';
import { forgetPicture, keepPicture, mayKeep, readPicture, restorePicture, type Shelf } from './last-picture.js';
import { LinkClock } from './link-clock.js';

const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const session = (tenant: 'real' | 'demo', screen: string | null): Session => ({
  tenant,
  namespace: '/live',
  nature: 'NYATA',
  screen: screen === null ? null : { ...sampleScreen, id: screen, name: screen },
  build: 'b',
  serverTime: NOON,
});
const snapshot: Snapshot = { channel: '12.05-2026', epoch: 'e', revision: 48_213, nature: 'NYATA', hash: '', board: sampleBoard() };

function shelfOf(): Shelf & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A page whose device clock stands `ms` after noon. */
function page(ms = 0) {
  const t = { mono: 500, wall: NOON + ms };
  const store = new BoardStore();
  const clock = new LinkClock({ monotonic: () => t.mono, wall: () => t.wall });
  const pass = (by: number) => {
    t.mono += by;
    t.wall += by;
    clock.tick();
  };
  return { store, clock, pass };
}

/** A page that lived for a while, and what it left behind. */
function lived() {
  const shelf = shelfOf();
  const { store, clock, pass } = page();
  const undo = keepPicture(shelf, 'main', store, clock);
  pass(1_000);
  expect(shelf.kept.size).toBe(0);
  store.set({ session: session('real', 'layar-1') });
  store.take({ kind: 'snapshot', snapshot });
  clock.frame();
  return { shelf, store, clock, pass, undo };
}

describe('the last picture', () => {
  it('is kept with the first frame and painted again with its own date, never as live', () => {
    const { shelf, undo } = lived();
    undo();
    for (const [later, link] of [
      [1_000, 'stale'],
      [20 * 60_000, 'cold'],
      [-7_200_000, 'cold'], // a device whose clock is wrong
    ] as const) {
      const { store, clock, pass } = page(later);
      const picture = readPicture(shelf, 'main');
      if (!picture) throw new Error('nothing was kept');
      restorePicture(picture, store, clock);
      pass(1_000);
      expect(store.get().board).toEqual(snapshot.board);
      expect([clock.get().link, clock.get().lastFrameAt]).toEqual([link, NOON + 1_000]);
      clock.frame();
      expect(clock.get()).toMatchObject({ link: 'live', restored: false });
    }
  });

  it('is not written again by a page that only shows it, nor by one whose board was wiped', () => {
    const { shelf, store, pass } = lived();
    const before = shelf.kept.get('lcc.picture.main');
    const cold = page(60_000);
    keepPicture(shelf, 'main', cold.store, cold.clock);
    const picture = readPicture(shelf, 'main');
    if (!picture) throw new Error('nothing was kept');
    restorePicture(picture, cold.store, cold.clock);
    cold.pass(40_000);
    expect(shelf.kept.get('lcc.picture.main')).toBe(before);
    store.wipe('tidak-berizin');
    forgetPicture(shelf, 'main');
    pass(40_000);
    dispatchEvent(new Event('pagehide'));
    expect(shelf.kept.size).toBe(0);
  });

  it('is nobody else’s: another tenant, another screen, no screen', () => {
    const picture = { session: session('real', 'layar-1') };
    expect(mayKeep(picture, session('real', 'layar-1'))).toBe(true);
    for (const other of [session('real', 'layar-2'), session('demo', null)]) expect(mayKeep(picture, other)).toBe(false);
  });

  it('of another shape is no picture', () => {
    const shelf = shelfOf();
    for (const text of ['{', '{"at":1}', '{"at":1,"session":{},"screen":null,"snapshot":{}}']) {
      shelf.setItem('lcc.picture.main', text);
      expect(readPicture(shelf, 'main')).toBeNull();
    }
  });
});
