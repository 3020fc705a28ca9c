import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/index.js';
import type { ServiceIndicatorFact } from '../facts/index.js';
import { layananPanel } from './layanan.panel.js';

const told = (name: string, hour: number, value: string): ServiceIndicatorFact => ({
  kind: 'service-indicator',
  region: '12.05',
  year: 2026,
  date: '2026-11-24',
  application: 'Siaga 112',
  name,
  unit: 'panggilan',
  value,
  target: null,
  better: null,
  time: new Date(Date.UTC(2026, 10, 24, 0, hour)).toISOString(),
  cadenceHours: 1,
  owner: null,
});

function boardOf(facts: readonly ServiceIndicatorFact[], asOf = '2026-11-24'): BoardState {
  const state = new BoardState('12.05', 2026, asOf);
  for (const [i, after] of facts.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: '2026-11-24' });
  return state;
}

describe('the panel Layanan', () => {
  it('has nothing to show without a figure, and before its day', () => {
    expect(layananPanel.view(boardOf([]))).toBeNull();
    expect(layananPanel.view(boardOf([told('Masuk', 1, '5')], '2026-11-23'))).toBeNull();
  });

  it('shows each figure as it was told last, with its trend in time, whatever order it came in', () => {
    const state = boardOf([told('Masuk', 3, '7'), told('Masuk', 1, '5'), told('Darurat', 2, '1'), told('Masuk', 2, '0')]);
    expect(layananPanel.view(state)?.indicators).toMatchObject([
      { name: 'Darurat', value: '1', revision: 3, trend: [[expect.any(String), 1]] },
      {
        name: 'Masuk',
        value: '7',
        revision: 1,
        trend: [
          [expect.any(String), 5],
          [expect.any(String), 0],
          [expect.any(String), 7],
        ],
      },
    ]);
  });

  it('takes a correction in place, and moves its stamp', () => {
    const state = boardOf([told('Masuk', 1, '5')]);
    const stamp = layananPanel.stamp(state);
    state.apply({ revision: 2, before: told('Masuk', 1, '5'), after: told('Masuk', 1, '6'), firstRecordedOn: '2026-11-24' });
    expect(layananPanel.stamp(state)).not.toBe(stamp);
    expect(layananPanel.view(state)?.indicators).toMatchObject([{ value: '6', revision: 2, trend: [[expect.any(String), 6]] }]);
  });

  it('keeps the last readings of a long series', () => {
    const many = Array.from({ length: 900 }, (_, i) => told('Masuk', (i * 7) % 900, String((i * 7) % 900)));
    const [view] = layananPanel.view(boardOf(many))?.indicators ?? [];
    expect(view?.value).toBe('899');
    expect(view?.trend.map(([, value]) => value)).toEqual(Array.from({ length: 24 }, (_, i) => 876 + i));
  });
});
