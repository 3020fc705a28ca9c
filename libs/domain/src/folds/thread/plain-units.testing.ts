import type { UnitMergeFact } from '../../facts/index.js';

/** Units read together, looked up anew for every question. */
export interface PlainUnits {
  readonly row: (unit: string) => string;
  readonly skpd: (unit: string) => string;
  readonly together: (unit: string) => readonly string[];
}

const skpdIn = (unit: string): string => `${unit.slice(0, -4)}0000`;

export function plainUnits(merges: readonly UnitMergeFact[]): PlainUnits {
  const row = (unit: string): string => {
    const chain = [unit];
    for (;;) {
      const into = merges.find((m) => m.workUnit === chain.at(-1))?.into ?? null;
      if (into === null) return chain.at(-1) as string;
      if (chain.includes(into)) return unit;
      chain.push(into);
    }
  };
  return {
    row,
    skpd: (unit) => skpdIn(row(skpdIn(row(unit)))),
    together: (unit) =>
      [...new Set([unit, row(unit), ...merges.map((m) => m.workUnit).filter((other) => row(other) === row(unit))])].sort(),
  };
}
