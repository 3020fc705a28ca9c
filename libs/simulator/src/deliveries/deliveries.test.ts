import { isoDate, parseAccountCode, type Sen, senFromWire } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { isBusinessDay } from '../calendar.js';
import { createRegency } from '../regency.js';
import { deliveries } from './index.js';

const YEAR = 2026;
const regency = createRegency({ seed: 1205, year: YEAR });
const all = deliveries(regency, 1205, YEAR, isoDate(YEAR, 12, 31));
type Row = Readonly<Record<string, string>>;
const rowsOf = (name: string): Row[] => all.filter((d) => d.name.startsWith(name)).flatMap((d) => d.rows() as Row[]);
const sum = (amounts: readonly Sen[]): Sen => amounts.reduce((a, b) => a + b, 0n);
const share = (part: number, whole: number): number => part / whole;
const keyOf = (unit: string | undefined, sub: string | undefined): string => `${unit}|${sub}`;
const budgeted = new Map<string, Sen>();
for (const line of regency.budgetLines())
  if (line.kode_sub_kegiatan !== '') {
    const key = keyOf(line.kode_sub_unit, line.kode_sub_kegiatan);
    budgeted.set(key, (budgeted.get(key) ?? 0n) + senFromWire(line.pagu));
  }

describe('what stands around budget and payments', () => {
  it('is the same for the same seed, whatever was asked before', () => {
    const again = deliveries(createRegency({ seed: 1205, year: YEAR }), 1205, YEAR, isoDate(YEAR, 12, 31));
    for (const name of ['rencana/rpjmd-program', 'penerimaan/09-15', 'fisik/06', 'tagihan/08/spm-sipd'])
      expect(again.find((d) => d.name === name)?.rows()).toEqual(all.find((d) => d.name === name)?.rows());
    expect(new Set(all.map((d) => d.name)).size).toBe(all.length);
  });

  it('is no more than the demo can take in while somebody waits', () => {
    expect(all.reduce((rows, d) => rows + d.rows().length, 0)).toBeLessThan(26_000);
  });

  it('hangs every programme on an objective, a goal, a mission', () => {
    const ids = (name: string, column: string): Set<string | undefined> => new Set(rowsOf(name).map((row) => row[column]));
    const goals = ids('rencana/rpjmd-tujuan', 'id_unik');
    const objectives = ids('rencana/rpjmd-sasaran', 'id_unik');
    expect(rowsOf('rencana/rpjmd-sasaran').filter((row) => !goals.has(row.kode_tujuan))).toEqual([]);
    expect(rowsOf('rencana/rpjmd-program').filter((row) => !objectives.has(row.kode_sasaran))).toEqual([]);
    expect(rowsOf('rencana/renstra-tujuan').filter((row) => !objectives.has(row.kode_sasaran_rpjm))).toEqual([]);
  });

  it('has few breaks between plan and budget, and both kinds of them', () => {
    const planned = new Set(rowsOf('rencana/rkpd').map((row) => keyOf(row.kode_sub_unit, row.kode_sub_kegiatan)));
    const unplanned = [...budgeted.keys()].filter((key) => !planned.has(key)).length;
    const dropped = [...planned].filter((key) => !budgeted.has(key)).length;
    for (const breaks of [unplanned, dropped]) {
      expect(share(breaks, budgeted.size)).toBeGreaterThan(0.005);
      expect(share(breaks, budgeted.size)).toBeLessThan(0.04);
    }
  });

  it('plans near the budget, KUA nearer than RKPD', () => {
    const distance = (name: string): number => {
      const rows = rowsOf(name).flatMap((row) => {
        const budget = budgeted.get(keyOf(row.kode_sub_unit, row.kode_sub_kegiatan));
        return budget === undefined ? [] : [Math.abs(1 - Number(senFromWire(row.pagu ?? '')) / Number(budget))];
      });
      return rows.reduce((a, b) => a + b, 0) / rows.length;
    };
    expect(distance('rencana/kua')).toBeLessThan(distance('rencana/rkpd'));
    expect(distance('rencana/rkpd')).toBeLessThan(0.15);
  });

  it('releases exactly what the cash plan needs', () => {
    const plans = regency.cashPlans().filter((plan) => plan.jenis === 'belanja' && plan.kode_sub_kegiatan !== undefined);
    const months = plans.flatMap((plan) =>
      Object.entries(plan).flatMap(([k, v]) => (k.startsWith('bulan_') ? [senFromWire(String(v))] : [])),
    );
    expect(sum(rowsOf('spd/').map((row) => senFromWire(row.nilai ?? '')))).toBe(sum(months));
  });

  it('asks, orders and pays in this order, each paper under its own number', () => {
    const requests = new Map(rowsOf('tagihan/').flatMap((row) => (row.tanggalSpp ? [[row.nomorSpp, row.tanggalSpp] as const] : [])));
    const orders = rowsOf('tagihan/').filter((row) => row.tanggalSpm);
    const payments = new Map(
      [...regency.sp2dUntil(isoDate(YEAR, 12, 31))].flatMap((day) => day.rows.map((r) => [r.nomor_sp_2_d, r.tanggal_sp_2_d])),
    );
    const paidBy = new Map(rowsOf('tagihan/').flatMap((row) => (row.nomor_spm ? [[row.nomor_spm, row.nomor_sp_2_d] as const] : [])));
    expect(orders.length).toBeGreaterThan(300);
    expect(requests.size).toBe(orders.length);
    for (const order of orders) {
      const dates = [requests.get(order.nomorSpp), order.tanggalSpm, payments.get(paidBy.get(order.nomorSpm ?? '') ?? '')];
      expect([...dates].sort()).toEqual(dates);
    }
  });

  it('buys what it pays firms for: most with package, contract and hand-over in their order, some with a break', () => {
    const contracts = new Map(
      rowsOf('pengadaan/').flatMap((row) => (row.no_kontrak && row.nilai_kontrak && !row.no_bast ? [[row.no_kontrak, row] as const] : [])),
    );
    const handed = rowsOf('pengadaan/').filter((row) => row.no_bast);
    const named = rowsOf('tagihan/').filter((row) => row.nomor_kontrak);
    const told = rowsOf('tagihan/').filter((row) => row.tanggalSpm);
    const packages = new Set(rowsOf('pengadaan/paket-anggaran').map((row) => row.kd_rup));
    const notices = rowsOf('pengadaan/').filter((row) => row.versi_nontender);
    expect(named.filter((row) => !contracts.has(row.nomor_kontrak ?? ''))).toEqual([]);
    expect(share(named.length, told.length)).toBeGreaterThan(0.85);
    expect(share(named.length, told.length)).toBeLessThan(0.99);
    expect(handed.filter((row) => (row.tgl_bast ?? '') < (contracts.get(row.no_kontrak ?? '')?.tgl_kontrak ?? '9'))).toEqual([]);
    const requested = new Map(rowsOf('tagihan/').flatMap((row) => (row.tanggalSpp ? [[row.nomorSpp, row.tanggalSpp] as const] : [])));
    const requestOf = new Map(named.map((row) => [row.nomor_kontrak, requested.get(row.nomorSpp) ?? '']));
    const atOnce = handed.filter((row) => row.cara_pembayaran_kontrak === 'Sekaligus' && requestOf.has(row.no_kontrak));
    expect(atOnce.length).toBeGreaterThan(100);
    expect(atOnce.filter((row) => (row.tgl_bast ?? '') > (requestOf.get(row.no_kontrak) ?? ''))).toEqual([]);
    expect(notices.filter((row) => row.kd_rup && !packages.has(row.kd_rup))).toEqual([]);
    expect(notices.filter((row) => !row.kd_rup).length).toBeGreaterThan(0);
    const paid = new Map<string, Sen>();
    for (const row of named) paid.set(row.nomor_kontrak ?? '', (paid.get(row.nomor_kontrak ?? '') ?? 0n) + senFromWire(row.nilaiSpm ?? ''));
    for (const [number, amount] of paid) expect(amount <= senFromWire(contracts.get(number)?.nilai_kontrak ?? '0.00')).toBe(true);
  });

  it('names firms that nobody has', () => {
    expect(rowsOf('tagihan/').filter((row) => row.npwp_pihak_ketiga && !/^00\..*-000\.000$/.test(row.npwp_pihak_ketiga))).toEqual([]);
  });

  it('receives nearly what was budgeted, on working days, by accounts the domain reads', () => {
    const target = sum(regency.budgetLines().flatMap((l) => (l.kode_rekening.startsWith('4') ? [senFromWire(l.pagu)] : [])));
    const rows = rowsOf('penerimaan/');
    const received = sum(rows.map((row) => senFromWire(row.nilai ?? '')));
    expect(Number(received) / Number(target)).toBeGreaterThan(0.95);
    expect(Number(received) / Number(target)).toBeLessThan(1.01);
    expect(rows.filter((row) => parseAccountCode(row.kode_rekening ?? '') !== row.kode_rekening)).toEqual([]);
    expect(rows.filter((row) => !isBusinessDay(row.tanggal_stbp ?? ''))).toEqual([]);
    expect(new Set(rows.map((row) => row.nomor_stbp)).size).toBe(rows.length);
  });

  it('builds from month to month, never less, and a little ahead of the money', () => {
    const last = new Map<string, number>();
    for (const row of rowsOf('fisik/').filter((each) => each.realisasi_fisik)) {
      const key = keyOf(row.kode_skpd, row.kode_sub_kegiatan);
      const percent = Number(row.realisasi_fisik?.replace(',', '.'));
      expect(percent).toBeLessThanOrEqual(100);
      expect(percent).toBeGreaterThanOrEqual(last.get(key) ?? 0);
      last.set(key, percent);
    }
    expect(last.size).toBeGreaterThan(120);
    expect(rowsOf('fisik/').filter((row) => row.permasalahan).length).toBeGreaterThan(30);
  });
});
