import { type AlertFact, type Case, MISSING_EVIDENCE, nationalHolidays, WorkCalendar } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { dueOf, oneADay } from './message-plan.js';

const calendar = new WorkCalendar(nationalHolidays);
const raised = (more: Partial<Case> = {}): Case => ({
  id: 'abcdef012345',
  about: { type: 'work-unit', key: 'u' },
  workUnit: 'u',
  state: 'baru',
  standing: [],
  past: [],
  acts: [],
  severity: 'tinggi',
  score: 4,
  stake: null,
  since: '2026-06-05',
  raisedOn: '2026-06-05', // a Friday
  isBacklog: false,
  owner: null,
  promisedOn: null,
  outcome: null,
  heldBy: null,
  ...more,
});
const said = (of: Case, today: string) => dueOf(of, today, calendar).map(({ step, on }) => `${step} ${on}`);

describe('what is due of a case', () => {
  it('goes to the unit at once, and up a step by working days while nobody takes it', () => {
    expect(said(raised(), '2026-06-05')).toEqual(['unit 2026-06-05']);
    expect(said(raised(), '2026-06-08')).toEqual(['unit 2026-06-05']);
    expect(said(raised(), '2026-06-30')).toEqual(['unit 2026-06-05', 'asisten 2026-06-09', 'sekda 2026-06-11', 'bupati 2026-06-15']);
    expect(said(raised({ severity: 'kritis' }), '2026-06-08')).toEqual(['unit 2026-06-05', 'asisten 2026-06-08']);
    expect(said(raised({ severity: 'sedang' }), '2026-06-30')).toEqual([]);
  });

  it('stops when somebody has it, and goes up again when the promise has passed', () => {
    const taken = raised({ state: 'diambil', promisedOn: '2026-06-12' });
    expect(said(taken, '2026-06-12')).toEqual([]);
    expect(said(taken, '2026-06-19')).toEqual(['asisten 2026-06-15', 'sekda 2026-06-18']);
  });

  it('says nothing of what waits for the budget, or what a stale source holds', () => {
    expect(said(raised({ raisedOn: null }), '2026-06-30')).toEqual([]);
    expect(said(raised({ heldBy: 'sp2d' }), '2026-06-30')).toEqual([]);
  });

  it('has one key whenever it is asked, and another after a new promise', () => {
    const keys = (of: Case) => dueOf(of, '2026-06-30', calendar).map(({ key }) => key);
    expect(keys(raised())).toEqual(keys(raised()));
    const first = keys(raised({ state: 'diambil', promisedOn: '2026-06-12' }));
    expect(keys(raised({ state: 'diambil', promisedOn: '2026-06-15' })).filter((key) => first.includes(key))).toEqual([]);
  });

  it('leaves missing evidence to the reminders, until somebody promised or something else stands beside it', () => {
    const alert = (detector: string) => ({ detector }) as AlertFact;
    const missing = raised({ standing: [alert(MISSING_EVIDENCE)] });
    expect(said(missing, '2026-06-30')).toEqual([]);
    expect(said({ ...missing, state: 'diambil', promisedOn: '2026-06-12' }, '2026-06-15')).toEqual(['asisten 2026-06-15']);
    expect(said(raised({ standing: [alert(MISSING_EVIDENCE), alert('B01')] }), '2026-06-05')).toEqual(['unit 2026-06-05']);
  });

  it('tells a new channel no past', () => {
    expect(oneADay(dueOf(raised(), '2026-06-30', calendar), '2026-06-11').map(({ step }) => step)).toEqual(['sekda', 'bupati']);
  });
});
