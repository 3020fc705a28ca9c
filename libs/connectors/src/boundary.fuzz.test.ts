import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectors, detectFormat, FileRefused, openFile } from './index.js';
import { contextWith, csvBytes, jsonBytes } from './testing.js';

/** How an office's programs write text. */
const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8 with a mark': (text) => new TextEncoder().encode(`\uFEFF${text}`),
  'Windows-1252': (text) => Uint8Array.from(text, (c) => c.charCodeAt(0) & 255),
  'UTF-16 little-endian': (text) =>
    Uint8Array.from([0xff, 0xfe, ...Array.from(text, (c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]).flat()]),
  'UTF-16 big-endian': (text) =>
    Uint8Array.from([0xfe, 0xff, ...Array.from(text, (c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255]).flat()]),
  'old Macintosh lines': (text) => new TextEncoder().encode(text.replaceAll('\n', '\r')),
  'a half character at its end': (text) => Uint8Array.from([...new TextEncoder().encode(text), 0xc3]),
};

/** What a connector says of bytes: rows with what was rejected, or why not; anything else it throws. */
function said(connector: (typeof connectors)[number], bytes: Uint8Array): { readonly messages: readonly string[]; readonly facts: number } {
  try {
    const opened = openFile({ name: 'x', bytes, format: detectFormat(bytes, 'x') });
    const { facts, rejected, warnings } = connector.convert(connector.read(opened), contextWith({ year: 2025, asOf: '2025-06-30' }));
    for (const { row, message } of [...rejected, ...warnings]) {
      expect(message.length).toBeGreaterThan(10);
      if (row !== null) expect(row).toBeGreaterThan(0);
    }
    return { messages: rejected.map(({ message }) => message), facts: facts.length };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    expect(error.message.length).toBeGreaterThan(10);
    return { messages: [error.message], facts: 0 };
  }
}

describe.each(connectors.map((connector) => [connector.id, connector] as const))('the connector %s', (_id, connector) => {
  const rows = connector.sample.rows as readonly Readonly<Record<string, unknown>>[];

  /** What has parts within parts is no table. */
  const isTable = rows.every((row) => Object.values(row).every((value) => typeof value !== 'object' || value === null));

  it.each(Object.entries(ENCODINGS))('reads or refuses its sample in %s', (_name, encode) => {
    const text = new TextDecoder().decode(isTable ? csvBytes(rows, ';') : jsonBytes(rows));
    const { messages, facts } = said(connector, encode(text));
    expect(facts + messages.length).toBeGreaterThan(0);
  });

  it('says something of every cut of its sample', () => {
    for (const whole of [csvBytes(rows, ','), jsonBytes(rows)])
      for (let tenth = 0; tenth < 10; tenth++) said(connector, whole.slice(0, Math.floor((whole.length * tenth) / 10)));
  });

  it('names what is wrong with any cell that is no longer what it was', () => {
    const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '#REF!',
        '1.234',
        '1,234.5',
        '5e+11',
        '45123',
        '\u00a0',
        '=SUM(A1)',
        '31/02/2025',
        '-',
        'x'.repeat(5_000),
        '１２３',
        null,
        true,
        [],
        {},
      ),
    );
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...fields), odd, (at, field, value) => {
        const changed = rows.map((row, i) => (i === at % rows.length ? { ...row, [field]: value } : row));
        said(connector, jsonBytes(changed));
      }),
      { numRuns: 40 },
    );
  });
});
