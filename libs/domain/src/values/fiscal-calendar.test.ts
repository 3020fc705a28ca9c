import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type IsoDate, weekday, workingDaysBetween } from './fiscal-calendar.js';

const day = fc.nat(2_000).map((n) => addDays('2022-01-01', n));

function countedOneByOne(from: IsoDate, to: IsoDate, holidays: ReadonlySet<IsoDate>): number {
  let count = 0;
  for (let d = addDays(from, 1); d <= to; d = addDays(d, 1)) if (weekday(d) % 6 !== 0 && !holidays.has(d)) count++;
  return count;
}

it('working days are those of a count day by day, for any two dates and holidays', () => {
  fc.assert(
    fc.property(
      day,
      day,
      fc.array(day).map((list) => new Set(list)),
      (from, to, holidays) => {
        expect(workingDaysBetween(from, to, holidays)).toBe(countedOneByOne(from, to, holidays));
      },
    ),
  );
});
