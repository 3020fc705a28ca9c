import { describe, expect, it } from 'vitest';
import { jsonBytes, runFile } from './testing.js';

const row = { application: 'SP4N-LAPOR', name: 'Aduan belum dijawab', unit: 'aduan', value: 14, time: '2025-07-14T10:00:00+07:00' };
const run = (change: object) => runFile('indicator', jsonBytes([{ ...row, ...change }]));

describe('the connector indicator', () => {
  it('keeps a figure exactly as it was told, number or text, in its own year and day', () => {
    expect(run({ target: '10.50', better: 'lower', cadence: 1, owner: 'Dinas Kominfo' }).facts).toEqual([
      {
        kind: 'service-indicator',
        region: '12.05',
        year: 2025,
        date: '2025-07-14',
        application: 'SP4N-LAPOR',
        name: 'Aduan belum dijawab',
        unit: 'aduan',
        value: '14',
        target: '10.5',
        better: 'lower',
        time: '2025-07-14T03:00:00.000Z',
        cadenceHours: 1,
        owner: 'Dinas Kominfo',
      },
    ]);
    expect(run({ time: '2024-12-31T23:30:00Z' }).facts[0]).toMatchObject({ year: 2025, date: '2025-01-01' });
    expect(run({ time: '2025-07-14' }).facts[0]).toMatchObject({ time: '2025-07-13T17:00:00.000Z', date: '2025-07-14', cadenceHours: 24 });
  });

  it.each([
    ['0', '0'],
    ['-0.0', '0'],
    ['007.10', '7.1'],
    ['-12.5', '-12.5'],
  ])('writes %s as %s', (told, kept) => {
    expect(run({ value: told }).facts[0]).toMatchObject({ value: kept });
  });

  it.each([
    [{ value: null }, 'value', 'jangan dikirim'],
    [{ value: '1.234,5' }, 'value', 'dengan titik'],
    [{ value: 'banyak' }, 'value', 'dengan titik'],
    [{ target: '1e3' }, 'target', 'dengan titik'],
    [{ time: '2025-07-14T10:00:00' }, 'time', 'dengan zona'],
    [{ time: '2025-13-40' }, 'time', 'dengan zona'],
    [{ time: '2025-07-16T10:00:00+07:00' }, 'time', 'belum terjadi'],
    [{ better: 'naik' }, 'better', 'higher'],
    [{ cadence: '0' }, 'cadence', 'jam'],
    [{ application: 'x'.repeat(41) }, 'application', '40 huruf'],
    [{ name: '' }, 'name', 'kosong'],
  ])('refuses %o at its field, with the remedy', (change, column, word) => {
    const { facts, rejected } = run(change);
    expect(facts).toEqual([]);
    expect(rejected).toEqual([expect.objectContaining({ row: 1, column, message: expect.stringContaining(word) })]);
  });

  it('takes the figures of one application alone where its key says so; the others are refused by row', () => {
    const rows = [row, { ...row, application: 'Siaga 112' }];
    const { facts, rejected } = runFile('indicator', jsonBytes(rows), { application: 'SP4N-LAPOR' });
    expect(facts.map((fact) => fact.kind === 'service-indicator' && fact.application)).toEqual(['SP4N-LAPOR']);
    expect(rejected).toMatchObject([{ row: 2, column: 'application', code: 'other-application' }]);
  });
});
