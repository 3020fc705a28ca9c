import { connectors } from '@lcc/connectors';
import type { ServiceIndicatorFact } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { SOURCE_OF, SourceClocks } from './source-clocks.js';

const told = (application: string, name: string, cadenceHours: number): ServiceIndicatorFact => ({
  kind: 'service-indicator',
  region: '12.05',
  year: 2026,
  date: '2026-11-24',
  application,
  name,
  unit: 'orang',
  value: '1',
  target: null,
  better: null,
  time: '2026-11-24T03:00:00.000Z',
  cadenceHours,
  owner: null,
});

/** Brought once, or told by people here: their age says nothing. `lkpp-bela` and `ocds` bring kinds that other sources are named by. */
const WITHOUT_CLOCK = ['past-realization', 'holiday', 'accountability', 'unit-report', 'indicator', 'lkpp-bela', 'ocds'];

describe('the clocks of sources', () => {
  it('are there for every source that a connector brings, but those whose age says nothing', () => {
    const known = new Set<string>([...Object.values(SOURCE_OF), ...WITHOUT_CLOCK]);
    expect(connectors.map(({ source }) => source.id).filter((id) => !known.has(id))).toEqual([]);
  });

  it('give every application that tells figures one of its own, by its most frequent figure, also from saved sums', () => {
    const clocks = new SourceClocks();
    const see = (fact: ServiceIndicatorFact, revision: number, hour: number): void =>
      clocks.see({ kind: fact.kind, revision, recordedAt: Date.UTC(2026, 10, 24, hour), before: null, after: fact });
    see(told('Siaga 112', 'Panggilan', 1), 1, 3);
    see(told('RSUD', 'Antrean', 24), 2, 1);
    see(told('Siaga 112', 'Respons', 24), 3, 4);
    const expected = [
      { id: 'indicator/RSUD', title: 'RSUD', cadenceHours: 24, lastAcceptedAt: '2026-11-24T01:00:00.000Z', revision: 2 },
      { id: 'indicator/Siaga 112', title: 'Siaga 112', cadenceHours: 1, lastAcceptedAt: '2026-11-24T04:00:00.000Z', revision: 3 },
    ];
    expect(clocks.list()).toMatchObject(expected);
    expect(new SourceClocks(clocks.save()).list()).toEqual(clocks.list());
  });

  it('forget an application with the last of its readings, also after a correction', () => {
    const clocks = new SourceClocks();
    const reading = told('Antrean', 'Terlayani', 1);
    const at = { kind: reading.kind, recordedAt: Date.UTC(2026, 10, 24, 3) };
    clocks.see({ ...at, revision: 1, before: null, after: reading });
    clocks.see({ ...at, revision: 2, before: reading, after: { ...reading, value: '2' } });
    expect(clocks.list().map(({ id }) => id)).toEqual(['indicator/Antrean']);
    const saved = new SourceClocks(clocks.save());
    saved.see({ ...at, revision: 3, before: { ...reading, value: '2' }, after: null });
    expect(saved.list()).toEqual([]);
  });
});
