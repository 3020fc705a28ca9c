import { factToWire, naturalKey } from '@lcc/domain';
import type { FactDraft } from './connector.js';
import type { Issues } from './issues.js';

/** Warns where two rows of one file give one key different values: the ledger keeps the last one. Equal rows are mere duplicates. */
export function warnOfDuplicates(drafts: readonly FactDraft[], issues: Issues): void {
  const seen = new Map<string, { row: number; value: string }>();
  for (const { fact, row } of drafts) {
    const key = [fact.kind, fact.year, naturalKey(fact)].join('|');
    const value = JSON.stringify(factToWire(fact));
    const earlier = seen.get(key);
    if (earlier && earlier.value !== value)
      issues.warn(
        { row, column: null },
        'duplicate-key',
        `Baris ${row} memuat kunci yang sama dengan baris ${earlier.row} dengan nilai lain; yang terakhir berlaku. Hapus yang salah.`,
      );
    seen.set(key, { row, value });
  }
}
