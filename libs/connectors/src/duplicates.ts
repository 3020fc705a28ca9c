import { factToWire, naturalKey } from '@lcc/domain';
import type { FactDraft } from './connector.js';
import type { Issues } from './issues.js';

/** Warns where two rows of one file give one key different values: the ledger keeps the last one. Equal rows are mere duplicates. */
export function warnOfDuplicates(drafts: readonly FactDraft[], issues: Issues): void {
  const seen = new Map<string, FactDraft>();
  for (const draft of drafts) {
    const { fact, row } = draft;
    const key = `${fact.kind}|${fact.year}|${naturalKey(fact)}`;
    const earlier = seen.get(key);
    if (earlier && textOf(earlier) !== textOf(draft))
      issues.warn(
        { row, column: null },
        'duplicate-key',
        `Baris ${row} memuat kunci yang sama dengan baris ${earlier.row} dengan nilai lain; yang terakhir berlaku. Hapus yang salah.`,
      );
    seen.set(key, draft);
  }
}

const textOf = ({ fact }: FactDraft): string => JSON.stringify(factToWire(fact));
