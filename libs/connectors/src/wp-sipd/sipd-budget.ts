import {
  type AccountCode,
  type AccountRoot,
  accountRoot,
  type BudgetLineFact,
  type BudgetStage,
  sumSen,
  type WorkUnitCode,
} from '@lcc/domain';
import { isKnownAccount } from '../accounts.js';
import { budgetStage } from '../budget-stage.js';
import type { SourceRow } from '../connector.js';
import { groupBy } from '../group-by.js';
import { WHOLE_FILE } from '../issues.js';
import { type Amount, warnOfAmount } from '../row-fields.js';
import type { SipdConversion } from './sipd-conversion.js';

/** A row of a budget table: its amount in the file's own version, and those of other versions that stand beside it. */
export interface BudgetRow {
  readonly source: SourceRow;
  readonly year: number;
  readonly workUnit: WorkUnitCode;
  readonly subActivity: string | null;
  readonly account: AccountCode;
  readonly fundingSource: string | null;
  readonly label: string | null;
  readonly amount: Amount;
  /** The amount before the change (column `*_murni`); null when the table has none. */
  readonly original: Amount | null;
  /** Amounts of stages of planning; null or zero = not planned there. */
  readonly planned?: { readonly RKPD: Amount | null; readonly KUA: Amount | null };
}

/** Names of sums by root, as the connector of budget lines calls them. */
const TOTALS: Readonly<Record<AccountRoot, string>> = { '4': 'pagu_pendapatan', '5': 'pagu', '6': 'pagu_pembiayaan' };

/**
 * Rows to budget lines of the version of `--stage` (else the original): rows of one key are summed and kept as its details. In a file of
 * the amendment, or of the first shift, the column before the change is the original budget. Only lines of the file's own account root
 * are replaced, since revenue, spending and financing come in tables of their own.
 */
export function addBudgetLines(rows: readonly BudgetRow[], root: AccountRoot, into: SipdConversion): void {
  const version = budgetStage(into.context);
  const own = rows.filter((row) => isOfRoot(row, root, into));
  into.replacedRoots = [root];
  addStage(
    own.map((row) => ({ ...row })),
    version.stage,
    version.inForce,
    into,
  );
  for (const row of own) into.total(TOTALS[root], row.amount.sen);
  addOriginals(own, version.stage, into);
  for (const stage of ['RKPD', 'KUA'] as const) {
    const planned = own.flatMap((row) => (row.planned?.[stage] ? [{ ...row, amount: row.planned[stage] }] : []));
    if (planned.some((row) => row.amount.sen !== 0n)) addStage(planned, stage, (year) => `${year}-01-01`, into);
  }
}

function isOfRoot(row: BudgetRow, root: AccountRoot, into: SipdConversion): boolean {
  if (accountRoot(row.account) !== root) {
    into.reject(row.source, 'kode_akun', 'account-root', `rekening ${row.account} bukan rekening ${root}`);
    return false;
  }
  if (!isKnownAccount(row.account))
    into.warnOnce(row.source, 'unknown-account', `Rekening ${row.account} tidak ada di bagan akun; dicatat apa adanya. Periksa kodenya.`);
  warnOfAmount(row.amount, row.source, 'rincian', into.issues);
  return true;
}

function addOriginals(rows: readonly BudgetRow[], stage: BudgetStage, into: SipdConversion): void {
  const changed = rows.filter((row) => row.original !== null && row.original.sen !== row.amount.sen);
  if (changed.length === 0) return;
  if (stage !== 'PERUBAHAN' && stage !== 'GESER_1') {
    if (stage === 'MURNI')
      into.issues.warn(
        WHOLE_FILE,
        'original-twin',
        `${changed.length} baris bernilai lain sebelum perubahan (kolom *_murni). Bila berkas ini sesudah perubahan, beri --stage PERUBAHAN --in-force TANGGAL.`,
      );
    return;
  }
  into.issues.warn(WHOLE_FILE, 'original-twin', `Nilai sebelum perubahan (kolom *_murni) dicatat sebagai anggaran MURNI.`);
  const originals = rows.flatMap((row) => (row.original ? [{ ...row, amount: row.original }] : []));
  addStage(originals, 'MURNI', (year) => `${year}-01-01`, into, true);
}

function addStage(
  rows: readonly BudgetRow[],
  stage: BudgetStage,
  inForce: (year: number) => string,
  into: SipdConversion,
  derived = false,
): void {
  const groups = groupBy(rows, (r) => [r.year, r.workUnit, r.subActivity, r.account, r.fundingSource].join('|'));
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const fact: BudgetLineFact = {
      kind: 'budget-line',
      ...into.base(first.year, inForce(first.year)),
      stage,
      workUnit: first.workUnit,
      subActivity: first.subActivity,
      account: first.account,
      fundingSource: first.fundingSource,
      amount: sumSen(group.map((r) => r.amount.sen)),
      details: group.map((r) => ({ row: r.source.row, label: r.label, amount: r.amount.sen })),
    };
    into.add({ row: first.source.row, fact, ...(derived ? { derived } : {}) });
  }
}
