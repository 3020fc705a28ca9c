import { describe, expect, it } from 'vitest';
import type { PlaceNameFact } from '../facts/index.js';
import { PlaceFold } from './place.fold.js';

const named = (code: string, name: string): PlaceNameFact => ({
  kind: 'place-name',
  region: '32.05',
  year: 2026,
  date: '2026-01-01',
  code,
  name,
});
const fold = new PlaceFold();
const tell = (before: PlaceNameFact | null, after: PlaceNameFact | null) =>
  fold.apply({ revision: 1, before, after, firstRecordedOn: '2026-01-01' });

describe('names of places', () => {
  it('are those that were told, also of a region without a table', () => {
    tell(null, named('32.05', 'Kabupaten Garut'));
    tell(null, named('32.05.02', 'Cibatu'));
    tell(null, named('32.05.01', 'Garut Kota'));
    expect(fold.nameOf('32.05')).toBe('Kabupaten Garut');
    expect(fold.districts('32.05')).toEqual([
      { code: '32.05.01', name: 'Garut Kota' },
      { code: '32.05.02', name: 'Cibatu' },
    ]);
    tell(named('32.05.02', 'Cibatu'), null);
    expect(fold.districts('32.05').map(({ code }) => code)).toEqual(['32.05.01']);
  });

  it('stand beside the table of a region that has one, and go before it', () => {
    expect(fold.districts('12.05').find(({ code }) => code === '12.05.16')?.name).toBe('Besitang');
    tell(null, { ...named('12.05.16', 'Besitang Baru'), region: '12.05' });
    expect(fold.districts('12.05')).toHaveLength(23);
    expect(fold.districts('12.05').find(({ code }) => code === '12.05.16')?.name).toBe('Besitang Baru');
  });
});
