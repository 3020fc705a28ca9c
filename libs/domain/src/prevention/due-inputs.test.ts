import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/board-state.js';
import { CaseEngine } from '../cases/engine.js';
import { catalogueOf, evidenceAct } from '../detectors/core/example-prevention.js';
import { m01 } from '../detectors/prevention/m01.detector.js';
import type { CaseActFact, Fact, MilestoneFact } from '../facts/index.js';
import { CaseFold, documentFolds } from '../folds/index.js';
import { dueInputs } from './due-inputs.js';

const UNIT = '1.03.0.00.0.00.01.0000';
const BASE = { region: '12.05', year: 2026, date: '2026-01-01' };

function boardOf(facts: readonly Fact[], told = '2026-01-12') {
  const state = new BoardState('12.05', 2026, '0001-01-01', documentFolds);
  let revision = 0;
  const tell = (...more: readonly Fact[]): void => {
    for (const after of more) state.apply({ revision: ++revision, before: null, after, firstRecordedOn: told });
  };
  const day = (date: string): void => tell({ ...BASE, kind: 'business-day', date });
  tell(...facts);
  return { state, tell, day };
}

describe('what units owe', () => {
  it('is what has not come, asked since it was told or given back', () => {
    const { state, tell, day } = boardOf(catalogueOf('2026-06-30'));
    day('2026-06-02');
    const asked = { name: 'Perbup RKPD', workUnit: UNIT, due: '2026-06-30', askedOn: '2026-01-12', isTaken: false };
    expect(dueInputs(state)).toEqual([asked]);
    tell(evidenceAct('upload', '2026-06-02'));
    expect(dueInputs(state)).toEqual([]);
    tell(evidenceAct('return', '2026-06-03'));
    day('2026-06-03');
    expect(dueInputs(state)).toEqual([{ ...asked, askedOn: '2026-06-03' }]);
  });

  it('includes milestones until they are done, and nothing that nobody owns or that has no deadline', () => {
    const milestone: MilestoneFact = {
      ...{ ...BASE, kind: 'prevention-milestone', plan: 'Rencana Aksi', code: '1', action: 'Aksi', title: 'Perbup ditetapkan' },
      ...{ workUnit: UNIT, start: null, due: '2026-05-29', doneOn: null, note: null },
    };
    const others = [
      { ...milestone, code: '2', workUnit: null },
      { ...milestone, code: '3', doneOn: '2026-05-28' },
    ];
    const { state, day } = boardOf([...catalogueOf(null), milestone, ...others]);
    day('2026-06-02');
    expect(dueInputs(state).map(({ name, due }) => [name, due])).toEqual([['Perbup ditetapkan', '2026-05-29']]);
  });

  it('is in hand while somebody has the case of what is missing', () => {
    const { state, tell, day } = boardOf(catalogueOf('2026-06-01'));
    const engine = new CaseEngine(state, [m01]);
    for (const date of ['2026-06-09', '2026-06-10']) {
      day(date);
      tell(...engine.all(new Map()));
    }
    const [found] = state.fold(CaseFold).cases();
    expect(dueInputs(state).map(({ isTaken }) => isTaken)).toEqual([false]);
    const taken: CaseActFact = {
      ...{ ...BASE, kind: 'case-act', date: '2026-06-10', case: found?.id ?? '', at: '2026-06-10T02:00:00.000Z', act: 'take' },
      ...{ by: 'orang_1', owner: 'Inspektorat', promisedOn: '2026-06-19', note: '', outcome: null, covers: [] },
    };
    tell(taken);
    expect(dueInputs(state).map(({ isTaken }) => isTaken)).toEqual([true]);
  });
});
