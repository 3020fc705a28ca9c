import { daysInMonth, type IsoDate, isoDate, parseIsoDate, type WorkUnitCode, yearOf } from '@lcc/domain';
import { type ConversionContext, FileRefused, type FileStatement } from './connector.js';
import { type Issues, WHOLE_FILE } from './issues.js';
import { fileUnit, optionUnit, settleOption, unitUnknown } from './target.js';

/** Unit, year and date a row gives for itself; null where it gives none. */
export interface RowTarget {
  readonly kode_skpd: WorkUnitCode | null;
  readonly tahun: number | null;
  readonly sampai_tanggal: IsoDate | null;
}

export interface Target {
  readonly workUnit: WorkUnitCode;
  readonly year: number;
  readonly date: IsoDate;
}

/** What a row of the file belongs to; `missing` names the field it lacks. */
export type TargetOf = (row: RowTarget) => Target | { readonly missing: keyof RowTarget };

/**
 * How rows of one report find their unit, year and period's end: option, else the row, else the heading. Differences are warned
 * of once. Throws FileRefused, naming the option, when no row of the file could be placed.
 */
export function lraTarget(rows: readonly RowTarget[], statement: FileStatement, context: ConversionContext, issues: Issues): TargetOf {
  const given = <T>(pick: (row: RowTarget) => T | null): Set<T> => new Set(rows.map(pick).filter((v): v is T & {} => v !== null));
  const units = given((r) => r.kode_skpd);
  settleOption('--skpd', optionUnit(context), units, issues);
  const unit = fileUnit(statement, context, issues);
  if (unit === undefined && units.size === 0) throw unitUnknown(statement);
  const stated = statement.periodEnd;
  const asOf = optionDate(context);
  const dates = given((r) => r.sampai_tanggal);
  if (stated !== undefined) dates.add(stated);
  settleOption('--as-of', asOf, dates, issues);
  const years = given((r) => r.tahun);
  if (statement.year !== undefined) years.add(statement.year);
  settleOption('--year', context.options.year, years, issues);
  if (dates.size === 0 && asOf === undefined)
    throw new FileRefused(
      'date-unknown',
      'Berkas tidak menyebut akhir periodenya. Beri --as-of TTTT-BB-HH (dan --year bila tahunnya lain).',
    );
  const year = context.options.year ?? statement.year;
  if (year === undefined && years.size === 0 && dates.size === 0 && asOf === undefined)
    throw new FileRefused('year-unknown', 'Berkas tidak menyebut tahun anggarannya. Beri --year TTTT.');
  warnOfStart(statement, issues);
  return (row) => place(row, { unit: optionUnit(context) ?? undefined, fallback: unit, year: context.options.year, statement, asOf });
}

interface Known {
  readonly unit: WorkUnitCode | undefined;
  readonly fallback: WorkUnitCode | undefined;
  readonly year: number | undefined;
  readonly statement: FileStatement;
  readonly asOf: IsoDate | undefined;
}

function place(row: RowTarget, known: Known): ReturnType<TargetOf> {
  const workUnit = known.unit ?? row.kode_skpd ?? known.fallback;
  if (workUnit === undefined) return { missing: 'kode_skpd' };
  const date = known.asOf ?? row.sampai_tanggal ?? known.statement.periodEnd;
  if (date === undefined) return { missing: 'sampai_tanggal' };
  const year = known.year ?? row.tahun ?? known.statement.year ?? yearOf(date);
  return { workUnit, year, date: known.asOf ?? inYear(date, year) };
}

/** The same day in the year the operator gave, for a form whose year was not changed. */
function inYear(date: IsoDate, year: number): IsoDate {
  if (yearOf(date) === year) return date;
  const month = Number(date.slice(5, 7));
  return isoDate(year, month, Math.min(Number(date.slice(8, 10)), daysInMonth(year, month)));
}

function optionDate(context: ConversionContext): IsoDate | undefined {
  const raw = context.options.asOf;
  if (raw !== undefined && parseIsoDate(raw) === null) throw new FileRefused('date', `--as-of ${raw} bukan tanggal; tulis TTTT-BB-HH.`);
  return raw;
}

/** Figures are cumulative to the period's end whatever its start; another start than 1 January is worth a look. */
function warnOfStart(statement: FileStatement, issues: Issues): void {
  const { periodStart: start, periodEnd: end } = statement;
  if (start === undefined || end === undefined || start.endsWith('-01-01')) return;
  issues.warn(
    WHOLE_FILE,
    'period',
    `Periode berkas mulai ${start}, bukan 1 Januari; angkanya dibaca sebagai kumulatif sampai ${end}. Periksa bila itu angka satu bulan saja.`,
  );
}
