// @vitest-environment happy-dom
import { boardToEntries, type Delta, hashEntries, type Painted, type ReplayFrame } from '@lcc/contract';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoardStore } from '../../live/board-store.js';
import { LinkClock } from '../../live/link-clock.js';
import { LiveFixture } from '../../live/live-context.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { sampleCases } from '../scenes/anomali-sample.js';
import { Wall } from '../wall.js';

let undo = (): void => undefined;
beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
});
afterEach(() => undo());

/** What is not a leading figure is told in the turn after a change. */
const nextTurn = (): Promise<void> =>
  act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

const live = sampleBoard({ asOf: '2026-11-27', revision: 40 });

async function wall(scene = 'ringkas') {
  const store = new BoardStore();
  const clock = new LinkClock();
  const hash = hashEntries(boardToEntries(live));
  store.take({ kind: 'snapshot', snapshot: { channel: '12.05-2026', epoch: 'e', revision: 40, nature: 'NYATA', hash, board: live } });
  clock.frame();
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  undo = () => {
    act(() => root.unmount());
    host.remove();
  };
  const told: Painted[] = [];
  await act(async () =>
    root.render(
      <LiveFixture live={{ store, clock, report: (painted) => told.push(painted) > 0 }}>
        <Wall scene={scene} hold={false} />
      </LiveFixture>,
    ),
  );
  const play = async (frame: ReplayFrame | null): Promise<void> => {
    store.play(frame);
    await nextTurn();
  };
  return { store, play, told, host, text: () => host.textContent ?? '' };
}

const frameOf = (day: string): ReplayFrame => {
  const board = sampleBoard({ asOf: day, revision: 40, pace: 0.4 });
  const snapshot = { channel: '12.05-2026', epoch: 'e', revision: 40, nature: 'REKAMAN', hash: '', board } as const;
  return { id: 'putar_1', from: '2026-01-01', to: '2026-06-30', day, endsAt: Date.parse('2026-11-27T14:00:00+07:00'), snapshot };
};

describe('a replay on the wall', () => {
  it('marks each of its days as recorded, in the frame, with its date, and comes back to the present saying so', async () => {
    const { store, play, host, text } = await wall();
    expect(text()).not.toContain('REKAMAN');
    for (const [day, words] of [
      ['2026-03-31', '31 Mar 2026'],
      ['2026-06-30', '30 Jun 2026'],
    ] as const) {
      await play(frameOf(day));
      expect(store.get()).toMatchObject({ nature: 'REKAMAN', board: { asOf: day } });
      expect(text()).toContain(`REKAMAN ${words}`);
      expect(text()).toContain('1 Jan 2026 – 30 Jun 2026 · langsung lagi 14.00');
      expect(host.querySelector('.bingkai-simulasi')).not.toBeNull();
    }
    expect(text()).not.toContain('SIMULASI');
    await play(null);
    expect(store.get()).toMatchObject({ nature: 'NYATA', board: { asOf: '2026-11-27' } });
    expect(text()).not.toContain('REKAMAN');
    expect(host.querySelector('.bingkai-simulasi')).toBeNull();
    expect(host.querySelector('.kembali')?.textContent).toContain('Putar ulang selesai');
  });

  it('follows the present beneath: what came meanwhile stands there when it is over', async () => {
    const { store, play } = await wall();
    await play(frameOf('2026-03-31'));
    const totals = { ...live.totals, realization: '123456.00' };
    const delta: Delta = {
      channel: '12.05-2026',
      epoch: 'e',
      from: 41,
      revision: 41,
      asOf: live.asOf,
      nature: 'NYATA',
      t: 1,
      set: { totals },
      del: [],
    };
    store.take({ kind: 'delta', delta });
    expect(store.get().board?.asOf).toBe('2026-03-31');
    await play(null);
    expect(store.get().board?.totals.realization).toBe('123456.00');
  });

  it('does not lose a critical case that comes meanwhile, and tells it from the recording', async () => {
    const { store, play, text, host } = await wall();
    await play(frameOf('2026-03-31'));
    const anomali = sampleCases().panels.anomali;
    const delta: Delta = {
      ...{ channel: '12.05-2026', epoch: 'e', from: 41, revision: 41, asOf: live.asOf, nature: 'NYATA', t: 1, del: [] },
      set: { 'panels/anomali': anomali },
    };
    store.take({ kind: 'delta', delta });
    await nextTurn();
    expect(host.querySelector('.siaga')?.textContent).toContain('LANGSUNG, bukan rekaman');
    expect(text()).toContain(anomali?.siaga?.title.id);
    await play(null);
    expect(host.querySelector('.siaga')?.textContent).not.toContain('LANGSUNG');
  });
});

describe('guests before the wall', () => {
  it('see the present marked, on scenes that are open to them and no other, and no case; afterwards it is as it was', async () => {
    const { store, host, text } = await wall('sumber-layar');
    expect(host.querySelector('main')?.dataset.scene).toBe('sumber-layar');
    const anomali = sampleCases().panels.anomali;
    const delta: Delta = {
      ...{ channel: '12.05-2026', epoch: 'e', from: 41, revision: 41, asOf: live.asOf, nature: 'NYATA', t: 1, del: [] },
      set: { 'panels/anomali': anomali },
    };
    store.take({ kind: 'delta', delta });
    await nextTurn();
    expect(host.querySelector('[data-case]')).not.toBeNull();
    const snapshot = {
      channel: '12.05-2026',
      epoch: 'e',
      revision: 41,
      nature: 'TAMU-NYATA',
      hash: '',
      board: { ...live, panels: {} },
    } as const;
    store.host({ id: 'tamu_1', endsAt: Date.parse('2026-11-27T14:00:00+07:00'), snapshot });
    await nextTurn();
    expect(text()).toContain('TAMU-NYATA');
    expect(text()).toContain('disamarkan, sampai 14.00');
    expect(host.querySelector('main')?.dataset.scene).toBe('ringkas');
    expect(host.querySelector('[data-case]')).toBeNull();
    store.host(null);
    await nextTurn();
    expect(text()).not.toContain('TAMU-NYATA');
    expect(host.querySelector('main')?.dataset.scene).toBe('sumber-layar');
    expect(host.querySelector('[data-case]')).not.toBeNull();
    expect(host.querySelector('.kembali')?.textContent).toContain('Kunjungan selesai');
  });
});
