import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../shared/language.js';
import { sampleBoard } from '../shared/sample-board.js';
import { Units } from './units.js';

const board = sampleBoard();
let undo = (): void => undefined;

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
afterEach(() => {
  undo();
  vi.useRealTimers();
});

async function show(rows: typeof board.rows): Promise<HTMLElement> {
  vi.useFakeTimers();
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  undo = () => {
    act(() => root.unmount());
    host.remove();
  };
  await act(async () =>
    root.render(
      <LanguageProvider>
        <Units board={{ ...board, rows }} regent={null} stale={false} isDemo asking={null} notes={null} />
      </LanguageProvider>,
    ),
  );
  return host;
}
const many = Array.from({ length: 53 }, (_, i) => ({ ...(board.rows[0] as (typeof board.rows)[number]), key: `unit-${i}`, gap: -i / 100 }));
const units = (host: HTMLElement) => [...host.querySelectorAll('[data-unit]')].map((each) => each.getAttribute('data-unit'));

it('paints a long list in pieces, and in the end all of it, the worst first', async () => {
  const host = await show(many.map((row) => ({ ...row, parent: null, reporting: null })));
  expect(units(host)).toHaveLength(10);
  await act(async () => host.querySelector<HTMLButtonElement>('.bupati-semua')?.click());
  const first = units(host).length;
  expect(first).toBeLessThan(20);
  for (let i = 0; i < 20; i++) await act(async () => vi.advanceTimersByTime(10));
  expect(units(host)).toHaveLength(53);
  expect(new Set(units(host)).size).toBe(53);
  expect(units(host)[0]).toBe('unit-52');
});

it('lists every unit while none can be judged, and silence as what it is', async () => {
  const reporting = { state: 'tidak-melapor' as const, month: '2026-10', lastReported: null };
  const host = await show(many.slice(0, 3).map((row) => ({ ...row, parent: null, gap: null, state: 'kritis' as const, reporting })));
  expect(units(host)).toHaveLength(3);
  expect(host.textContent).toContain('Tidak melapor');
  expect(host.textContent).not.toContain('Kritis');
  expect(host.querySelector('.bupati-semua')).toBeNull();
});
