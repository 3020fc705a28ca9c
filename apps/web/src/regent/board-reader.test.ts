import type { Snapshot } from '@lcc/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LinkClock } from '../live/link-clock.js';
import { sampleBoard } from '../shared/sample-board.js';
import { BoardReader } from './board-reader.js';

const NOON = Date.parse('2026-11-24T12:00:00+07:00');
const DATE = new Date(NOON).toUTCString();
const picture = (nature: Snapshot['nature'], channel: string): Snapshot => ({
  channel,
  epoch: 'e',
  revision: 7,
  nature,
  hash: '',
  board: sampleBoard(),
});
const REAL = picture('NYATA', '12.05-2026');
const DEMO = picture('SIMULASI', 'demo-2026');
const told = (body: unknown, status = 200): Response => Response.json(body, { status, headers: { ETag: 'W/"a"', Date: DATE } });
const nobody = (): Response => told({ title: 'Saluran tidak ditemukan' }, 404);
const session = (tenant: string | null): Response => told({ tenant, serverTime: NOON });

const ask = vi.fn<typeof fetch>();
const asked = (): unknown[] => ask.mock.calls.map(([path]) => path);

beforeEach(() => {
  localStorage.clear();
  ask.mockReset();
  vi.stubGlobal('fetch', ask);
  vi.stubGlobal('__BUILD__', 'b');
});
afterEach(() => vi.unstubAllGlobals());

function open(search = '') {
  const clock = new LinkClock();
  return { clock, reader: new BoardReader(clock, search, localStorage) };
}

describe("the regent's reading of the board", () => {
  it('takes the answer, asks by its tag from then on, and stays with what it has when nothing changed', async () => {
    const { clock, reader } = open();
    ask.mockResolvedValueOnce(told(DEMO));
    await reader.look();
    expect(reader.get()).toEqual({ standing: 'read', snapshot: DEMO });
    expect(clock.get()).toMatchObject({ link: 'delayed', restored: false });
    expect(Math.abs(clock.get().now - NOON)).toBeLessThan(1_000);
    const { snapshot } = reader.get();
    ask.mockResolvedValueOnce(new Response(null, { status: 304, headers: { Date: DATE } }));
    await reader.look();
    expect(ask.mock.calls[1]?.[1]?.headers).toMatchObject({ 'If-None-Match': 'W/"a"', 'X-LCC-Page': 'background' });
    expect(reader.get().snapshot).toBe(snapshot);
  });

  it('keeps the picture for a start without a network, with its own date and never as live', async () => {
    const first = open();
    ask.mockResolvedValueOnce(told(REAL));
    await first.reader.look();
    ask.mockRejectedValue(new TypeError('no network'));
    await first.reader.look();
    expect(first.reader.get()).toEqual({ standing: 'silent', snapshot: REAL });
    const later = open();
    expect(later.reader.get()).toEqual({ standing: 'asking', snapshot: REAL });
    expect(later.clock.get()).toMatchObject({ restored: true });
    expect(['stale', 'cold']).toContain(later.clock.get().link);
    await later.reader.look();
    expect(later.reader.get()).toEqual({ standing: 'silent', snapshot: REAL });
    vi.stubGlobal('__BUILD__', 'c');
    expect(open().reader.get().snapshot).toBeNull(); // of another build: its shape is not known
  });

  it('is taken away with the right to it, and the made-up regency does not take its place', async () => {
    for (const answers of [[told(DEMO)], [nobody(), session('demo')], [nobody(), session(null)]]) {
      const { reader } = open();
      ask.mockResolvedValueOnce(told(REAL));
      await reader.look();
      for (const answer of answers) ask.mockResolvedValueOnce(answer);
      await reader.look();
      expect(reader.get()).toEqual({ standing: 'sign-in', snapshot: null });
      expect(localStorage.length).toBe(0);
    }
  });

  it('shows the demo to whoever is signed in where the real regency has no figures yet, and says what else is missing', async () => {
    const { reader } = open();
    ask.mockResolvedValueOnce(nobody()).mockResolvedValueOnce(session('demo')).mockResolvedValueOnce(told(DEMO));
    await reader.look();
    expect(asked()).toEqual(['/api/v1/boards/main', '/api/session', '/api/v1/boards/demo-2026']);
    expect(reader.get()).toEqual({ standing: 'read', snapshot: DEMO });
    for (const [search, tenant, standing] of [
      ['', 'real', 'empty'],
      ['?channel=12.05-2020', 'real', 'refused'],
      ['', null, 'sign-in'],
    ] as const) {
      localStorage.clear();
      const other = open(search);
      ask.mockResolvedValueOnce(nobody()).mockResolvedValueOnce(session(tenant));
      await other.reader.look();
      expect(other.reader.get()).toEqual({ standing, snapshot: null });
    }
  });

  it('asks for another day by the address, and keeps no picture of it', async () => {
    const { reader } = open('?asOf=2026-06-30&lang=en');
    ask.mockResolvedValueOnce(told(DEMO));
    await reader.look();
    expect(asked()).toEqual(['/api/v1/boards/main?asOf=2026-06-30']);
    expect(localStorage.length).toBe(0);
  });

  it('takes a portal in between for no answer', async () => {
    const { reader } = open();
    for (const body of [{}, { ...DEMO, board: { ...DEMO.board, rows: null } }]) {
      ask.mockResolvedValueOnce(told(body));
      await reader.look();
      expect(reader.get()).toEqual({ standing: 'silent', snapshot: null });
    }
  });
});
