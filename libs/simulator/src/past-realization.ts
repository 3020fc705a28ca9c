import { type IsoDate, monthOf, paceGroup, type Sen, senFromWire, senToWire } from '@lcc/domain';
import { receiptsOfYear } from './deliveries/receipts.js';
import type { Regency } from './regency.js';
import type { PastRealizationRow, PlanMonth } from './rows.js';

interface Group {
  budget: Sen;
  readonly months: Sen[];
}

/** A year's budget and money by unit and group of accounts. */
class PastGroups {
  readonly #groups = new Map<string, Group>();

  constructor(regency: Regency, root: '4' | '5') {
    for (const line of regency.budgetLines())
      if (line.kode_rekening.startsWith(root)) this.#at(line.kode_sub_unit, line.kode_rekening).budget += senFromWire(line.pagu);
  }

  add(unit: string, account: string, date: IsoDate, amount: Sen): void {
    const { months } = this.#at(unit, account);
    const month = monthOf(date) - 1;
    months[month] = (months[month] ?? 0n) + amount;
  }

  rows(year: number): PastRealizationRow[] {
    return [...this.#groups].map(([key, group]) => pastRow(year, key, group));
  }

  #at(unit: string, account: string): Group {
    const key = `${unit}|${paceGroup(account)}`;
    let group = this.#groups.get(key);
    if (!group) this.#groups.set(key, (group = { budget: 0n, months: Array<Sen>(12).fill(0n) }));
    return group;
  }
}

/** What a made-up year looks like from a later one: spending by unit, group of accounts and month. */
export function pastRealizationRows(regency: Regency, year: number): PastRealizationRow[] {
  const groups = new PastGroups(regency, '5');
  for (const { rows } of regency.sp2dUntil(`${year}-12-31`))
    for (const row of rows) {
      if (row.status === 'gagal_transfer' || (row.jenis_sp_2_d !== 'LS' && row.jenis_sp_2_d !== 'GU')) continue;
      for (const part of row.detail) groups.add(row.kode_sub_skpd, part.kode_rekening, row.tanggal_sp_2_d, senFromWire(part.jumlah));
    }
  return groups.rows(year);
}

/** The same of revenue. */
export function pastReceiptRows(regency: Regency, seed: number, year: number): PastRealizationRow[] {
  const groups = new PastGroups(regency, '4');
  for (const { line, date, amount } of receiptsOfYear(regency, seed, year))
    groups.add(line.kode_sub_unit, line.kode_rekening, date, amount);
  return groups.rows(year);
}

function pastRow(year: number, key: string, { budget, months }: Group): PastRealizationRow {
  const [unit = '', account = ''] = key.split('|');
  const amounts = Object.fromEntries(months.map((amount, i) => [`bulan_${i + 1}`, senToWire(amount)])) as Record<PlanMonth, string>;
  return { tahun_lalu: String(year), kode_skpd: unit, kode_rekening: account, anggaran: senToWire(budget), ...amounts };
}
