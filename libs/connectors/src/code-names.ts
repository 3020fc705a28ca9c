import type { CodeName } from './connector.js';

/** A code and the name beside it, as a row carried them; null where it carried none. */
export type CarriedName = readonly [kind: CodeName['kind'], code: string | null, name: string | null];

/** Names to be learned, one per code: the first that says anything, its blanks closed up. A name that only repeats the code says nothing. */
export function codeNames(carried: Iterable<CarriedName>): CodeName[] {
  const names = new Map<string, CodeName>();
  for (const [kind, code, raw] of carried) {
    const name = raw?.replace(/\s+/g, ' ').trim();
    if (code === null || !name || name === code || names.has(`${kind}|${code}`)) continue;
    names.set(`${kind}|${code}`, { kind, code, name });
  }
  return [...names.values()];
}
