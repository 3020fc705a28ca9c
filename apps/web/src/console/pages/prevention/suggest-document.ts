import type { EvidenceDocument } from '@lcc/contract';

type Named = Pick<EvidenceDocument, 'id' | 'code' | 'name'>;

/** Share of the words of a name that a path must hold. */
const ENOUGH = 0.6;
const SHORTEST_WORD = 4;

/**
 * The document that a file of a folder is probably meant for: the one whose code stands in its path, else the only one whose name mostly does.
 * Null = nobody can tell; a person chooses.
 */
export function suggestDocument(path: string, documents: readonly Named[]): string | null {
  const byCode = documents.filter(({ code }) => holdsCode(path, code)).sort((a, b) => b.code.length - a.code.length)[0];
  if (byCode) return byCode.id;
  const words = new Set(wordsOf(path));
  const scored = documents
    .map(({ id, name }) => {
      const own = wordsOf(name ?? '');
      return { id, share: own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length };
    })
    .sort((a, b) => b.share - a.share);
  const [first, second] = scored;
  return first && first.share >= ENOUGH && first.share > (second?.share ?? 0) ? first.id : null;
}

/** `2.2.1 daftar.pdf` holds 2.2.1, and not 2.2 or 2.2.11. */
function holdsCode(path: string, code: string): boolean {
  const plain = code.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|[^\\d.])${plain}(?!\\.?\\d)`).test(path);
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST_WORD);
