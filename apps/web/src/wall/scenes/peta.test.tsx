// @vitest-environment happy-dom
import { type Board, type BoardRow, boardToEntries, hashEntries, type RegionMap } from '@lcc/contract';
import fc from 'fast-check';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BoardStore } from '../../live/board-store.js';
import { LinkClock } from '../../live/link-clock.js';
import { LiveFixture } from '../../live/live-context.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { apart, type Mark } from '../map/apart.js';
import { Wall } from '../wall.js';
import { measureOf, placesOf, stepOf, UNLOCATED, unlocatedShare, worstPlaces } from './peta-measure.js';

const NAMES = { '12.05.07': 'Stabat', '12.05.11': 'Tanjung Pura', '12.05.19': 'Batang Serangan', '12.05.22': 'Kutambaru' };
const CODES = Object.keys(NAMES) as (keyof typeof NAMES)[];
const MAP: RegionMap = {
  region: '12.05',
  boundaries: null,
  capital: '12.05.07',
  districts: CODES.map((code, i) => ({
    code,
    name: NAMES[code],
    label: [98.05 + i * 0.1, 3.05],
    polygons: [
      [
        [
          [98 + i * 0.1, 3],
          [98.1 + i * 0.1, 3],
          [98.1 + i * 0.1, 3.1],
          [98 + i * 0.1, 3],
        ],
      ],
    ],
  })),
};

const mounted: (() => void)[] = [];
beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
afterEach(() => {
  for (const undo of mounted.splice(0)) undo();
  vi.unstubAllGlobals();
});

let channels = 0;
/** The wall on the scene Peta, of a channel of its own: maps are kept by channel. */
async function wall(board: Board, map: RegionMap | null, sinceAcceptedDays = 0) {
  const channel = `12.05-${2000 + channels++}`;
  vi.stubGlobal('fetch', async (path: string) =>
    map && path === `/api/v1/boards/${channel}/map` ? Response.json(map, { headers: { etag: '"1"' } }) : new Response('', { status: 404 }),
  );
  const now = Date.parse('2026-11-24T10:34:07+07:00') + sinceAcceptedDays * 86_400_000;
  const store = new BoardStore();
  const clock = new LinkClock({ monotonic: () => 0, wall: () => now });
  clock.sample(now);
  const { revision } = board;
  const snapshot = { channel, epoch: 'e', revision, nature: 'NYATA' as const, hash: hashEntries(boardToEntries(board)), board };
  store.take({ kind: 'snapshot', snapshot });
  clock.frame();
  clock.tick();
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  await act(async () =>
    root.render(
      <LiveFixture live={{ store, clock }}>
        <Wall scene="peta" hold />
      </LiveFixture>,
    ),
  );
  // The map is a download of its own.
  await act(async () => void (await import('../map/district-map.js')));
  await act(async () => undefined);
  mounted.push(() => {
    act(() => root.unmount());
    host.remove();
  });
  const take = (key: string, row: BoardRow, at: number) =>
    act(async () => {
      const delta = { channel, epoch: 'e', from: at, revision: at, asOf: board.asOf, nature: 'NYATA' as const, t: 0, del: [] };
      store.take({ kind: 'delta', delta: { ...delta, set: { [`districts/${key}`]: row } } });
      await new Promise((resolve) => setTimeout(resolve)); // told in the next turn
    });
  return { host, take, fills: () => [...host.querySelectorAll('.peta-sel')].map((p) => p.getAttribute('fill')) };
}

const rowOf = (board: Board, key: string): BoardRow => {
  const row = board.districts.find((r) => r.key === key);
  if (!row) throw new Error(`no row ${key}`);
  return row;
};

