import type { RegionPackContent, RegionPackItem } from '@lcc/contract';
import { isoDate, normaliseName, type RuleTerms, yearOf } from '@lcc/domain';
import type { Changes } from './pack-changes.js';
import { layoutOf, nameKey, type PackLayout } from './pack-layouts.js';
import { type ThresholdDifference, thresholdDifference } from './pack-thresholds.js';

type Of<K extends keyof RegionPackContent> = RegionPackContent[K] extends readonly (infer T)[] ? T : never;
/** Lists of a pack whose entries have keys. */
type Lists = {
  units: Of<'units'>;
  aliases: Of<'aliases'>;
  places: Of<'places'>;
  mergers: Of<'mergers'>;
  names: Of<'names'>;
  bridges: Of<'bridges'>;
  holidays: Of<'holidays'>;
  catalogue: RegionPackItem;
  layouts: Of<'layouts'>;
};
type ListName = keyof Lists;

/** What a pack would change here. */
export type PackDifference = { readonly [K in ListName]: Changes<Lists[K]> } & ThresholdDifference & {
    readonly boundaries: 'same' | 'added' | 'changed';
    /** Years whose books are closed: their holidays and catalogues are passed by. */
    readonly passedYears: readonly number[];
  };

/** The key of an entry; of two with one key the later holds. */
const KEYS: { readonly [K in ListName]: (entry: Lists[K]) => string } = {
  units: (unit) => unit.code,
  aliases: ({ name, from }) => `${normaliseName(name)}|${from}`,
  mergers: ({ unit }) => unit,
  places: ({ code }) => code,
  names: ({ kind, code }) => `${kind}|${code}`,
  bridges: ({ from, to }) => `${from}|${to}`,
  holidays: ({ day }) => day,
  catalogue: ({ year, scheme, code }) => `${year}|${scheme}|${code}`,
  layouts: nameKey,
};

/** What is known of the region here, what the pack says (of the same year), which units are in use here, which rules have an open draft, which years are closed. */
export interface Compared {
  readonly here: RegionPackContent;
  readonly pack: RegionPackContent;
  readonly inUse: ReadonlySet<string>;
  readonly drafts: ReadonlyMap<string, RuleTerms>;
  readonly closedYears: readonly number[];
}

/**
 * Holds a pack against what is here. The pack's roster, the holidays of a year and the catalogue of a year and scheme take the place of those
 * here, except units in use; boundaries too, if it has any. Other names, mergers, bridges, names of codes and layouts of screens are only added or changed.
 */
export function packDifference({ here, pack, inUse, drafts, closedYears }: Compared): PackDifference {
  const isOpen = (year: number): boolean => !closedYears.includes(year);
  const holidays = pack.holidays.filter(({ day }) => isOpen(yearOf(day)));
  const catalogue = pack.catalogue.filter(({ year }) => isOpen(year));
  const holidayYears = new Set(holidays.map(({ day }) => yearOf(day)));
  const schemes = new Set(catalogue.map(({ year, scheme }) => `${year}|${scheme}`));
  const none = { isReplaced: () => false };
  const units = new Set([...here.units, ...pack.units].map(({ code }) => code));
  return {
    units: changesOf(KEYS.units, here.units, pack.units, { isReplaced: () => true, isInUse: ({ code }) => inUse.has(code) }),
    aliases: changesOf(KEYS.aliases, here.aliases, pack.aliases, none),
    places: changesOf(KEYS.places, here.places, pack.places, none),
    mergers: changesOf(KEYS.mergers, here.mergers, pack.mergers, none),
    names: changesOf(KEYS.names, here.names, pack.names, none),
    bridges: changesOf(KEYS.bridges, here.bridges, pack.bridges, none),
    holidays: changesOf(KEYS.holidays, here.holidays, holidays, { isReplaced: ({ day }) => holidayYears.has(yearOf(day)) }),
    catalogue: changesOf(KEYS.catalogue, here.catalogue, catalogue, {
      isReplaced: ({ year, scheme }) => schemes.has(`${year}|${scheme}`),
    }),
    layouts: changesOf(KEYS.layouts, here.layouts, pack.layouts.map(fitting(here.layouts)), none),
    boundaries: boundaryChange(here, pack),
    ...thresholdDifference(pack.thresholds, here.thresholds, drafts, (code) => units.has(code)),
    passedYears: closedYears.filter(
      (year) => pack.holidays.some(({ day }) => yearOf(day) === year) || pack.catalogue.some((i) => i.year === year),
    ),
  };
}

/** A layout as this program can follow it, under the name that its screen has here. */
function fitting(here: readonly PackLayout[]): (layout: PackLayout) => PackLayout {
  const names = new Map(here.map((layout) => [nameKey(layout), layout.name]));
  return (layout) => ({ name: names.get(nameKey(layout)) ?? layout.name, ...layoutOf(layout) });
}

/** Whether an import of the pack would change nothing. */
export const isSame = (difference: PackDifference): boolean =>
  difference.boundaries === 'same' &&
  [...(Object.keys(KEYS) as ListName[]), 'thresholds' as const].every((list) => {
    const { added, changed, removed } = difference[list];
    return added.length + changed.length + removed.length === 0;
  });

/** A pack as it reads in a later year: what began earlier holds from its first day, bridges of years still to come wait. */
export function inYear(pack: RegionPackContent, year: number): RegionPackContent {
  const started = <T extends { readonly from: string }>(entry: T): T =>
    yearOf(entry.from) < year ? { ...entry, from: isoDate(year, 1, 1) } : entry;
  return {
    ...pack,
    year,
    units: pack.units.map(started),
    aliases: pack.aliases.map(started),
    mergers: pack.mergers.map(started),
    bridges: pack.bridges.filter(({ fromYear }) => fromYear <= year),
  };
}

function changesOf<T extends object>(
  keyOf: (entry: T) => string,
  here: readonly T[],
  pack: readonly T[],
  { isReplaced, isInUse = () => false }: { isReplaced: (entry: T) => boolean; isInUse?: (entry: T) => boolean },
): Changes<T> {
  const known = new Map(here.map((entry) => [keyOf(entry), entry]));
  const told = new Map(pack.map((entry) => [keyOf(entry), entry]));
  const gone = here.filter((entry) => !told.has(keyOf(entry)) && isReplaced(entry));
  return {
    added: [...told].flatMap(([key, after]) => (known.has(key) ? [] : [after])),
    changed: [...told].flatMap(([key, after]) => {
      const before = known.get(key);
      return before === undefined || isEqual(before, after) ? [] : [{ before, after }];
    }),
    removed: gone.filter((entry) => !isInUse(entry)),
    kept: gone.filter(isInUse),
  };
}

/** Entries are flat, or have their parts in one order. */
const isEqual = <T extends object>(a: T, b: T): boolean =>
  (Object.keys({ ...a, ...b }) as (keyof T)[]).every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));

function boundaryChange(here: RegionPackContent, pack: RegionPackContent): PackDifference['boundaries'] {
  if (pack.boundaries === null) return 'same';
  if (here.boundaries === null) return 'added';
  return JSON.stringify(drawn(here)) === JSON.stringify(drawn(pack)) ? 'same' : 'changed';
}

/** What stands on the map, without the labels, which follow from it. */
const drawn = ({ boundaries, districts }: RegionPackContent) => ({
  source: boundaries?.source,
  districts: boundaries?.districts.map(({ code, polygons }) => ({ code, polygons, name: districts.find((d) => d.code === code)?.name })),
});
