import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { openFile } from '../../libs/connectors/dist/index.js';
import { PaceHistory, REGION } from '../../libs/domain/dist/projection/pace-history.js';
import { foresee } from '../../libs/domain/dist/projection/pace-model.js';
import { simpleForecasts } from './forecast-score.mjs';

/** Shares are carried as parts of this whole, so that any unit of the file will do. */
const WHOLE = 10n ** 15n;
const ACCOUNT = '5';

/**
 * Every forecast that a csv of `date,part,whole` allows (a column `series` may tell several apart, each judged by itself): for each year after the first that has
 * a last month, at each month end, from the years before. `part` is cumulative within the year; monthly amounts are summed up.
 * @throws {Error} naming the row that cannot be used, or what is missing
 */
export function forecastsOf(file) {
  const series = readSeries(file);
  const forecasts = [...series.values()].flatMap((years) => forecastsOfOne(years));
  if (forecasts.length === 0)
    throw new Error(`${basename(file)}: a year with its December and a year before it are needed, month by month.`);
  return forecasts;
}

function readSeries(file) {
  const opened = openFile({ name: basename(file), bytes: readFileSync(file), format: 'csv' });
  for (const column of ['date', 'part', 'whole'])
    if (!opened.headings.includes(column))
      throw new Error(`${basename(file)}: the column ${column} is missing; date,part,whole are needed.`);
  const series = new Map();
  for (const { row, fields } of opened.records) {
    const date = /^(\d{4})-(\d{2})(-\d{2})?$/.exec(String(fields.date ?? '').trim());
    const [part, whole] = [Number(fields.part), Number(fields.whole)];
    if (!date || !Number.isFinite(part) || !Number.isFinite(whole) || whole <= 0)
      throw new Error(`${basename(file)} row ${row}: a date YYYY-MM-DD, a number and a number above 0 are needed.`);
    const years = series.get(fields.series ?? '') ?? new Map();
    series.set(fields.series ?? '', years);
    const year = years.get(Number(date[1])) ?? new Map();
    years.set(Number(date[1]), year);
    year.set(Number(date[2]), { part, whole }); // of several rows of a month the last one holds
  }
  const isMonthly = [...series.values()].every((years) => [...years.values()].every(looksMonthly));
  if (isMonthly) for (const years of series.values()) for (const year of years.values()) accumulate(year);
  return series;
}

/** True for amounts of single months: some fall, and their sum stays within the whole. */
function looksMonthly(year) {
  const rows = [...year].sort(([a], [b]) => a - b).map(([, row]) => row);
  const falls = rows.some((row, i) => i > 0 && row.part < rows[i - 1].part);
  return rows.length < 3 || (falls && rows.reduce((sum, row) => sum + row.part, 0) <= 1.1 * rows.at(-1).whole);
}

function accumulate(year) {
  let sum = 0;
  for (const month of [...year.keys()].sort((a, b) => a - b)) {
    const row = year.get(month);
    row.part = sum += row.part;
  }
}

/** Every forecast of one series: its years, their months; `part` is cumulative. */
export function forecastsOfOne(years) {
  const ends = [...years.keys()].filter((year) => years.get(year).has(12)).sort((a, b) => a - b);
  return ends.flatMap((year) => {
    const before = ends.filter((y) => y < year);
    if (before.length === 0) return [];
    const history = new PaceHistory(factsBefore(years, year));
    const { expected, evidence, most } = history.standing(REGION, new Map([[ACCOUNT, 1]]));
    const lastYear = pathOf(years.get(before.at(-1)));
    const known = [...years.get(year)].sort(([a], [b]) => a - b).map(([months, row]) => ({ months, share: row.part / row.whole }));
    const actual = known.at(-1).share;
    return known.slice(0, -1).map(({ months, share }, i) => ({
      month: months,
      ...foresee(expected, known.slice(0, i + 1), evidence, 12, most),
      ...simpleForecasts(months, share, lastYear, most),
      actual,
    }));
  });
}

/** What was known before a year, as the product keeps it. */
function factsBefore(years, year) {
  const past = [...years].filter(([pastYear, months]) => pastYear < year && months.has(12));
  return past.map(([pastYear, months]) => {
    const amounts = pathOf(months).map((share) => BigInt(Math.round(share * Number(WHOLE))));
    return {
      pastYear,
      workUnit: REGION,
      account: ACCOUNT,
      budget: WHOLE,
      months: amounts.map((amount, i) => amount - (amounts[i - 1] ?? 0n)),
    };
  });
}

/** Twelve cumulative shares; months that are not told lie on a straight line. */
function pathOf(year) {
  const told = [...year].sort(([a], [b]) => a - b).map(([month, row]) => [month, row.part / year.get(12).whole]);
  return Array.from({ length: 12 }, (_, i) => {
    const after = told.find(([month]) => month >= i + 1);
    const before = told.findLast(([month]) => month <= i + 1) ?? [0, 0];
    return after[0] === before[0] ? after[1] : before[1] + ((i + 1 - before[0]) / (after[0] - before[0])) * (after[1] - before[1]);
  });
}
