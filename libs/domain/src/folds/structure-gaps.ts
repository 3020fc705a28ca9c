import type { RupStructureFact } from '../facts/index.js';
import type { Sen } from '../values/index.js';

/** One place where SiRUP's budget does not add up: what stands at a level, and what the level below it sums to. */
export interface StructureGap {
  readonly parent: RupStructureFact;
  readonly below: RupStructureFact['level'];
  readonly stated: Sen;
  readonly sum: Sen;
}

const BELOW: Readonly<Partial<Record<RupStructureFact['level'], RupStructureFact['level']>>> = {
  office: 'programme',
  programme: 'activity',
  activity: 'sub-activity',
};

/**
 * Where an office is not the sum of its programmes, a programme not that of its activities, an activity not that of its sub-activities.
 * Listed, never mended: nobody knows which of the two is right. A level that came for no office at all says nothing; one that
 * came leaves a gap where a parent has no children in it. Deleted entries do not count.
 */
export function structureGaps(facts: Iterable<RupStructureFact>): StructureGap[] {
  const alive = [...facts].filter((fact) => !fact.deleted);
  const came = new Set(alive.map((fact) => fact.level));
  const sums = new Map<string, Sen>();
  for (const { level, parentId, ceiling } of alive)
    if (parentId !== null) sums.set(`${level}|${parentId}`, (sums.get(`${level}|${parentId}`) ?? 0n) + (ceiling ?? 0n));
  return alive.flatMap((parent): StructureGap[] => {
    const below = BELOW[parent.level];
    if (below === undefined || !came.has(below) || parent.ceiling === null) return [];
    const sum = sums.get(`${below}|${parent.id}`) ?? 0n;
    return sum === parent.ceiling ? [] : [{ parent, below, stated: parent.ceiling, sum }];
  });
}
