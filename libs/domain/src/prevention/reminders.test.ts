import { describe, expect, it } from 'vitest';
import { type IsoDate, nationalHolidays, WorkCalendar } from '../values/index.js';
import type { DueInput } from './due-inputs.js';
import { remindersOf } from './reminders.js';

const calendar = new WorkCalendar(nationalHolidays);
const UNIT = '1.03.0.00.0.00.01.0000';
/** A Tuesday before Iduladha (27 and 28 May) and a Monday off (1 June). */
const DUE = '2026-05-26';
const input = (more: Partial<DueInput> = {}): DueInput => ({
  ...{ name: 'Perbup RKPD', workUnit: UNIT, due: DUE, askedOn: '2026-01-12', isTaken: false },
  ...more,
});
const said = (today: IsoDate, ...inputs: readonly DueInput[]) =>
  remindersOf(inputs, today, calendar).map(({ step, on, inputs: named }) => `${step} ${on} ${named.map(({ left }) => left ?? 'lewat')}`);

describe('reminders of what a unit owes', () => {
  it.each([
    ['2026-05-07', 0],
    ['2026-05-08', 1],
    ['2026-05-20', 1],
    ['2026-05-21', 2],
    ['2026-05-26', 2],
    ['2026-05-27', 3],
    ['2026-06-01', 3],
    ['2026-06-02', 4],
    ['2026-06-04', 5],
    ['2026-06-07', 5],
    ['2026-06-08', 6],
  ])('on %s are %i: over holidays ten and three working days ahead, when late, then upwards', (today, count) => {
    const all = ['unit 2026-05-08 10', 'unit 2026-05-21 3', 'unit 2026-05-27 lewat'];
    const up = ['asisten 2026-06-02 lewat', 'sekda 2026-06-04 lewat', 'bupati 2026-06-08 lewat'];
    expect(said(today, input())).toEqual([...all, ...up].slice(0, count));
  });

  it('gather what becomes due of a unit on one day into one, the earliest deadline first', () => {
    const later = input({ name: 'Laporan', due: '2026-06-15' });
    const other = input({ workUnit: '1.01.0.00.0.00.01.0000' });
    const onOneDay = remindersOf([later, input({ due: '2026-05-28', name: 'Berita acara' }), other], '2026-05-29', calendar);
    const own = onOneDay.filter(({ workUnit, on }) => workUnit === UNIT && on === '2026-05-29');
    expect(own.map(({ inputs }) => inputs.map(({ input: { name }, left }) => [name, left]))).toEqual([
      [
        ['Berita acara', null],
        ['Laporan', 10],
      ],
    ]);
    expect(onOneDay.some(({ workUnit }) => workUnit === other.workUnit)).toBe(true);
    expect(new Set(onOneDay.map(({ key }) => key)).size).toBe(onOneDay.length);
  });

  it('have the same key on every later day', () => {
    const keys = (today: IsoDate) => remindersOf([input()], today, calendar).map(({ key }) => key);
    expect(keys('2026-06-30').slice(0, 3)).toEqual(keys('2026-05-27'));
  });

  it('tell nothing of days before it was asked, and begin anew from the day it was given back', () => {
    expect(said('2026-06-30', input({ askedOn: '2026-05-20' })).slice(0, 2)).toEqual(['unit 2026-05-21 3', 'unit 2026-05-27 lewat']);
    expect(said('2026-06-12', input({ askedOn: '2026-06-10' }))).toEqual(['unit 2026-06-10 lewat', 'asisten 2026-06-12 lewat']);
  });

  it('stay with the unit while somebody has its case', () => {
    expect(said('2026-06-30', input({ isTaken: true })).at(-1)).toBe('unit 2026-05-27 lewat');
  });

  it('count no working days without a holiday table: only the day it is late is told', () => {
    const unknown = new WorkCalendar([]);
    expect(remindersOf([input()], '2026-12-30', unknown).map(({ step, on }) => [step, on])).toEqual([['unit', '2026-05-27']]);
  });
});
