import { factFromWire, factToWire } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { connectorById, connectors, detectFormat, FileRefused, openFile, recognize } from './index.js';
import { bytesOf, contextWith, csvBytes, jsonBytes, tableBytes } from './testing.js';

describe.each(connectors.map((c) => [c.id, c] as const))('connector %s', (id, connector) => {
  const flat = connector.sample.rows.every((row) => Object.values(row).every((v) => typeof v !== 'object'));
  const rows = connector.sample.rows;
  const forms: readonly (readonly [string, Uint8Array])[] = [
    ['json', jsonBytes(rows)],
    ['ndjson', bytesOf(rows.map((r) => JSON.stringify(r)).join('\n'))],
    ...(flat ? [['csv', csvBytes(rows)] as const, ['csv', csvBytes(rows, ';')] as const] : []),
    ...(flat ? [['xlsx', tableOf(rows)] as const, ['xls', tableOf(rows, 'biff8')] as const] : []),
  ];

  it.each(forms)('converts its own sample as %s without a rejection', (format, bytes) => {
    expect(detectFormat(bytes, connector.sample.name)).toBe(format);
    const opened = openFile({ name: connector.sample.name, bytes, format: detectFormat(bytes, connector.sample.name) });
    expect(recognize(opened)?.id).toBe(id);
    const read = connector.read(opened);
    expect(read.rejected).toEqual([]);
    const { facts, rejected, totals } = connector.convert(read, contextWith({}, connector.sample.known));
    expect(rejected).toEqual([]);
    expect(facts.length).toBeGreaterThan(0);
    for (const { fact } of facts) expect(factFromWire(JSON.parse(JSON.stringify(factToWire(fact))))).toEqual(fact);
    for (const value of Object.values(totals)) expect(value).toMatch(/^-?\d+\.\d\d$/);
  });

  it('documents every field of its sample, and its required ones are there', () => {
    const documented = connector.fields.map((f) => f.name);
    for (const row of rows) {
      expect(Object.keys(row).filter((name) => !documented.includes(name))).toEqual([]);
      expect(connector.fields.filter((f) => f.required && !(f.name in row)).map((f) => f.name)).toEqual([]);
    }
    expect(connector.fields.every((f) => f.title !== '')).toBe(true);
  });

  it('is found by its id and says how often its source sends', () => {
    expect(connectorById(id)).toBe(connector);
    expect(connector.source.cadenceHours).toBeGreaterThan(0);
    expect(connector.title.id).not.toBe(connector.title.en);
  });

  it('turns a row of foreign fields into a rejection or a refusal, never into a fact', () => {
    const bytes = jsonBytes([Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, { bukan: 'nilai' }]))]);
    const opened = openFile({ name: 'uji.json', bytes, format: 'json' });
    const read = connector.read(opened);
    const result = attempt(() => connector.convert(read, contextWith()));
    expect(result === 'refused' || (result.facts.length === 0 && result.rejected.length > 0)).toBe(true);
  });
});

it('knows every id once', () => {
  expect(new Set(connectors.map((c) => c.id)).size).toBe(connectors.length);
});

function tableOf(rows: readonly Readonly<Record<string, unknown>>[], type?: 'xlsx' | 'biff8'): Uint8Array {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return tableBytes([names, ...rows.map((row) => names.map((name) => (name in row ? String(row[name]) : null)))], type);
}

function attempt<T>(call: () => T): T | 'refused' {
  try {
    return call();
  } catch (error) {
    if (error instanceof FileRefused) return 'refused';
    throw error;
  }
}
