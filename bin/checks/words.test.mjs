import { describe, expect, it } from 'vitest';
import { wordProblems } from './words.mjs';

describe('words', () => {
  it.each([
    'see ../shared/docs/x.md',
    'cd /work/main',
    'as in issue 2',
    'issue #12',
    'fixes #3',
    'in this session we',
    'left for a later one: in the next session',
  ])('that only the writer understands are refused: %s', (text) => {
    expect(wordProblems(`first\n${text}`)).toEqual([{ line: 2, what: expect.any(String) }]);
  });

  it.each([
    "import { a } from '../shared/tile.js';",
    'the session cookie',
    'ends this session at once',
    'sessions end after 30 minutes',
    'an issue with the file',
    'a #1 hit',
  ])('of the product are left alone: %s', (text) => {
    expect(wordProblems(text)).toEqual([]);
  });
});
