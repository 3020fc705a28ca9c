import { type IsoDate, parseWorkUnitCode, type RosterFact, type WorkUnitCode, withinYear, yearOf } from '@lcc/domain';
import { type ConversionContext, type FactDraft, FileRefused, type FileStatement } from './connector.js';
import { type Issues, WHOLE_FILE } from './issues.js';

/**
 * An option against what a file says. It wins, with one warning that shows both; but one option cannot stand for several values of
 * one file, that would merge what the file keeps apart. Throws FileRefused then.
 */
export function settleOption<T extends string | number>(flag: string, option: T | undefined, stated: ReadonlySet<T>, issues: Issues): void {
  if (option === undefined) return;
  if (stated.size > 1)
    throw new FileRefused(
      'option-ambiguous',
      `Berkas memuat ${stated.size} nilai (${[...stated].slice(0, 3).join(', ')}, …) sedangkan ${flag} hanya satu. Hapus ${flag} atau pecah berkasnya.`,
    );
  const [only] = stated;
  if (only !== undefined && only !== option)
    issues.warn(WHOLE_FILE, 'option-differs', `Berkas menyebut ${only}; ${flag} menetapkan ${option} dan itu yang dipakai.`);
}

/** The unit of `--skpd`, checked. Throws FileRefused when it is no code. */
export function optionUnit(context: ConversionContext): WorkUnitCode | undefined {
  const raw = context.options.workUnit;
  if (raw === undefined) return undefined;
  const code = parseWorkUnitCode(raw);
  if (code === null)
    throw new FileRefused('work-unit-code', `--skpd ${raw} bukan kode SKPD; tulis lengkap, misalnya 1.01.0.00.0.00.01.0000.`);
  return code;
}

/** True for a name that says something; dots and ellipses of a blank form do not. */
export const isStatedName = (name: string): boolean => /\p{L}.*\p{L}.*\p{L}/u.test(name);

/**
 * The one unit of a file that has none in its rows: `--skpd`, else the unit's name in the heading. A name that is not on the roster
 * gives no unit. Warns when the name is another unit than `--skpd`. Undefined when it cannot be told.
 */
export function fileUnit(statement: FileStatement, context: ConversionContext, issues: Issues): WorkUnitCode | undefined {
  const option = optionUnit(context);
  const named = statement.unitName === undefined ? undefined : context.units.byName(statement.unitName, dayOf(statement, context));
  if (option !== undefined && named && named.code !== option)
    issues.warn(
      WHOLE_FILE,
      'option-differs',
      `Berkas menyebut ${named.name} (${named.code}); --skpd menetapkan ${option} dan itu yang dipakai.`,
    );
  return option ?? named?.code;
}

/** The day that a file speaks of, for what its words meant then: its period's end, else today, or the nearest day of its year. */
function dayOf({ periodEnd, year }: FileStatement, { options, today }: ConversionContext): IsoDate {
  const stated = options.asOf ?? periodEnd ?? options.inForce ?? today;
  return withinYear(options.year ?? year ?? yearOf(stated), stated);
}

/** The refusal for a file whose unit cannot be told. */
export function unitUnknown(statement: FileStatement): FileRefused {
  const name = statement.unitName;
  const why = name === undefined ? 'Berkas tidak menyebut SKPD' : `Nama "${name}" tidak dikenal atau cocok dengan lebih dari satu SKPD`;
  return new FileRefused('unit-unknown', `${why}. Beri --skpd KODE, atau simpan nama itu: lcc unit alias KODE "NAMA".`);
}

/** Roster facts, unverified, for units the facts name and the roster does not know; one warning each. */
export function unknownUnits(
  drafts: readonly FactDraft[],
  context: ConversionContext,
  issues: Issues,
  names: ReadonlyMap<WorkUnitCode, string>,
): FactDraft[] {
  const found = new Map<string, FactDraft>();
  for (const { fact, row } of drafts) {
    if (!('workUnit' in fact) || fact.workUnit === null || context.units.byCode(fact.workUnit)) continue;
    const key = `${fact.workUnit}|${fact.year}`;
    if (found.has(key)) continue;
    found.set(key, { row, fact: unverified(fact.workUnit, fact.year, context, names) });
    issues.warn(
      { row, column: null },
      'unknown-unit',
      `Kode SKPD ${fact.workUnit} tidak ada di daftar; dicatat sebagai belum diverifikasi. Periksa kodenya atau impor daftar SKPD.`,
    );
  }
  return [...found.values()];
}

function unverified(code: WorkUnitCode, year: number, context: ConversionContext, names: ReadonlyMap<WorkUnitCode, string>): RosterFact {
  return {
    kind: 'roster',
    region: context.region,
    year,
    date: `${year}-01-01`,
    workUnit: code,
    name: names.get(code) ?? code,
    parent: skpdOf(code),
    district: null,
    verified: false,
  };
}

/** The Skpd a unit's code belongs to (its last part is `0000`), null for an Skpd itself. */
export function skpdOf(code: WorkUnitCode): WorkUnitCode | null {
  const skpd = `${code.slice(0, -4)}0000`;
  return skpd === code ? null : skpd;
}
