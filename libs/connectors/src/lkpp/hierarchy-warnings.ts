import { naturalKey, type RupStructureFact, structureGaps } from '@lcc/domain';
import { inRupiah } from '../accounts.js';
import type { FactDraft, RowIssue } from '../connector.js';
import { Issues } from '../issues.js';

const WORDS: Readonly<Record<RupStructureFact['level'], string>> = {
  office: 'satker',
  programme: 'program',
  activity: 'kegiatan',
  'sub-activity': 'sub kegiatan',
};

/**
 * Gaps in SiRUP's budget that rows of a file take part in, given what the ledger already holds of the same years: a parent in the file, or
 * children of a parent that came before. Each is told, none is mended.
 */
export function hierarchyWarnings(drafts: readonly FactDraft[], known: readonly RupStructureFact[]): RowIssue[] {
  const rows = new Map<string, number>();
  const facts = new Map<string, RupStructureFact>();
  const keyOf = (fact: RupStructureFact): string => `${fact.year}|${naturalKey(fact)}`;
  for (const fact of known) facts.set(keyOf(fact), fact);
  for (const { fact, row } of drafts) {
    if (fact.kind !== 'rup-structure') continue;
    facts.set(keyOf(fact), fact);
    rows.set(keyOf(fact), row);
  }
  const levels = new Set([...rows.keys()].map((key) => facts.get(key)?.level));
  const issues = new Issues();
  for (const year of new Set([...facts.values()].map((fact) => fact.year)))
    for (const gap of structureGaps([...facts.values()].filter((fact) => fact.year === year))) {
      if (!levels.has(gap.parent.level) && !levels.has(gap.below)) continue;
      const { parent, below, stated, sum } = gap;
      issues.warn(
        { row: rows.get(keyOf(parent)) ?? null, column: null },
        'hierarchy',
        `${WORDS[parent.level]} ${parent.code ?? parent.name ?? parent.id}: tertulis ${inRupiah(stated)}, jumlah ${WORDS[below]}-nya ${inRupiah(sum)}. Dicatat apa adanya.`,
      );
    }
  return issues.warnings;
}
