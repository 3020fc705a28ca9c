import type { RegionPackItem } from '@lcc/contract';
import { type CatalogueItemFact, type Fact, type IsoDate, isoDate, naturalKey, type RegionCode, yearOf } from '@lcc/domain';
import type { Draft } from '../../ledger/draft.js';
import type { PackDifference } from './pack-difference.js';

/** Where the facts of a pack go, and who brings them. */
export interface PackTarget {
  readonly region: RegionCode;
  readonly year: number;
  readonly today: IsoDate;
  readonly by: string;
  /** Notes that stand here beside items of the catalogue, by natural key and year; a pack carries none and takes none away. */
  readonly noteOf: (item: CatalogueItemFact) => string | null;
}

/** The facts that a difference consists of, in the order of the lists. Names of codes and boundaries are no facts. */
export function packDrafts(difference: PackDifference, target: PackTarget): Draft[] {
  const facts = [
    ...written(difference.units, (unit) => rosterFact(unit, target)),
    ...written(
      difference.aliases,
      ({ name, unit, from }): Fact => ({ kind: 'unit-alias', ...placeOf(target), date: from, name, means: unit }),
    ),
    ...written(
      difference.places,
      (place): Fact => ({ kind: 'place-name', ...placeOf(target), date: isoDate(target.year, 1, 1), ...place }),
    ),
    ...written(
      difference.mergers,
      ({ unit, into, from }): Fact => ({ kind: 'unit-merge', ...placeOf(target), date: from, workUnit: unit, into }),
    ),
    ...written(
      difference.bridges,
      (bridge): Fact => ({ kind: 'code-bridge', ...placeOf(target), date: target.today, ...bridge, active: true, by: target.by }),
    ),
    ...written(difference.holidays, (holiday) => holidayFact(holiday, target)),
    ...written(difference.catalogue, (item) => noted(itemFact(item, target), target)),
  ];
  const withdrawn = [
    ...difference.units.removed.map((unit) => rosterFact(unit, target)),
    ...difference.holidays.removed.map((holiday) => holidayFact(holiday, target)),
    ...difference.catalogue.removed.map((item) => itemFact(item, target)),
  ];
  return [...facts.map((fact, i) => ({ fact, row: i + 1 })), ...withdrawn.map((fact) => ({ fact, row: 0, withdraws: true as const }))];
}

/** The natural key of a fact within its region. */
export const keyInRegion = (fact: Fact): string => `${fact.kind}|${fact.year}|${naturalKey(fact)}`;

/** An item of the catalogue as a fact, without a note. */
export function itemFact(item: RegionPackItem, { region }: Pick<PackTarget, 'region'>): CatalogueItemFact {
  return { kind: 'prevention-item', region, date: isoDate(item.year, 1, 1), ...item, note: null };
}

const placeOf = ({ region, year }: PackTarget) => ({ region, year });

const noted = (fact: CatalogueItemFact, { noteOf }: PackTarget): Fact => ({ ...fact, note: noteOf(fact) });

const written = <T>(changes: { added: readonly T[]; changed: readonly { after: T }[] }, toFact: (entry: T) => Fact): Fact[] =>
  [...changes.added, ...changes.changed.map(({ after }) => after)].map(toFact);

function rosterFact({ code, name, parent, district, from }: PackDifference['units']['added'][number], target: PackTarget): Fact {
  return { kind: 'roster', ...placeOf(target), date: from, workUnit: code, name, parent, district, verified: true };
}

function holidayFact(holiday: PackDifference['holidays']['added'][number], { region }: PackTarget): Fact {
  const year = yearOf(holiday.day);
  return { kind: 'holiday', region, year, date: isoDate(year, 1, 1), ...holiday };
}
