import { describe, expect, it } from 'vitest';
import { csvCell } from './issue-file.js';

describe('a cell for a spreadsheet', () => {
  it('is quoted, and what would be a formula is text', () => {
    expect(['=1+1', '+62', '-5', '@SUM(A1)', '\t=1', 'Baris 2: "x"', 7, null].map(csvCell)).toEqual([
      `"'=1+1"`,
      `"'+62"`,
      `"'-5"`,
      `"'@SUM(A1)"`,
      `"'\t=1"`,
      '"Baris 2: ""x"""',
      '"7"',
      '""',
    ]);
  });
});
