import { describe, expect, it } from 'vitest';
import { sampleBoard } from '../shared/sample-board.js';
import { type RegentFacts, regentSentence } from './regent-sentence.js';
import { SITUATIONS } from './regent-sentence.table.js';

const [head = '', ...lines] = SITUATIONS.split('\n');
const situations = lines.map((line) => Object.fromEntries(head.split('\t').map((name, i) => [name, line.split('\t')[i] ?? ''])));

type Situation = Readonly<Record<string, string>>;
const rate = (text = ''): number | null => (text === '' ? null : Number(text) / 100);

/** The board of a situation: percentages and points as in the table, money in billions of rupiah. */
function factsOf(row: Situation, language: 'id' | 'en'): RegentFacts {
  const board = sampleBoard({ asOf: row.asOf as string, year: Number(row.year) });
  const absorption = rate(row.absorption);
  return {
    staleSince: row.stale || null,
    language,
    board: {
      ...board,
      closed: row.closed || null,
      totals: { ...board.totals, absorption, absent: absorption === null ? { absorption: row.absent as 'belum-melapor' } : {} },
      summary: {
        ...board.summary,
        gap: rate(row.gap),
        weekChange: rate(row.week),
        behind: row.behind ? `${row.behind}000000000.00` : null,
        silent: Number(row.silent || 0),
      },
    },
  };
}

const said = (facts: RegentFacts): string => {
  const { date, level, motion, money } = regentSentence(facts);
  return [date, level, motion, money && `| ${money.before} ${money.amount}`].filter(Boolean).join(' ').replaceAll('\u00a0', ' ');
};

describe("the regent's sentence", () => {
  it('has a hundred situations, no two alike', () => {
    expect(situations.length).toBeGreaterThanOrEqual(100);
    expect(new Set(lines.map((line) => line.split('\t').slice(1, -2).join())).size).toBe(lines.length);
  });

  for (const row of situations)
    it(row.situation ?? '', () => {
      expect(said(factsOf(row, 'id'))).toBe(row.id);
      expect(said(factsOf(row, 'en'))).toBe(row.en);
    });
});
