import type { Case } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { pushItems, pushText, untaken } from './push-plan.js';

const raised = (more: Partial<Case> = {}): Case => ({
  ...{ id: 'abcdef012345', about: { type: 'work-unit', key: 'u' }, workUnit: 'u', state: 'baru', standing: [], past: [], acts: [] },
  ...{ severity: 'kritis', score: 4, stake: null, since: '2026-11-24', raisedOn: '2026-11-24', owner: null, promisedOn: null },
  ...{ outcome: null, heldBy: null, isBacklog: false },
  ...more,
});
const at = (time: string): number => Date.parse(`${time}+07:00`);
const keys = (cases: readonly Case[], seenAt: string, now: string) => {
  const seen = new Map([...untaken(cases).keys()].map((key) => [key, at(seenAt)]));
  return pushItems(cases, seen, now.slice(0, 10), at(now), '+07:00').map(({ key }) => key);
};

describe('what is pushed', () => {
  it('is a critical case that nobody took within half an hour, and no other', () => {
    expect(keys([raised()], '2026-11-24T10:00:00', '2026-11-24T10:29:59')).toEqual([]);
    expect(keys([raised()], '2026-11-24T10:00:00', '2026-11-24T10:30:00')).toEqual(['kritis|abcdef012345|2026-11-24']);
    const others = [raised({ state: 'diambil' }), raised({ severity: 'tinggi' }), raised({ raisedOn: null }), raised({ heldBy: 'sp2d' })];
    expect(keys(others, '2026-11-24T10:00:00', '2026-11-24T12:00:00')).toEqual([]);
  });

  it('is a promise that was missed, in the morning after its day', () => {
    const promised = raised({ state: 'diambil', promisedOn: '2026-11-24' });
    expect(keys([promised], '2026-11-20T10:00:00', '2026-11-25T06:59:59')).toEqual([]);
    expect(keys([promised], '2026-11-20T10:00:00', '2026-11-25T07:00:00')).toEqual(['janji|abcdef012345|2026-11-24']);
    expect(keys([{ ...promised, state: 'ditutup' }], '2026-11-20T10:00:00', '2026-11-25T08:00:00')).toEqual([]);
  });

  it('is that a week begins, on Mondays from seven by the region’s clock', () => {
    expect(keys([], '2026-11-20T10:00:00', '2026-11-30T06:59:59')).toEqual([]);
    expect(keys([], '2026-11-20T10:00:00', '2026-11-30T07:00:00')).toEqual(['senin|2026-11-30']);
    expect(keys([], '2026-11-20T10:00:00', '2026-12-01T07:00:00')).toEqual([]);
  });

  it('says neither who nor what nor how much', () => {
    const item = (kind: 'kritis' | 'janji' | 'senin') => ({ key: 'rahasia|abc', kind, at: 0 });
    const texts = [[item('kritis')], [item('janji')], [item('senin')], [item('kritis'), item('janji')]].map(pushText);
    expect(new Set(texts).size).toBe(4);
    for (const text of texts) expect(text).not.toMatch(/\d|rahasia|abc|Rp/);
  });
});
