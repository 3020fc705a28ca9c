import { monthOf, paceGroup, type Sen, senFromWire, senToWire } from '@lcc/domain';
import type { Regency } from './regency.js';
import type { PastRealizationRow, PlanMonth } from './rows.js';

interface Group {
  budget: Sen;
  readonly months: Sen[];
}

/** What a made-up year looks like from a later one: spending by unit, group of accounts and month. */
export function pastRealizationRows(regency: Regency, year: number): PastRealizationRow[] {
  const groups = new Map<string, Group>();
  const at = (unit: string, account: string): Group => {
    const key = `${unit}|${paceGroup(account)}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { budget: 0n, months: Array<Sen>(12).fill(0n) }));
    return group;
  };
  for (const line of regency.budgetLines())
    if (line.kode_rekening.startsWith('5')) at(line.kode_sub_unit, line.kode_rekening).budget += senFromWire(line.pagu);
  for (const { rows } of regency.sp2dUntil(`${year}-12-31`))
    for (const row of rows) {
      if (row.status === 'gagal_transfer' || (row.jenis_sp_2_d !== 'LS' && row.jenis_sp_2_d !== 'GU')) continue;
      const month = monthOf(row.tanggal_sp_2_d) - 1;
      for (const part of row.detail) {
        const { months } = at(row.kode_sub_skpd, part.kode_rekening);
        months[month] = (months[month] ?? 0n) + senFromWire(part.jumlah);
      }
    }
  return [...groups].map(([key, group]) => pastRow(year, key, group));
}

function pastRow(year: number, key: string, { budget, months }: Group): PastRealizationRow {
  const [unit = '', account = ''] = key.split('|');
  const amounts = Object.fromEntries(months.map((amount, i) => [`bulan_${i + 1}`, senToWire(amount)])) as Record<PlanMonth, string>;
  return { tahun_lalu: String(year), kode_skpd: unit, kode_rekening: account, anggaran: senToWire(budget), ...amounts };
}
