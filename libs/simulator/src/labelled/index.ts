import type { Fact } from '@lcc/domain';
import { honestPapers } from './honest.js';
import { chronology, duplicates, ghosts, overspends, splits, wrongVersions } from './injections.js';
import { accounts, dumps, physicalGaps, tenders } from './injections-late.js';
import { constantsOf, type Label, World } from './world.js';

export type { Label } from './world.js';

/** A year with known cases in it. `touched`: numbers and codes that the cases speak of, on which other findings are their consequence. */
export interface LabelledYear {
  readonly facts: readonly Fact[];
  readonly labels: readonly Label[];
  readonly touched: ReadonlySet<string>;
}

/**
 * Puts papers and known cases into an honest year: doubles, splits, payments before their contract, overspending, ghost activities, outdated versions,
 * cartels, year-end dumps, payments ahead of the work, late accounts; beside each what looks like it and is none. `cases` false leaves the
 * year honest. Everything depends on the arguments only.
 * @param drift how far the constants of the world may differ from the usual ones: years that test a threshold are not those it was chosen on
 */
export function labelledYear(
  honest: readonly Fact[],
  year: { readonly seed: number; readonly year: number; readonly drift: number; readonly cases: boolean },
): LabelledYear {
  const world = new World(year.seed, year.year, honest);
  const constants = constantsOf(year.seed, year.drift);
  const none = { duplicates: 0, splits: 0, chronology: 0, overspends: 0, ghosts: 0, gaps: 0, lateAccounts: 0, dumps: 0, cartels: 0 };
  const counts = year.cases ? constants : { ...constants, ...none };
  honestPapers(world);
  if (year.cases) {
    duplicates(world, counts);
    splits(world, counts);
    chronology(world, counts);
    overspends(world, counts);
    dumps(world, counts);
    wrongVersions(world, counts);
  }
  ghosts(world, counts);
  physicalGaps(world, counts);
  accounts(world, counts);
  tenders(world, counts);
  return { facts: world.facts(), labels: world.labels, touched: world.touched };
}
