import type { Case } from '@lcc/domain';
import { addDays } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { demoActs } from './demo-acts.js';

const raised = (id: string, more: Partial<Case> = {}): Case => ({
  id,
  about: { type: 'work-unit', key: id },
  workUnit: null,
  state: 'baru',
  standing: [],
  past: [],
  acts: [],
  severity: 'tinggi',
  score: 4,
  stake: null,
  since: '2026-05-01',
  raisedOn: '2026-05-04',
  isBacklog: false,
  owner: null,
  promisedOn: null,
  outcome: null,
  heldBy: null,
  ...more,
});

describe('the inspectorate of the demo', () => {
  it('takes a case within days, with a promise, and closes it around that day', () => {
    const ids = Array.from({ length: 40 }, (_, i) => (i * 7_919_113).toString(16).padStart(12, '0'));
    for (const id of ids) {
      const [take] = demoActs([raised(id)], '12.05', 2026, '2026-05-30');
      expect(take).toMatchObject({ act: 'take', case: id, date: expect.stringMatching(/^2026-05-0[5-8]$/) });
      const promisedOn = take?.promisedOn ?? '';
      const held = raised(id, { state: 'diambil', promisedOn });
      expect(demoActs([held], '12.05', 2026, addDays(promisedOn, -2))).toEqual([]);
      expect(demoActs([held], '12.05', 2026, addDays(promisedOn, 3))).toMatchObject([{ act: 'close', outcome: expect.any(String) }]);
    }
  });

  it('leaves alone what waits in the queue, and what a stale source holds', () => {
    expect(demoActs([raised('0a', { raisedOn: null }), raised('0b', { heldBy: 'sp2d' })], '12.05', 2026, '2026-05-30')).toEqual([]);
  });
});
