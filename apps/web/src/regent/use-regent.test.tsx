import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lastOpened, useRegent } from './use-regent.js';

const CHANNEL = '12.05-2026';
const contact = { name: 'Petugas Contoh', phone: '0812' };
const unit = { month: '2026-10', reason: null, explanation: null, owner: 'Sekretaris', promise: null, contact };
const TOLD = { channel: CHANNEL, asOf: '2026-11-24', since: '2026-11-17', units: { '1.03': unit }, raised: [], missed: [], closed: [] };
let undo = (): void => undefined;

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
beforeEach(() => localStorage.clear());
afterEach(() => {
  undo();
  vi.unstubAllGlobals();
});

function Shown() {
  return <p>{useRegent(CHANNEL, null)?.units['1.03']?.contact?.phone ?? 'tidak ada'}</p>;
}

async function show(): Promise<HTMLElement> {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  undo = () => {
    act(() => root.unmount());
    host.remove();
  };
  await act(async () => root.render(<Shown />));
  return host;
}

describe('what the phone keeps of people', () => {
  it('stays without a network, and is gone once the reader is refused', async () => {
    const ask = vi.fn(async () => Response.json(TOLD));
    vi.stubGlobal('fetch', ask);
    const host = await show();
    await vi.waitFor(() => expect(host.textContent).toBe('0812'));
    ask.mockRejectedValueOnce(new TypeError('no network'));
    await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
    expect(host.textContent).toBe('0812');
    expect(JSON.stringify({ ...localStorage })).toContain('0812');
    ask.mockResolvedValueOnce(new Response('', { status: 403 }));
    await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
    await vi.waitFor(() => expect(host.textContent).toBe('tidak ada'));
    expect(JSON.stringify({ ...localStorage })).not.toContain('0812');
  });

  it('tells news since the look before this one', () => {
    const at = (hours: number): number => Date.parse('2026-11-24T08:00:00Z') + hours * 3_600_000;
    expect(lastOpened(localStorage, at(0))).toBeNull();
    expect(lastOpened(localStorage, at(0.1))).toBeNull(); // the same look
    expect(lastOpened(localStorage, at(5))).toBe(at(0));
    expect(lastOpened(localStorage, at(5.2))).toBe(at(0));
    expect(lastOpened(localStorage, at(30))).toBe(at(5));
  });
});
