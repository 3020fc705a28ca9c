import type { FactDraft, RowIssue } from '@lcc/connectors';
import { type IsoDate, isPlanningStage, type WorkUnitCode } from '@lcc/domain';

/** A unit whose figures are part of another one's from a day on. */
export interface Merge {
  readonly old: WorkUnitCode;
  readonly into: WorkUnitCode;
  readonly from: IsoDate;
}

/** Whether a unit has budget lines in the year. */
export type HasBudget = (unit: WorkUnitCode) => Promise<boolean>;

/** One warning for each merged unit that drafts of a year still name, and for each budget that is now counted beside an older one. */
export async function mergeWarnings(
  drafts: readonly FactDraft[],
  merges: readonly Merge[],
  today: IsoDate,
  hasBudget: HasBudget,
): Promise<RowIssue[]> {
  const issues: RowIssue[] = [];
  for (const merge of merges) {
    const ofOld = drafts.filter(({ fact }) => fact.kind !== 'roster' && 'workUnit' in fact && fact.workUnit === merge.old);
    const late = ofOld.filter(({ fact }) => merge.from <= today || merge.from <= fact.date);
    if (late.length > 0) issues.push(stillNamed(merge, firstRow(late)));
    const budget = drafts.filter(({ fact }) => isNewBudget(fact, merge));
    if (budget.length > 0 && ofOld.length === 0 && (await hasBudget(merge.old))) issues.push(countedBeside(merge, firstRow(budget)));
  }
  return issues;
}

/** A version of the unit that took the other in, in force since then. */
const isNewBudget = (fact: FactDraft['fact'], { into, from }: Merge): boolean =>
  fact.kind === 'budget-line' && fact.workUnit === into && fact.date >= from && !isPlanningStage(fact.stage);

const firstRow = (drafts: readonly FactDraft[]): number => Math.min(...drafts.map((d) => d.row));

function stillNamed({ old, into, from }: Merge, row: number): RowIssue {
  const message = `Baris ${row}: SKPD ${old} digabung ke ${into} sejak ${from}; angkanya dihitung pada ${into}. Pakai kode baru bila sumbernya sudah dapat.`;
  return { row, column: null, code: 'merged-unit', message };
}

function countedBeside({ old, into, from }: Merge, row: number): RowIssue {
  const message = `Baris ${row}: anggaran ${into} ini berlaku sesudah ${old} digabung (${from}). Pagu ${old} yang lama tetap dihitung di sampingnya; bila sudah termuat di sini, kirim satu baris ${old} berpagu 0 pada versi yang sama.`;
  return { row, column: null, code: 'merged-budget', message };
}
