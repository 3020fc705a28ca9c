import { type Fact, type FactKind, naturalKey } from '@lcc/domain';
import type { FactKey, KnownFacts } from './connector.js';

/** Text that identifies a fact within a region. */
export const factKeyText = ({ kind, year, key }: FactKey): string => `${kind}|${year}|${key}`;

/** The look-up over facts, each found by its own kind, year and natural key. */
export function knownFacts(facts: Iterable<Fact>): KnownFacts {
  const byKey = new Map<string, Fact>();
  for (const fact of facts) byKey.set(factKeyText({ kind: fact.kind, year: fact.year, key: naturalKey(fact) }), fact);
  return {
    find<K extends FactKind>(kind: K, year: number, key: string) {
      const fact = byKey.get(factKeyText({ kind, year, key }));
      return fact?.kind === kind ? (fact as Extract<Fact, { kind: K }>) : undefined;
    },
  };
}
