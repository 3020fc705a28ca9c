import type { WorkFact } from '../facts/index.js';
import type { NamedDistrict } from '../folds/place.fold.js';
import { normaliseName, type WorkUnitCode } from '../values/index.js';

/**
 * The district of a work: the one its location names (the longest name first, after `Kec.` before elsewhere), else the one its office serves,
 * else null. A coordinate alone does not say it.
 */
export function districtOfWork(
  { location, workUnit }: Pick<WorkFact, 'location' | 'workUnit'>,
  districts: readonly NamedDistrict[],
  served: ReadonlyMap<WorkUnitCode, string | null>,
): string | null {
  const named = location === null ? null : districtIn(location, districts);
  return named ?? served.get(workUnit) ?? null;
}

function districtIn(location: string, districts: readonly NamedDistrict[]): string | null {
  const longestFirst = [...districts].sort((a, b) => b.name.length - a.name.length);
  const after = /\bkec(?:amatan)?\b\.?\s*(.+)$/i.exec(location)?.[1];
  for (const text of after === undefined ? [location] : [after, location]) {
    const words = ` ${normaliseName(text)} `;
    const found = longestFirst.find(({ name }) => words.includes(` ${normaliseName(name)} `));
    if (found) return found.code;
  }
  return null;
}
