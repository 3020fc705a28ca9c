import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Asking, useQuestions } from './use-questions.js';

const UNIT = '1.03.0.00.0.00.03.0000';
const EMPTY = { dueOn: '2026-11-25', questions: [] };
let undo = (): void => undefined;
let asking: Asking | null = null;

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
beforeEach(() => localStorage.clear());
afterEach(() => {
  undo();
  vi.unstubAllGlobals();
});

function Shown({ asker }: { readonly asker: string | null }) {
  asking = useQuestions(asker);
  return null;
}

async function show(asker: string | null): Promise<void> {
  undo();
  const root = createRoot(document.createElement('div'));
  undo = () => act(() => root.unmount());
  await act(async () => root.render(<Shown asker={asker} />));
}

/** A server that answers a question with these statuses, one after another; null = no network. */
function serve(...statuses: (number | null)[]): { readonly sent: () => { id: string; text: string }[] } {
  const sent: { id: string; text: string }[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    if (init.method !== 'POST') return Response.json(EMPTY);
    sent.push(JSON.parse(String(init.body)));
    const status = statuses.length > 0 ? statuses.shift() : 204;
    if (status == null) throw new TypeError('no network');
    return new Response(null, { status });
  });
  return { sent: () => sent };
}

describe('a question written on the phone', () => {
  it('waits for the network, and goes out once under the id it had', async () => {
    const server = serve(null, 503, 204);
    await show('orang_1');
    await act(async () => asking?.ask(UNIT, 'Kapan?'));
    expect(asking?.unsent).toMatchObject([{ unit: UNIT, text: 'Kapan?' }]);
    await act(async () => void dispatchEvent(new Event('online')));
    expect(asking?.unsent).toHaveLength(1);
    await act(async () => void dispatchEvent(new Event('online')));
    expect(asking?.unsent).toEqual([]);
    await act(async () => void dispatchEvent(new Event('online')));
    const ids = server.sent().map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([3, 1]);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(JSON.stringify({ ...localStorage })).not.toContain('Kapan');
  });

  it('stays over a sign-in of the same person, and goes out under no other name', async () => {
    const server = serve(401);
    await show('orang_1');
    await act(async () => asking?.ask(UNIT, 'Kapan?'));
    await show('orang_2');
    expect([asking?.unsent, server.sent().length]).toEqual([[], 1]);
    await show('orang_1');
    expect([asking?.unsent, server.sent().length]).toEqual([[], 2]);
  });

  it('that the server does not take is said to be so, and is not tried again', async () => {
    const server = serve(409);
    await show('orang_1');
    await act(async () => asking?.ask(UNIT, 'Kapan?'));
    expect([asking?.unsent, asking?.refused.has(UNIT)]).toEqual([[], true]);
    await act(async () => void dispatchEvent(new Event('online')));
    expect(server.sent()).toHaveLength(1);
  });

  it('cannot be written by who may not ask', async () => {
    await show(null);
    expect(asking).toBeNull();
  });
});
