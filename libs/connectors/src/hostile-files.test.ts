import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectors, detectFormat, FileRefused, openFile, recognize } from './index.js';
import {
  bytesOf,
  contextWith,
  csvBytes,
  jsonBytes,
  KOMINFO,
  refusalOf,
  repacked,
  runFile,
  type TestCell,
  tableBytes,
  workbookBytes,
} from './testing.js';

const CELLS: Readonly<Record<string, TestCell>> = {
  E5: 'periode 1 Januari s.d 31 Agustus 2025',
  B14: 'KODE REKENING',
  G14: 'URAIAN',
  Q14: 'ANGGARAN',
  S14: 'REALISASI',
  D18: '5',
  H18: 'BELANJA',
  Q18: 100,
  R18: 50,
  D19: '5.1',
  I19: 'BELANJA OPERASI',
  Q19: '1.234.567,89',
  R19: 50,
};
const XLSX = workbookBytes({ Sheet1: CELLS });
const SHEET = 'xl/worksheets/sheet1.xml';
const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, 0])]);
const withFormula =
  (formula: string) =>
  (xml: string): string =>
    xml.replace('<v>50</v>', `<f>${formula.replaceAll('"', '&quot;')}</f><v>50</v>`);
const VALID: readonly Uint8Array[] = [
  XLSX,
  workbookBytes({ Sheet1: CELLS }, 'biff8'),
  ...connectors.map((c) => jsonBytes(c.sample.rows)),
  ...connectors.slice(0, 4).map((c) => csvBytes(c.sample.rows, ';')),
];

/** The whole way of bytes through whichever connectors care; true when it ended as it should. */
function survives(bytes: Uint8Array): boolean {
  try {
    const opened = openFile({ name: 'x', bytes, format: detectFormat(bytes, 'x') });
    const known = recognize(opened);
    for (const connector of known ? [known] : connectors)
      refusalOrNothing(() => connector.convert(connector.read(opened), contextWith({ year: 2025, asOf: '2025-06-30' })));
    return true;
  } catch (error) {
    if (error instanceof FileRefused) return error.message.length > 10;
    throw error;
  }
}

function refusalOrNothing(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
  }
}

