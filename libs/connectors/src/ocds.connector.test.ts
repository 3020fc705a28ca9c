import { factToWire } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { bytesOf, factsOf, jsonBytes, KOMINFO, type Outcome, placesOf, refusalOf, runFile } from './testing.js';

const idr = (amount: number) => ({ amount, currency: 'IDR' });
const BUYER = { id: KOMINFO, name: 'Dinas Komunikasi dan Informatika Kabupaten Langkat' };
const CONTRACT = {
  id: '000.4/405/2025',
  awardID: 'A-1',
  dateSigned: '2025-03-10T20:00:00Z',
  status: 'active',
  value: idr(98000000.5),
  period: { startDate: '2025-03-11T00:00:00Z', endDate: '2025-06-30T00:00:00Z' },
};
const RELEASES = [
  {
    ocid: 'ocds-x-1',
    id: '1',
    date: '2025-01-10T02:00:00Z',
    tag: ['planning'],
    buyer: BUYER,
    planning: { budget: { id: '2.16.03.2.02.0012.5.1.02.02.01.0033', projectID: '559', amount: idr(1e8) } },
  },
  {
    ocid: 'ocds-x-1',
    id: '2',
    date: '2025-02-10T02:00:00Z',
    tag: ['tender'],
    tender: { id: 'T', title: 'Aplikasi', value: idr(99983250.5), tenderers: [{ id: '901' }, { id: '902' }] },
  },
  {
    ocid: 'ocds-x-1',
    id: '3',
    date: '2025-03-01T02:00:00Z',
    tag: ['award'],
    awards: [{ id: 'A-1', date: '2025-03-07T08:00:00Z', value: idr(98000000), suppliers: [{ id: '901', name: 'CV Rekaan' }] }],
  },
  { ocid: 'ocds-x-1', id: '4', date: '2025-03-12T02:00:00Z', tag: ['contract'], contracts: [CONTRACT] },
  {
    ocid: 'ocds-x-1',
    id: '5',
    date: '2025-07-12T02:00:00Z',
    tag: ['implementation'],
    contracts: [
      { id: CONTRACT.id, implementation: { transactions: [{ id: 'P-1', date: '2025-07-01T00:00:00Z', value: idr(98000000.5) }] } },
    ],
  },
];
const values = (outcome: Outcome): string[] => outcome.facts.map((fact) => JSON.stringify(factToWire(fact))).sort();

describe('OCDS', () => {
  it('gives the same facts as release package, as record package, and as releases one per line in any order', () => {
    const asPackage = runFile('ocds', jsonBytes({ uri: 'x', releases: RELEASES }));
    const compiled = { ...Object.assign({}, ...RELEASES), contracts: [{ ...CONTRACT, ...(RELEASES[4]?.contracts?.[0] ?? {}) }] };
    expect(
      values(
        runFile(
          'ocds',
          bytesOf(
            [...RELEASES]
              .reverse()
              .map((r) => JSON.stringify(r))
              .join('\n'),
          ),
        ),
      ),
    ).toEqual(values(asPackage));
    expect(values(runFile('ocds', jsonBytes({ records: [{ ocid: 'ocds-x-1', releases: RELEASES }] })))).toEqual(values(asPackage));
    expect(values(runFile('ocds', jsonBytes({ records: [{ ocid: 'ocds-x-1', compiledRelease: compiled }] })))).toEqual(values(asPackage));
    expect(asPackage.conversion.totals).toEqual({ kontrak: '98000000.50' });
  });

  it('gives package, funding, notice, bids, award, contract and payment of a process', () => {
    const { facts } = runFile('ocds', jsonBytes({ releases: RELEASES }));
    expect(factsOf(facts, 'package-funding')).toMatchObject([
      { rupCode: '559', mak: ['2.16.03.2.02.0012.5.1.02.02.01.0033'], ceiling: 10000000000n },
    ]);
    expect(factsOf(facts, 'procurement-notice')).toMatchObject([
      { process: 'ocds-x-1', rupCodes: ['559'], workUnit: KOMINFO, ownerEstimate: 9998325050n },
    ]);
    expect(factsOf(facts, 'bid').map((b) => [b.participant, b.winner])).toEqual([
      ['901', true],
      ['902', false],
    ]);
    expect(factsOf(facts, 'contract')).toMatchObject([
      { number: CONTRACT.id, date: '2025-03-11', vendor: { name: 'CV Rekaan', id: '901' }, endsOn: '2025-06-30' },
    ]);
    expect(factsOf(facts, 'handover')).toMatchObject([{ contractNumber: CONTRACT.id, recordNumber: 'P-1', amount: 9800000050n }]);
  });

  it('of another buyer needs --region; amounts of another currency are left out and told', () => {
    const foreign = RELEASES.map((r) => ('buyer' in r ? { ...r, buyer: { id: 'GB-1', name: 'London Borough of Barnet' } } : r));
    expect(refusalOf(() => runFile('ocds', jsonBytes({ releases: foreign }))).code).toBe('other-region');
    const pounds = { ...RELEASES[3], contracts: [{ ...CONTRACT, value: { amount: 5, currency: 'GBP' } }] };
    const outcome = runFile('ocds', jsonBytes({ releases: [pounds] }), { region: '12.05' });
    expect(factsOf(outcome.facts, 'contract')).toMatchObject([{ amount: null }]);
    expect(placesOf(outcome.warnings, 'currency')).toEqual(['1 contracts.value']);
  });

  it('refuses records that only link to their releases', () => {
    const linked = { records: [{ ocid: 'ocds-x-1', releases: [{ url: 'https://example.org/1.json', date: '2025-01-10T02:00:00Z' }] }] };
    expect(placesOf(runFile('ocds', jsonBytes(linked)).rejected, 'no-release')).toEqual(['1 ocid']);
  });
});
