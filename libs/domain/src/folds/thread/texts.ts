/** A part of a longer text as a text of its own; a part alone keeps the whole text in memory. `sign` = one that stands in it. */
export const ownText = (text: string, sign: string): string => text.split(sign).join(sign);

/** Fields whose values very many facts have in common. */
const SHARED = new Set(['kind', 'workUnit', 'date', 'status', 'endsOn', 'selectionTo', 'stage', 'subActivity', 'code', 'spp']);

/** Texts and lists of texts that many facts say alike, each kept once: those of a read fact are texts of its own. */
export class Texts {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();

  one<T extends string | null>(text: T): T {
    if (text === null) return text;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return (known as T | undefined) ?? text;
  }

  /** A list that nobody changes, in exactly the room it needs. */
  list(texts: readonly string[]): readonly string[] {
    const key = texts.join('\n');
    let list = this.#lists.get(key);
    if (!list) this.#lists.set(key, (list = texts.map((text) => this.one(text))));
    return list;
  }

  /** The fact with its common texts shared. */
  share<F extends object>(fact: F): F {
    const copy = { ...fact } as Record<string, unknown>;
    for (const field of SHARED) {
      const value = copy[field];
      if (typeof value === 'string') copy[field] = this.one(value);
    }
    return copy as F;
  }
}
