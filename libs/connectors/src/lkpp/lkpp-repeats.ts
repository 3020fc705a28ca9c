import { type FoldedFact, naturalKey } from '@lcc/domain';
import type { Issues } from '../issues.js';
import { readText } from '../read-values.js';
import { type LkppDraft, valueText } from './lkpp-dataset.js';

/** When the service looked; never part of a value. */
const LOOKED = '_event_date';

/**
 * Numbers rows that have no number of their own. Rows equal in everything, within one look of the service, are several payments of the same
 * amount on one day (the totals that the same service gives of them say so); the same rows in another look are the same payments
 * again. The number does not depend on the order of the rows.
 */
export function tellApart(drafts: readonly LkppDraft[], issues: Issues): LkppDraft[] {
  const seen = new Map<string, number>();
  const tokens = drafts.map((draft) => {
    const value = valueText(draft.fact);
    const look = `${readText(draft.from.source.fields[LOOKED]) ?? ''}|${value}`;
    const nth = (seen.get(look) ?? 0) + 1;
    seen.set(look, nth);
    if (nth > 1) warnOfRepeat(draft, nth, issues);
    return { draft, token: `${value}|${String(nth).padStart(4, '0')}` };
  });
  const ranks = new Map<string, Map<string, number>>();
  for (const { token, rank } of ranked(tokens)) rankOf(ranks, token.draft).set(token.token, rank);
  return tokens.map(({ draft, token }) => ({ ...draft, fact: numbered(draft.fact, rankOf(ranks, draft).get(token) ?? 1) }));
}

type Token = { readonly draft: LkppDraft; readonly token: string };

/** Distinct tokens of each identity in order, counted from 1. */
function ranked(tokens: readonly Token[]): { token: Token; rank: number }[] {
  const groups = new Map<string, Map<string, Token>>();
  for (const token of tokens) {
    const key = identityOf(token.draft);
    const group = groups.get(key) ?? new Map<string, Token>();
    groups.set(key, group.set(token.token, token));
  }
  return [...groups.values()].flatMap((group) =>
    [...group.values()].sort((a, b) => (a.token < b.token ? -1 : 1)).map((token, i) => ({ token, rank: i + 1 })),
  );
}

function rankOf(ranks: Map<string, Map<string, number>>, draft: LkppDraft): Map<string, number> {
  const key = identityOf(draft);
  const known = ranks.get(key) ?? new Map<string, number>();
  ranks.set(key, known);
  return known;
}

/** What the rows to be told apart have in common: the natural key without the number. */
const identityOf = ({ fact }: LkppDraft): string => `${fact.year}|${naturalKey(numbered(fact, 0))}`;

const numbered = (fact: FoldedFact, nth: number): FoldedFact => ('nth' in fact ? { ...fact, nth } : fact);

function warnOfRepeat({ row }: LkppDraft, nth: number, issues: Issues): void {
  issues.warn(
    { row, column: null },
    'repeated-row',
    `Baris ${row} sama persis dengan baris sebelumnya (ke-${nth}) dan tidak bernomor; dihitung tersendiri. Periksa bila itu terkirim dua kali.`,
  );
}
