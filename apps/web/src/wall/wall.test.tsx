// @vitest-environment happy-dom
import { type Board, boardToEntries, hashEntries, type Nature } from '@lcc/contract';
import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoardStore } from '../live/board-store.js';
import { LinkClock } from '../live/link-clock.js';
import { LiveFixture } from '../live/live-context.js';
import type { Past } from '../live/past-reader.js';
import { sampleBoard } from '../shared/sample-board.js';
import { furthestBehind, pageBlocks, unitsWorstFirst } from '../shared/unit-order.js';
import { canvasOf, NO_WISH } from './canvas.js';
import { moved, stepAt } from './rotation.js';
import { scenes } from './scenes/index.js';
import { Wall } from './wall.js';

const mounted: (() => void)[] = [];
beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
});
afterEach(() => {
  for (const undo of mounted.splice(0)) undo();
});

/** What is not a leading figure is told in the turn after a change. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function show(element: ReactElement): HTMLElement {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  act(() => root.render(element));
  mounted.push(() => {
    act(() => root.unmount());
    host.remove();
  });
  return host;
}

function wall(
  board: Board | null,
  scene: string,
  nature: Nature = 'NYATA',
  sinceFrameMs = 0,
  past: Past | null = null,
  other: Board | null = null,
) {
  const now = Date.parse('2026-11-24T10:34:07+07:00');
  const t = { mono: 0 };
  const [store, beside] = [new BoardStore(), new BoardStore()];
  const clock = new LinkClock({ monotonic: () => t.mono, wall: () => now });
  clock.sample(now);
  const snapshot = (b: Board) => ({
    channel: `12.05-${b.year}`,
    epoch: 'e',
    revision: b.revision,
    nature,
    hash: hashEntries(boardToEntries(b)),
    board: b,
  });
  if (board) {
    store.take({ kind: 'snapshot', snapshot: snapshot(board) });
    clock.frame();
  }
  if (other) beside.take({ kind: 'snapshot', snapshot: snapshot(other) });
  t.mono += sinceFrameMs;
  clock.tick();
  const host = show(
    <LiveFixture live={{ store, clock, beside, past }}>
      <Wall scene={scene} hold />
    </LiveFixture>,
  );
  return {
    host,
    store,
    beside,
    metric: (name: string, scope: string) => host.querySelector(`[data-metric="${name}"][data-scope="${scope}"]`),
  };
}

describe('the wall', () => {
  it('paints every figure of Ringkas with its exact value and revision', () => {
    const board = sampleBoard();
    const { metric } = wall(board, 'ringkas');
    for (const name of ['absorption', 'realization', 'ceiling'] as const) {
      expect(metric(name, 'region')?.getAttribute('data-value')).toBe(String(board.totals[name]));
      expect(metric(name, 'region')?.getAttribute('data-revision')).toBe('48213');
    }
    expect(metric('behind', 'region')?.getAttribute('data-value')).toBe(board.summary.behind);
    for (const row of furthestBehind(board.rows, 5)) expect(metric('gap', row.key)?.getAttribute('data-value')).toBe(String(row.gap));
  });

  it('says absence with its reason, never zero', () => {
    const { metric, host } = wall(sampleBoard({ withPlan: false }), 'ringkas');
    expect(metric('behind', 'region')?.getAttribute('data-value')).toBe('');
    expect(metric('behind', 'region')?.getAttribute('data-absent')).toBe('belum-ada-rencana-kas');
    expect(host.textContent).toContain('rencana kas belum ada.');
  });

  it('puts silent units on top of Papan OPD, without a figure', () => {
    const board = sampleBoard({ silent: 2 });
    const { host, metric } = wall(board, 'papan-opd');
    const rows = [...host.querySelectorAll('.papan-baris')];
    expect(rows).toHaveLength(10);
    expect(rows.map((r) => r.getAttribute('data-group')).slice(0, 3)).toEqual(['bisu', 'bisu', 'kritis']);
    const silent = board.rows.find((r) => r.reporting?.state === 'tidak-melapor');
    expect(metric('absorption', silent?.key ?? '')?.getAttribute('data-absent')).toBe('belum-melapor');
    const judged = furthestBehind(board.rows, 1)[0];
    expect(metric('absorption', judged?.key ?? '')?.getAttribute('data-value')).toBe(String(judged?.absorption));
  });

  it('changes a number in place and marks it', () => {
    const board = sampleBoard();
    const { store, metric } = wall(board, 'ringkas');
    const hero = metric('absorption', 'region');
    const totals = { ...board.totals, absorption: 0.9999, revisions: { ...board.totals.revisions, absorption: 48_214 } };
    act(() => {
      store.take({
        kind: 'delta',
        delta: {
          channel: '12.05-2026',
          epoch: 'e',
          from: 48_214,
          revision: 48_214,
          asOf: board.asOf,
          nature: 'NYATA',
          t: 0,
          set: { totals },
          del: [],
        },
      });
    });
    expect(hero?.isConnected).toBe(true);
    expect([hero?.getAttribute('data-value'), hero?.getAttribute('data-revision'), hero?.className]).toEqual([
      '0.9999',
      '48214',
      'changed-a',
    ]);
  });

  it('marks the demo on every scene', () => {
    for (const { id } of scenes) {
      const { host } = wall(sampleBoard(), id, 'SIMULASI');
      expect(host.querySelector('.bingkai-simulasi')).not.toBeNull();
      expect([
        host.querySelector('.kepala')?.textContent?.includes('SIMULASI'),
        host.querySelector('.kaki')?.textContent?.includes('Data rekaan'),
      ]).toEqual([true, true]);
    }
    expect(wall(sampleBoard(), 'ringkas', 'NYATA').host.querySelector('.bingkai-simulasi')).toBeNull();
  });

  it.each([
    [20_000, 'Menyambung'],
    [60_000, 'Terputus sejak'],
    [1_000_000, 'Layar terputus'],
  ])('after %i ms without a frame keeps the picture and says %s', (age, word) => {
    const { host, metric } = wall(sampleBoard(), 'ringkas', 'NYATA', age);
    expect(host.querySelector('.kepala')?.textContent).toContain(word);
    expect(metric('absorption', 'region')?.getAttribute('data-value')).not.toBe('');
  });

  it('takes status colour away when its source is stale, and starts the sentence with the date', () => {
    const board = sampleBoard();
    const stale = {
      ...board,
      sources: board.sources.map((s) => (s.id === 'sp2d' ? { ...s, lastAcceptedAt: '2026-11-20T16:10:00+07:00' } : s)),
    };
    const { host } = wall(stale, 'ringkas');
    expect(host.querySelector('.ringkas-kalimat')?.textContent).toMatch(/^Data Jumat 16\.10:/);
    expect(host.querySelector('[fill="var(--color-kritis)"], [fill="var(--color-waspada)"]')).toBeNull();
  });

  it('shows another day as such: with its date, without a clock, lamps or ages', () => {
    const { host } = wall(sampleBoard(), 'ringkas', 'NYATA', 0, { asOf: '2026-11-24', knownAt: '2026-12-01T08:00:00+07:00' });
    const header = host.querySelector('.kepala')?.textContent;
    expect(header).toContain('KEADAAN PER 24 Nov 2026');
    expect(header).toContain('diketahui 1 Des 08.00');
    expect([header?.includes('WIB'), header?.includes('Sumber')]).toEqual([false, false]);
    expect(host.querySelector('.kaki')?.textContent).toContain('bukan data langsung');
  });

  it('shows two years side by side on 1 January: the old one to its end, the new one just begun, and no red at nothing', async () => {
    const ended = sampleBoard({ asOf: '2026-12-31', year: 2026 });
    const begun = sampleBoard({ asOf: '2026-01-01', year: 2026 });
    const old = { ...ended, year: 2025, asOf: '2026-01-01' };
    const { host, metric, beside } = wall(begun, 'ringkas', 'NYATA', 0, null, old);
    expect(metric('absorption', '2025')?.getAttribute('data-value')).toBe(String(old.totals.absorption));
    expect(host.querySelector('[data-metric="absorption"]')?.getAttribute('data-scope')).toBe('region');
    expect([...host.querySelectorAll('.ringkas-label')].map((l) => l.textContent)).toEqual([
      expect.stringContaining('2026'),
      expect.stringContaining('2025'),
    ]);
    const [now] = [...host.querySelectorAll('.ringkas-kepala')];
    expect(now?.textContent).toContain('Tahun anggaran baru mulai,');
    expect(now?.querySelector('[fill="var(--color-kritis)"], [fill="var(--color-waspada)"]')).toBeNull();

    const totals = { ...old.totals, absorption: 0.987654 };
    const delta = { channel: '12.05-2025', epoch: 'e', from: old.revision + 1, revision: old.revision + 1, asOf: old.asOf };
    beside.take({ kind: 'delta', delta: { ...delta, nature: 'NYATA', t: 0, set: { totals }, del: [] } });
    await act(nextTurn);
    expect(metric('absorption', '2025')?.getAttribute('data-value')).toBe('0.987654');
  });

  it('reads the other year over HTTP where the state of another day is shown', async () => {
    const begun = sampleBoard({ asOf: '2026-01-01', year: 2026 });
    const old = { ...sampleBoard({ asOf: '2025-12-31', year: 2025 }), asOf: '2026-01-01' };
    const snapshot = { channel: '12.05-2025', epoch: 'e', revision: old.revision, nature: 'NYATA', hash: '', board: old };
    vi.stubGlobal('fetch', async (path: string) =>
      path === '/api/v1/boards/beside?asOf=2026-01-01' ? Response.json(snapshot) : new Response('', { status: 404 }),
    );
    const { metric } = wall(begun, 'ringkas', 'NYATA', 0, { asOf: '2026-01-01', knownAt: null });
    for (let i = 0; i < 20 && !metric('absorption', '2025'); i++) await act(() => new Promise((resolve) => setTimeout(resolve, 25)));
    expect(metric('absorption', '2025')?.getAttribute('data-value')).toBe(String(old.totals.absorption));
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  });

  it('lists its keys on a question mark, and takes the list away with the next key', () => {
    const { host } = wall(sampleBoard(), 'ringkas');
    const press = (key: string) => act(() => void dispatchEvent(new KeyboardEvent('keydown', { key })));
    press('?');
    expect(host.querySelectorAll('.bantuan dt')).toHaveLength(5);
    press('x');
    expect(host.querySelector('.bantuan')).toBeNull();
  });

  it('says what is missing when no picture ever came', () => {
    expect(wall(null, 'ringkas').host.querySelector('[data-calm="menghubungkan"]')).not.toBeNull();
    const empty = { ...sampleBoard({ withBudget: false, withPlan: false }), rows: [] };
    expect(wall(empty, 'ringkas').host.querySelector('[data-calm="kosong"]')?.textContent).toContain('lcc import');
  });
});

const CANVAS = canvasOf(NO_WISH, null, false);

describe('rotation and paging', () => {
  const board = sampleBoard();

  it('turns every page of every scene and comes round, in both directions', () => {
    let place = { scene: 'ringkas', page: 0 };
    const seen: string[] = [];
    for (let i = 0; i < 6; i++) {
      seen.push(`${place.scene}:${place.page}`);
      place = moved(scenes, board, CANVAS, place, 1);
    }
    expect(seen).toEqual(['ringkas:0', 'papan-opd:0', 'papan-opd:1', 'peta:0', 'sumber-layar:0', 'ringkas:0']);
    expect(moved(scenes, board, CANVAS, { scene: 'ringkas', page: 0 }, -1)).toEqual({ scene: 'sumber-layar', page: 0 });
    expect(stepAt(scenes, board, CANVAS, { scene: 'gone', page: 9 })).toMatchObject({ page: 0, number: 1, of: 4 });
  });

  it('shows every unit exactly once over the pages', () => {
    const sorted = unitsWorstFirst(board.rows);
    const keys = [0, 1, 2].flatMap((page) => pageBlocks(sorted, page, 10).flatMap((b) => b.rows.map((r) => r.key)));
    expect([...keys].sort()).toEqual(board.rows.map((r) => r.key).sort());
  });

  it('has a sample for every scene that it can be shown with, and no id twice', () => {
    expect(scenes.filter((s) => !s.needs(s.sample()))).toEqual([]);
    expect(new Set(scenes.map((s) => s.id)).size).toBe(scenes.length);
  });
});
