import { accountRoot, type Sen, senToWire } from '@lcc/domain';
import type { BudgetLine } from './budget.js';
import { type Pace, plannedParts } from './pace.js';
import type { CashPlanRow } from './rows.js';

const THOUSAND: Sen = 100_000n;
const GROUPS = { '4': 'pendapatan', '5': 'belanja', '6': 'pembiayaan' } as const;
/** Receipts come in nearly evenly, a little more towards the end. */
const RECEIPT_PARTS = [6, 7, 8, 8, 8, 9, 8, 8, 9, 9, 9, 11].map((percent) => percent / 100);

/** The cash plan of a budget line: twelve amounts that sum to it exactly. */
export function cashPlanRow(line: BudgetLine, pace: Pace, year: number): CashPlanRow {
  const parts = line.kind === null ? RECEIPT_PARTS : plannedParts(line.kind, pace, year);
  const m = monthlyAmounts(line.amount, parts).map(senToWire);
  const at = (month: number): string => m[month - 1] ?? '0.00';
  return {
    tahun: String(year),
    kode_skpd: line.unit.code,
    ...(line.subActivity === null ? {} : { kode_sub_kegiatan: line.subActivity }),
    kode_rekening: line.account,
    jenis: GROUPS[accountRoot(line.account) ?? '5'],
    bulan_1: at(1),
    bulan_2: at(2),
    bulan_3: at(3),
    bulan_4: at(4),
    bulan_5: at(5),
    bulan_6: at(6),
    bulan_7: at(7),
    bulan_8: at(8),
    bulan_9: at(9),
    bulan_10: at(10),
    bulan_11: at(11),
    bulan_12: at(12),
  };
}

/** Months rounded down to Rp 1.000; what rounding leaves goes to December. */
function monthlyAmounts(total: Sen, parts: readonly number[]): Sen[] {
  const amounts = parts.slice(0, 11).map((part) => {
    const share = (total * BigInt(Math.floor(part * 1_000_000))) / 1_000_000n;
    return share - (share % THOUSAND);
  });
  return [...amounts, total - amounts.reduce((a, b) => a + b, 0n)];
}
