import { describe, expect, it } from 'vitest';
import { detectFormat, openFile } from './index.js';
import { MOST_CELLS, MOST_ROWS } from './limits.js';
import { bytesOf, refusalOf } from './testing.js';

const open = (text: string) => openFile({ name: 'x', bytes: bytesOf(text), format: detectFormat(bytesOf(text), 'x') });
const ROW = '{"kode_skpd":"a, \\"b{[\\\\"}';

describe('what holds more than is read is refused before it is parsed', () => {
  it.each<[string, string]>([
    ['rows of an array', `[${'{},'.repeat(MOST_ROWS)}{"a":"1"}]`.padEnd(2_000_001)],
    ['rows of an array under data', `{"status":true,"data":[${`${ROW},`.repeat(MOST_ROWS)}${ROW}]}`],
    ['items that are no rows', `[${'null,'.repeat(MOST_ROWS)}null,{}]`.padEnd(2_000_001)],
    ['values of one row', `[{"detail":[${'1,'.repeat(MOST_CELLS + 1)}1]}]`],
    ['lines of objects', `${ROW}\n`.repeat(MOST_ROWS + 1)],
    ['lines of csv', `kode_skpd,nama_skpd\n${'a,b\n'.repeat(3 * MOST_ROWS + 1)}`],
    ['values of csv', `kode_skpd,nama_skpd\n${`${','.repeat(200)}\n`.repeat(MOST_CELLS / 200 + 1)}`],
  ])('%s', (_, text) => {
    expect(refusalOf(() => open(text))).toMatchObject({
      code: 'too-many-rows',
      message: expect.stringMatching(/300\.000 baris|6\.000\.000 isian/),
    });
  });

  it('and texts full of marks are no rows', () => {
    const text = JSON.stringify([{ kode_skpd: '},{,['.repeat(500_000), nama_skpd: '\\' }]);
    const opened = open(text);
    expect(opened.kind === 'records' && opened.records.length).toBe(1);
  });
});

it('a csv record of a million letters is refused by what is wrong with it', () => {
  expect(refusalOf(() => open(`kode_skpd,nama_skpd\n1,${'x'.repeat(1_100_000)}`))).toMatchObject({
    code: 'bad-csv',
    row: 2,
    message: expect.stringContaining('sejuta huruf'),
  });
});