describe('the scene Peta', () => {
  it('draws every district, those without data hatched, and calls its cells approximate', async () => {
    const board = sampleBoard();
    const { host, fills } = await wall(board, MAP);
    const steps = CODES.map((code) => stepOf(board.districts.find((r) => r.key === code) ?? null, 'gap'));
    expect(fills()).toEqual(steps.map((step) => (step === null ? 'url(#peta-arsir)' : `var(--color-step-${step})`)));
    expect(fills()[3]).toBe('url(#peta-arsir)');
    expect(host.querySelector('.peta-perkiraan')?.textContent).toBe('Batasperkiraan');
    expect(host.querySelector('.peta-baris-bisu')?.textContent).toContain('Kutambaru');
  });

  it('names the source of official boundaries instead', async () => {
    const boundaries = { source: 'BIG 2024', sha256: 'a', importedAt: '2026-01-01T00:00:00.000Z' };
    const { host } = await wall(sampleBoard(), { ...MAP, boundaries });
    expect(host.querySelector('.peta-perkiraan')).toBeNull();
    expect(host.querySelector('.peta-sumber')?.textContent).toBe('Batas: BIG 2024');
  });

  it('paints exact values in the list, in the table and beside it what has no location', async () => {
    const board = sampleBoard({ pace: 0.7 });
    const { host } = await wall(board, MAP);
    const value = (metric: string, scope: string) =>
      host.querySelector(`[data-metric="${metric}"][data-scope="${scope}"]`)?.getAttribute('data-value');
    const worst = worstPlaces(placesOf(MAP, board.districts), 'gap');
    expect(worst.length).toBeGreaterThan(1);
    for (const { code, row } of worst) expect(value('gap', code)).toBe(String(row?.gap));
    for (const row of board.districts.filter((r) => r.key !== UNLOCATED)) expect(value('absorption', row.key)).toBe(String(row.absorption));
    expect(value('absorption', '12.05.22')).toBe('');
    expect(value('ceiling', UNLOCATED)).toBe(rowOf(board, UNLOCATED).ceiling);
    expect(value('ceilingShare', UNLOCATED)).toBe('0.9');
  });

  it('touches only the district that changed', async () => {
    const board = sampleBoard();
    const { host, take, fills } = await wall(board, MAP);
    const paths = [...host.querySelectorAll('.peta-sel')];
    const before = fills();
    const touched: Node[] = [];
    const watcher = new MutationObserver((changes) => touched.push(...changes.map((c) => c.target)));
    for (const path of paths) watcher.observe(path, { attributes: true });
    await take('12.05.07', { ...rowOf(board, '12.05.07'), gap: -0.2, state: 'kritis' }, board.revision + 1);
    touched.push(...watcher.takeRecords().map((c) => c.target));
    watcher.disconnect();
    expect([...host.querySelectorAll('.peta-sel')]).toEqual(paths);
    expect(fills()).toEqual(before.with(0, 'var(--color-step-5)'));
    expect(new Set(touched)).toEqual(new Set([paths[0]]));
  });

  it('says in words that there is no map, and still lists', async () => {
    const { host } = await wall(sampleBoard({ pace: 0.7 }), null);
    expect(host.querySelector('.peta-kosong')?.textContent).toBe('Peta kecamatan belum ada di server.');
    expect(host.querySelectorAll('.peta-baris .peta-nomor').length).toBeGreaterThan(0);
  });

  it('shows absorption where there is no plan, and judges nobody', async () => {
    const { host } = await wall(sampleBoard({ withPlan: false }), MAP);
    expect(host.querySelector('.peta-daftar-kepala')?.textContent).toBe('Serapan terendah%');
    expect(host.querySelector('.peta-daftar [fill="var(--color-kritis)"], .peta-daftar [fill="var(--color-waspada)"]')).toBeNull();
  });

  it('takes status colour away when its source is stale', async () => {
    const { host } = await wall(sampleBoard({ pace: 0.5 }), MAP, 9);
    expect(host.querySelectorAll('.peta .basi')).toHaveLength(2);
    expect(host.querySelector('.peta [fill="var(--color-kritis)"]')).toBeNull();
  });
});

describe('the measure of the map', () => {
  const row = (gap: number | null, absorption: number | null): BoardRow => ({ ...rowOf(sampleBoard(), '12.05.07'), gap, absorption });

  it.each([
    [0.1, 1],
    [-0.019999, 1],
    [-0.02, 2],
    [-0.05, 3],
    [-0.075, 4],
    [-0.15, 5],
    [-0.9, 5],
  ])('a gap of %d is step %i', (gap, step) => {
    expect(stepOf(row(gap, 0.5), 'gap')).toBe(step);
  });

  it('is lighter the less is spent, and nothing without a value', () => {
    expect([0.9, 0.8, 0.79, 0.1].map((a) => stepOf(row(null, a), 'absorption'))).toEqual([1, 1, 2, 5]);
    expect([stepOf(row(null, 0.5), 'gap'), stepOf(null, 'gap')]).toEqual([null, null]);
    expect(measureOf([row(null, 0.5)])).toBe('absorption');
  });

  it('tells the share of the ceiling without a location, or nothing', () => {
    const board = sampleBoard();
    expect(unlocatedShare(rowOf(board, UNLOCATED), board.totals)).toBe(0.9);
    expect(unlocatedShare(rowOf(board, UNLOCATED), { ...board.totals, ceiling: null })).toBeNull();
    expect(unlocatedShare(rowOf(board, UNLOCATED), { ...board.totals, ceiling: '0.00' })).toBeNull();
  });
});

describe('marks on the map', () => {
  const pill = fc.record({
    x: fc.integer({ min: 100, max: 900 }),
    y: fc.integer({ min: 50, max: 750 }),
    width: fc.constantFrom(26, 58, 100),
    height: fc.constant(58),
  });
  const clear = (a: Mark, b: Mark): boolean =>
    Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;

  it('never cover each other, and stay where they are when they do not', () => {
    fc.assert(
      fc.property(fc.array(pill, { maxLength: 12 }), (marks) => {
        const moved = apart(marks, { width: 1068, height: 792 });
        expect(moved.every((a, i) => moved.every((b, j) => i === j || clear(a, b)))).toBe(true);
        if (marks.every((a, i) => marks.every((b, j) => i === j || clear(a, { ...b, width: b.width + 12, height: b.height + 12 }))))
          expect(moved).toEqual(marks);
      }),
    );
  });
});
