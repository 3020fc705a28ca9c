import type { UnitLookup } from '@lcc/connectors';
import type { WorkUnitCode } from '@lcc/domain';

export interface Unit {
  readonly code: WorkUnitCode;
  readonly name: string;
}

/** Letters and digits only, upper case: `Dinas  P.U. dan Tata-Ruang` → `DINAS PU DAN TATA RUANG`. */
export function normaliseName(name: string): string {
  return name
    .toUpperCase()
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** One look-up per list: a list that is remembered is not indexed again for every push. */
const known = new WeakMap<readonly Unit[], UnitLookup>();

/** The look-up of a list; a name that two units share finds none. */
export function unitLookup(units: readonly Unit[]): UnitLookup {
  let lookup = known.get(units);
  if (!lookup) known.set(units, (lookup = build(units)));
  return lookup;
}

function build(units: readonly Unit[]): UnitLookup {
  const byCode = new Map(units.map((u) => [u.code, u]));
  const byName = new Map<string, Unit | null>();
  for (const unit of units) {
    const key = normaliseName(unit.name);
    byName.set(key, byName.has(key) ? null : unit);
  }
  return { byCode: (code) => byCode.get(code), byName: (name) => byName.get(normaliseName(name)) ?? undefined };
}
