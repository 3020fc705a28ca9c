import type { UnitLookup } from '@lcc/connectors';
import { type IsoDate, normaliseName, type WorkUnitCode } from '@lcc/domain';

export interface Unit {
  readonly code: WorkUnitCode;
  readonly name: string;
}

/** A name that an operator keeps: what it means from a day on; null = nothing any more. */
export interface Alias {
  readonly name: string;
  readonly from: IsoDate;
  readonly means: WorkUnitCode | null;
}

/** What is known of the units of a region in a year, plain enough to travel to another thread. */
export interface UnitBook {
  readonly units: readonly Unit[];
  readonly aliases: readonly Alias[];
}

/** One look-up per book: a book that is remembered is not indexed again for every push. */
const known = new WeakMap<UnitBook, UnitLookup>();

/** The look-up of a book. A name that two units share finds none; what an operator said of a name wins over the roster. */
export function unitLookup(book: UnitBook): UnitLookup {
  let lookup = known.get(book);
  if (!lookup) known.set(book, (lookup = build(book)));
  return lookup;
}

function build({ units, aliases }: UnitBook): UnitLookup {
  const byCode = new Map(units.map((u) => [u.code, u]));
  const byName = new Map<string, Unit | null>();
  for (const unit of units) {
    const key = normaliseName(unit.name);
    byName.set(key, byName.has(key) ? null : unit);
  }
  const kept = new Map<string, Alias[]>();
  for (const alias of [...aliases].sort((a, b) => (a.from < b.from ? -1 : 1)))
    kept.set(normaliseName(alias.name), [...(kept.get(normaliseName(alias.name)) ?? []), alias]);
  return {
    byCode: (code) => byCode.get(code),
    byName: (name, day) => {
      const key = normaliseName(name);
      const alias = kept.get(key)?.findLast((each) => each.from <= day);
      const code = alias?.means ?? null;
      if (code !== null) return byCode.get(code) ?? { code, name: code };
      return byName.get(key) ?? undefined;
    },
  };
}
