import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import type { ProgressFact } from '../facts/index.js';
import { ProgressFold } from '../folds/index.js';
import type { Panel } from './panel.js';
import { PanelMemo } from './panel-memo.js';

const report = (physical: number): ProgressFact => ({
  kind: 'progress',
  region: '12.05',
  year: 2026,
  date: '2026-06-30',
  workUnit: '1.03.0.00.0.00.01.0000',
  subActivity: null,
  physical,
  problem: null,
  verifierNote: null,
});

const reported: Panel<{ physical: (number | null)[] }> = {
  id: 'uji',
  access: 'TERBATAS',
  stamp: (state) => `${state.fold(ProgressFold).version}|${state.asOf}`,
  view: (state) => {
    const physical = [...state.fold(ProgressFold).until(state.asOf)].map((f) => f.physical);
    return physical.length === 0 ? null : { physical };
  },
};

describe('panels', () => {
  it('leave out what has nothing to show, and facts whose day has not come', () => {
    const state = new BoardState('12.05', 2026, '2026-06-29');
    state.apply({ revision: 1, before: null, after: report(4000), firstRecordedOn: '2026-06-29' });
    const memo = new PanelMemo([reported]);
    expect(memo.write(state)).toEqual({});
    state.apply({
      revision: 2,
      before: null,
      after: { kind: 'business-day', region: '12.05', year: 2026, date: '2026-06-30' },
      firstRecordedOn: '2026-06-30',
    });
    expect(memo.write(state)).toEqual({ uji: { physical: [4000] } });
  });

  it('stay the same object until their stamp moves', () => {
    const state = new BoardState('12.05', 2026, '2026-07-01');
    const memo = new PanelMemo([reported]);
    state.apply({ revision: 1, before: null, after: report(4000), firstRecordedOn: '2026-07-01' });
    const first = memo.write(state).uji;
    expect(memo.write(state).uji).toBe(first);
    state.apply({ revision: 2, before: report(4000), after: report(4500), firstRecordedOn: '2026-07-01' });
    expect(memo.write(state).uji).toEqual({ physical: [4500] });
  });
});
