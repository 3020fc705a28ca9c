/** Payments as a regency has them: its units, its accounts of the lowest level, every day of a year. The same ones at every run. */

const YEAR = 2026;
const UNITS = 84;
const ACCOUNTS = 400;
const DAY_MS = 86_400_000;

const two = (n) => String(n).padStart(2, '0');
export const units = Array.from({ length: UNITS }, (_, i) => `${1 + (i % 7)}.${two(1 + (i % 26))}.0.00.0.00.${two(i)}.0000`);
const accounts = Array.from(
  { length: ACCOUNTS },
  (_, i) => `5.${1 + (i % 2)}.${two(1 + ((i >> 1) % 6))}.${two(1 + (i % 9))}.${two(1 + (i % 11))}.${String(i).padStart(4, '0')}`,
);
const programmes = Array.from(
  { length: 60 },
  (_, i) => `1.${two(1 + (i % 26))}.${two(1 + (i % 9))}.2.${two(1 + (i % 7))}.${String(i).padStart(4, '0')}`,
);
const funds = ['1.1', '1.2.01.01.01', '1.2.01.01.02', '1.4.01', '2.2.01', '2.2.02', '2.3'];
const days = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(YEAR, 0, 1) + i * DAY_MS).toISOString().slice(0, 10));

export const LAST_DAY = days[days.length - 1];
export const REGION = '12.05';
export { YEAR };

/** A small generator of even numbers below 2^32 (mulberry32): speed and repetition matter here, not quality. */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Makes the changes of a ledger one after another, each a new SP2D of one line up to a day, resolved (it corrects nothing). */
export function paymentStream(seed = 1205, lastDay = LAST_DAY) {
  const draw = random(seed);
  const until = days.filter((day) => day <= lastDay).length;
  let revision = 0;
  return () => {
    revision++;
    const date = days[draw(until)];
    const amount = BigInt(100_000 + draw(2_000_000_000));
    const after = {
      kind: 'sp2d',
      region: REGION,
      year: YEAR,
      date,
      number: `12.05/04.0/${revision}/LS/${YEAR}`,
      paymentKind: 'LS',
      workUnit: units[draw(UNITS)],
      amount,
      description: null,
      status: null,
      counts: true,
      lines: [
        {
          subActivity: programmes[draw(programmes.length)],
          account: accounts[draw(ACCOUNTS)],
          fundingSource: funds[draw(funds.length)],
          amount,
        },
      ],
    };
    return { revision, before: null, after, firstRecordedOn: date };
  };
}
