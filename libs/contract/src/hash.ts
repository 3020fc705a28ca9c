import { textHash } from '@lcc/domain/values';
import type { BoardEntries } from './board.js';

/** Over the entries in key order. Detects damage between server and glass (a proxy, a cache, a lost frame). */
export function hashEntries(entries: BoardEntries): string {
  return textHash(textsOf(entries));
}

function* textsOf(entries: BoardEntries): Generator<string> {
  for (const key of Object.keys(entries).sort()) {
    yield key;
    yield JSON.stringify(entries[key]);
  }
}
