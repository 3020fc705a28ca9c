import { describe, expect, it } from 'vitest';
import { type Fact, factFromWire, factToWire, isFolded, naturalKey, type PlanItemFact, replacementSet, type SppFact } from './index.js';

const ITEM: PlanItemFact = {
  kind: 'plan-item',
  region: '12.05',
  year: 2026,
  date: '2026-01-01',
  document: 'RENSTRA',
  level: 'program',
  key: '61f9-1',
  parent: '61f9-0',
  code: '1.03.10',
  workUnit: '1.03.0.00.0.00.03.0000',
  text: 'Program Penyelenggaraan Jalan',
  indicators: [{ text: 'Jalan mantap', unit: '%', target: '71,5', realization: '70,25' }],
  ceiling: 120_000_000_050n,
  spent: null,
};
const SPP: SppFact = {
  kind: 'spp',
  region: '12.05',
  year: 2026,
  date: '2026-02-07',
  number: '12.05/02.0/000005/LS/1.03.0.00.0.00.03.0000/P/2/2026',
  workUnit: '1.03.0.00.0.00.03.0000',
  amount: 11_633_878_700n,
  description: null,
  status: null,
  lines: [{ subActivity: '1.03.10.2.01.0029', account: '5.2.04.01.01.0003', amount: 11_633_878_700n }],
  paymentKind: 'LS',
  contractNumber: null,
};

describe('planning and treasury facts', () => {
  it('are kept by folds alone, under the keys that others rely on', () => {
    const keys = [ITEM, { ...ITEM, workUnit: null }, SPP].map((fact: Fact) => (isFolded(fact) ? naturalKey(fact) : null));
    expect(keys).toEqual(['RENSTRA|61f9-1|1.03.0.00.0.00.03.0000', 'RENSTRA|61f9-1', SPP.number]);
  });

  it('replace the set of their document and level; plans of an agency only its own', () => {
    expect(replacementSet(ITEM)).toBe('RENSTRA|program|1.03.0.00.0.00.03.0000');
    expect(replacementSet({ ...ITEM, document: 'RPJMD' })).toBe('RPJMD|program');
    expect(replacementSet(SPP)).toBeNull();
  });

  it.each([ITEM, SPP])('come back from the ledger as they were: $kind', (fact) => {
    expect(factFromWire(JSON.parse(JSON.stringify(factToWire(fact))))).toEqual(fact);
  });
});
