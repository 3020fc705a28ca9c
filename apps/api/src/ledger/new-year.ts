import { type Fact, type FactKind, isoDate, normaliseName, type RuleVersionFact, type UnitAliasFact } from '@lcc/domain';

/**
 * What a new fiscal year takes over from the nearest one: who its units are, what places are called, what operators have said about units, and the
 * rules agreed on.
 */
export const INHERITED_KINDS: readonly FactKind[] = ['roster', 'place-name', 'unit-merge', 'unit-alias', 'rule-version'];

/**
 * Facts of a new year from those of the nearest one, in force there. A later year takes all over as it ended: merges and names hold from
 * 1 January. A year before (an old book imported later) takes over no merge, and only the names that always held.
 */
export function unitsOfNewYear(known: readonly Fact[], year: number): Fact[] {
  const first = isoDate(year, 1, 1);
  return known.flatMap((fact): Fact[] => {
    const isLater = year > fact.year;
    if (fact.kind === 'roster' || fact.kind === 'place-name') return [{ ...fact, year }];
    if (fact.kind === 'unit-merge') return isLater && fact.into !== null ? [{ ...fact, year, date: first }] : [];
    if (fact.kind === 'rule-version') return isLater && fact.number === lastNumber(known, fact) ? [{ ...fact, year, date: first }] : [];
    if (fact.kind !== 'unit-alias' || fact.means === null) return [];
    const holds = isLater ? fact === lastMeaning(known, fact) : fact.date === isoDate(fact.year, 1, 1);
    return holds ? [{ ...fact, year, date: first }] : [];
  });
}

/** What a name meant at the end of its year. */
function lastMeaning(known: readonly Fact[], { name }: UnitAliasFact): UnitAliasFact | null {
  const meanings = known.filter((f) => f.kind === 'unit-alias').filter((f) => normaliseName(f.name) === normaliseName(name));
  return meanings.reduce<UnitAliasFact | null>((last, each) => (last === null || each.date > last.date ? each : last), null);
}

/** The version of a rule that held at the end of the year. */
const lastNumber = (known: readonly Fact[], { rule }: RuleVersionFact): number =>
  Math.max(...known.flatMap((fact) => (fact.kind === 'rule-version' && fact.rule === rule ? [fact.number] : [])));