describe('whatever bytes come', () => {
  it('random ones end in a refusal or in rows', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), survives), { numRuns: 300 });
  });

  it('random text does, too', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json(),
      fc
        .array(fc.constantFrom(',', ';', '"', '\n', '\r', 'kode_rekening', 'pagu', '{', '}', '[', '1.234'), { maxLength: 60 })
        .map((p) => p.join('')),
    );
    fc.assert(
      fc.property(text, (t) => survives(bytesOf(t))),
      { numRuns: 300 },
    );
  });

  it('rows of any JSON under the right names do', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('5.1', '2.16.2.20.2.21.14.0000', '2025-02-27', '1.234', '#REF!', 'LS', 'belanja'),
    );
    const file = fc
      .constantFrom(...connectors)
      .chain((c) => fc.array(fc.record(Object.fromEntries(c.fields.map((f) => [f.name, value]))), { maxLength: 4 }));
    fc.assert(
      fc.property(file, (rows) => survives(jsonBytes(rows))),
      { numRuns: 300 },
    );
  });

  it('good files with bytes changed, cut or repeated do', () => {
    const change = fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) });
    const mutated = fc.record({
      file: fc.constantFrom(...VALID),
      changes: fc.array(change, { minLength: 1, maxLength: 12 }),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.boolean(),
    });
    fc.assert(
      fc.property(mutated, ({ file, changes, keep, cut }) => {
        const bytes = file.slice(0, cut ? Math.ceil(file.length * keep) : file.length);
        for (const { at, byte } of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        return survives(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, string]>([
    ['spaces in a heading', `a${' '.repeat(300_000)}!;b`],
    ['dots in a code', `kode_skpd;nama_skpd\n${'.'.repeat(300_000)}x;nama`],
    ['digits in an amount', `kode_rekening;anggaran;realisasi\n5.1;${'9'.repeat(900_000)};1`],
    ['a long JSON text', JSON.stringify([{ kode_skpd: 'x\\"'.repeat(1_000_000), nama_skpd: 'x' }])],
    ['JSON nested too deep', '['.repeat(100_000)],
    ['open quotes', '"'.repeat(99_999)],
  ])('%s cost no time', (_, text) => {
    const start = performance.now();
    expect(survives(bytesOf(text))).toBe(true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('a file of another kind is refused by name', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks', bytesOf(' \r\n '), 'empty'],
    ['a PDF', bytesOf('%PDF-1.7 ...'), 'unknown-format'],
    ['a web page', bytesOf('<!DOCTYPE html><table><tr><td>kode_skpd</td></tr></table>'), 'unknown-format'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'not-text'],
    ['broken JSON', bytesOf('[{"kode_skpd": }]'), 'bad-json'],
    ['csv without headings', bytesOf('1,2\n3,4'), 'no-heading'],
  ])('%s', (_, bytes, code) => {
    expect(refusalOf(() => openFile({ name: 'x.xlsx', bytes, format: detectFormat(bytes, 'x.xlsx') })).code).toBe(code);
  });

  it('a place in broken JSON is named', () => {
    const bytes = bytesOf('[\n  {"a": 1},\n  {"a": 01}\n]');
    expect(refusalOf(() => openFile({ name: 'x', bytes, format: 'json' }))).toMatchObject({ row: 3, column: '10' });
  });
});

describe('a workbook that is not what it says', () => {
  const open = (bytes: Uint8Array) => openFile({ name: 'x.xlsx', bytes, format: detectFormat(bytes, 'x.xlsx') });
  const refused = (change: (view: DataView, entry: number, own: number) => void): string => {
    const bytes = XLSX.slice();
    const { entry, own } = sheetPart(bytes);
    change(new DataView(bytes.buffer), entry, own);
    return refusalOf(() => open(bytes)).code;
  };

  it('is opened when it is', () => {
    expect(open(XLSX).kind).toBe('sheets');
  });

  it('declaring more than 200 MB is refused before anything is unfolded', () => {
    expect(
      refused((view, entry, own) => {
        view.setUint32(entry + 24, 201_000_000, true);
        view.setUint32(own + 22, 201_000_000, true);
      }),
    ).toBe('unsafe-zip');
  });

  it('declaring a part a hundred times its size is refused', () => {
    expect(refused((view, entry) => view.setUint32(entry + 24, 150_000_000, true))).toBe('unsafe-zip');
  });

  it.each<[string, (view: DataView, entry: number, own: number) => void]>([
    ['a smaller size in the directory', (view, entry) => view.setUint32(entry + 24, 10, true)],
    ['a huge size in the header of a part', (view, _, own) => view.setUint32(own + 22, 0xffff_fff0, true)],
    [
      'packed in the part, plain in the directory',
      (view, entry) => view.setUint16(entry + 10, view.getUint16(entry + 10, true) === 8 ? 0 : 8, true),
    ],
    ['a packing nobody knows', (view, entry) => view.setUint16(entry + 10, 99, true)],
    ['a part that begins elsewhere', (view, entry) => view.setUint32(entry + 42, 3, true)],
  ])('%s is refused', (_, change) => {
    expect(refused(change)).toBe('unsafe-zip');
  });

  it('locked by a password is refused with the remedy', () => {
    expect(refused((view, entry) => view.setUint16(entry + 8, 1, true))).toBe('encrypted');
  });

  it('with macros is refused', () => {
    const bytes = XLSX.slice();
    const { entry } = sheetPart(bytes);
    const nameLength = new DataView(bytes.buffer).getUint16(entry + 28, true);
    const macro = 'xl/vbaProject.bin';
    expect(nameLength).toBeGreaterThanOrEqual(macro.length);
    bytes.set(bytesOf(`${'x'.repeat(nameLength - macro.length - 1)}/${macro}`.slice(-nameLength)), entry + 46);
    expect(refusalOf(() => open(bytes)).code).toBe('macros');
  });

  it('in the binary format is refused with the remedy', () => {
    expect(refusalOf(() => open(workbookBytes({ Sheet1: CELLS }, 'xlsb')))).toMatchObject({
      code: 'unknown-format',
      message: expect.stringContaining('.xlsx'),
    });
  });

  it('with a link over a whole sheet is refused, one with a link over a few cells is not', () => {
    expect(open(linked('A1:C90')).kind).toBe('sheets');
    expect(refusalOf(() => open(linked('A1:XFD1048576')))).toMatchObject({
      code: 'unsafe-zip',
      message: expect.stringContaining('tautan'),
    });
    expect(refusalOf(() => open(linked('A1:A9999999999'))).code).toBe('unsafe-zip');
  });

  it.each<[string, string, Record<string, (xml: string) => string | Uint8Array>]>([
    ['declaring entities', 'unsafe-zip', { [SHEET]: (xml) => xml.replace('<worksheet', '<!DOCTYPE w [<!ENTITY a "a">]><worksheet') }],
    ['in an encoding that hides what it declares', 'unsafe-zip', { [SHEET]: (xml) => utf16(xml) }],
    ['with an archive inside', 'unsafe-zip', { 'xl/embeddings/isi.zip': () => XLSX }],
    ['with a part outside of the archive', 'unsafe-zip', { 'xl/../../luar.xml': () => '<a/>' }],
    ['with macros under another name', 'macros', { '[Content_Types].xml': (xml) => xml.replace(/sheet\.main/, 'sheet.macroEnabled.main') }],
    ['with a macro sheet', 'macros', { 'xl/macrosheets/sheet1.xml': () => '<macrosheet/>' }],
    ['that asks another program', 'unsafe-link', { 'xl/externalLinks/externalLink1.xml': () => '<externalLink><ddeLink/></externalLink>' }],
    ['with a formula that starts a program', 'unsafe-link', { [SHEET]: withFormula(`cmd|'/c calc'!A0`) }],
    ['with a formula that fetches something', 'unsafe-link', { [SHEET]: withFormula('WEBSERVICE("https://example.invalid")') }],
  ])('%s is refused', (_, code, change) => {
    expect(refusalOf(() => open(repacked(XLSX, change)))).toMatchObject({ code, message: expect.stringMatching(/simpan|kirim/i) });
  });

  it('referring to another workbook is read from the values it holds, and says so', () => {
    const opened = open(repacked(XLSX, { 'xl/externalLinks/externalLink1.xml': () => '<externalLink><externalBook/></externalLink>' }));
    expect(opened.kind === 'sheets' && opened.warnings.map((w) => w.code)).toEqual(['external-link']);
  });

  it('with formulas is read by what they came to; one that was never calculated is an error, not a blank', () => {
    const cell = (formula: string) => ({ [SHEET]: (xml: string) => xml.replace(/(<c r="R18"[^>]*>)<v>50<\/v>/, `$1${formula}`) });
    const value = (formula: string): unknown => {
      const opened = open(repacked(XLSX, cell(formula)));
      return opened.kind === 'sheets' && opened.sheets[0]?.cell(18, 'R');
    };
    expect(value('<f>SUM(R19:R20)&lt;7</f><v>50</v>')).toBe(50);
    for (const bare of ['<f>R19*2</f>', '<f>R19*2</f><v></v>', '<f>R19*2</f><v/>', '<f t="shared" si="0"/>'])
      expect(value(bare)).toEqual({ error: 'rumus belum dihitung' });
    const outcome = runFile('lra', repacked(XLSX, cell('<f>R19*2</f><v/>')), { workUnit: KOMINFO });
    expect(outcome.rejected).toMatchObject([{ row: 18, column: 'R', message: expect.stringContaining('belum dihitung') }]);
  });

  it.each<[string, () => Uint8Array]>([
    ['csv', () => bytesOf(`${Array.from({ length: 1_000_000 }, (_, i) => `k${i}`).join(',')}\n1,2`)],
    ['xlsx', () => tableBytes([Array.from({ length: 300 }, (_, i) => `k${i}`)])],
    ['xlsx beyond its last row', () => repacked(XLSX, { [SHEET]: (xml) => xml.replaceAll('r="R19"', 'r="R99999999"') })],
  ])('wider or longer than a sheet of an office is refused (%s)', (_, bytes) => {
    expect(refusalOf(() => open(bytes())).code).toMatch(/^too-(large-sheet|many-columns)$/);
  });

  it('that is some other archive is refused', () => {
    const text = new TextDecoder('latin1').decode(XLSX).replaceAll('[Content_Types].xml', '[Content_Typez].xml');
    const bytes = new Uint8Array([...text].map((c) => c.charCodeAt(0)));
    expect(refusalOf(() => detectFormat(bytes, 'x.xlsx')).code).toBe('unknown-format');
  });
});

/** The workbook with one link over a range. */
function linked(range: string): Uint8Array {
  const link = `<hyperlinks><hyperlink ref="${range}" display="x"/></hyperlinks></worksheet>`;
  return repacked(XLSX, { [SHEET]: (xml) => xml.replace('</worksheet>', link) });
}

/** Places of the sheet's directory entry and own header. */
function sheetPart(bytes: Uint8Array): { entry: number; own: number } {
  const view = new DataView(bytes.buffer);
  const entries: number[] = [];
  for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x0201_4b50) entries.push(at);
  const sheet = entries.find(
    (at) => new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))) === 'xl/worksheets/sheet1.xml',
  );
  if (sheet === undefined) throw new Error('no sheet in the test workbook');
  return { entry: sheet, own: view.getUint32(sheet + 42, true) };
}
