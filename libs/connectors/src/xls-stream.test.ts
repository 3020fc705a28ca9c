import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { detectFormat, openFile, type Sheet } from './index.js';
import { refusalOf, workbookBytes } from './testing.js';

const XLS = workbookBytes({ Sheet1: { A1: 'sebelum', A2: 7 } }, 'biff8');

describe('records of an xls', () => {
  it('with formulas keep the values they came to', () => {
    const sheet = open(withRecords(formula(4, float64(1234.5), [0x1e, 5, 0]), formula(5, STRING_VALUE, [0x1e, 5, 0]), text('hasil')));
    expect([sheet.cell(1, 'A'), sheet.cell(2, 'A'), sheet.cell(5, 'A'), sheet.cell(6, 'A')]).toEqual(['sebelum', 7, 1234.5, 'hasil']);
  });

  it.each<[string, number[]]>([
    ['a shared formula longer than its record', record(0x04bc, [0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0x70, 0x1e, 5, 0])],
    ['an array formula of a wrong length', record(0x0221, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0x1e, 5, 0])],
    ['a cell formula of a wrong length', formula(4, float64(1), [0x1e, 5, 0], 2)],
    [
      'tips of links over the whole sheet',
      Array.from({ length: 50 }, () => record(0x0800, [0, 8, 0, 0, 0xff, 0xff, 0, 0, 0xff, 0, 0x41, 0, 0, 0])).flat(),
    ],
    ['a text of an older format without its end', record(0x0004, [0, 0, 0, 0, 0, 0])],
    [
      'a cell formula that goes on in a continuation',
      [
        ...record(0x0006, [4, 0, 0, 0, 15, 0, 0, 0]),
        ...record(
          0x003c,
          Array.from({ length: 60 }, () => 0x1e),
        ),
      ],
    ],
    ['a name of a wrong length', record(0x0018, [0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x41, 0x1e, 5, 0])],
  ])('%s does not keep the reader busy', (_, bytes) => {
    const start = performance.now();
    expect(open(withRecords(bytes)).cell(2, 'A')).toBe(7);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

it('an xls of before version 5 is refused with the remedy', () => {
  expect(refusalOf(() => open(withRecords(record(0x0409, [0, 4, 16, 0]))))).toMatchObject({
    code: 'unreadable-workbook',
    message: expect.stringContaining('.xlsx'),
  });
});

it('a container without a workbook is refused', () => {
  const container: object = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/WordDocument', new Uint8Array(600));
  expect(refusalOf(() => open(Uint8Array.from(CFB.write(container, { type: 'array' })))).code).toBe('unreadable-workbook');
});

it('a workbook in a container locked by a password is refused', () => {
  const container: object = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(600));
  expect(refusalOf(() => open(Uint8Array.from(CFB.write(container, { type: 'array' })))).code).toBe('encrypted');
});

function open(bytes: Uint8Array): Sheet {
  const opened = openFile({ name: 'x.xls', bytes, format: detectFormat(bytes, 'x.xls') });
  const [sheet] = opened.kind === 'sheets' ? opened.sheets : [];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

/** The workbook above with records put before the end of its only sheet. */
function withRecords(...records: readonly number[][]): Uint8Array {
  const container = CFB.read(XLS, { type: 'array' });
  const entry: { content: ArrayLike<number> } = CFB.find(container, '/Workbook');
  const stream = [...Array.from(entry.content)];
  let end = stream.length - 4;
  while (!(stream[end] === 0x0a && stream[end + 1] === 0 && stream[end + 2] === 0 && stream[end + 3] === 0)) end--;
  const changed = [...stream.slice(0, end), ...records.flat(), ...stream.slice(end)];
  const fresh: object = CFB.utils.cfb_new();
  CFB.utils.cfb_add(fresh, '/Workbook', Uint8Array.from(changed));
  return Uint8Array.from(CFB.write(fresh, { type: 'array' }));
}

const u16 = (n: number): number[] => [n & 255, n >> 8];
function record(type: number, data: readonly number[]): number[] {
  return [...u16(type), ...u16(data.length), ...data];
}

const STRING_VALUE = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
function float64(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return [...new Uint8Array(view.buffer)];
}

/** A cell in column A: what it came to, and tokens of the formula under a length that may be wrong. */
function formula(row: number, value: readonly number[], tokens: readonly number[], length = tokens.length): number[] {
  return record(0x0006, [...u16(row), 0, 0, 15, 0, ...value, 0, 0, 0, 0, 0, 0, ...u16(length), ...tokens]);
}

const text = (value: string): number[] => record(0x0207, [...u16(value.length), 0, ...[...value].map((c) => c.charCodeAt(0))]);
