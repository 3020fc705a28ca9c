import { type IsoDate, monthOf, type Sen, senToWire, yearOf } from '@lcc/domain';
import type { BudgetLine } from './budget.js';
import { subActivityName } from './descriptions.js';
import { ACCOUNT_NAMES, FUND_NAMES } from './reference/accounts.js';
import {
  ACTIVITY_NAMES,
  AFFAIR_FIELD_NAMES,
  AFFAIR_NAMES,
  PROGRAMME_NAMES,
  SUPPORT_ACTIVITIES,
  SUPPORT_PROGRAMME,
} from './reference/nomenclature.js';
import { UNITS, type UnitSeed } from './reference/units.js';
import type { BudgetLineRow, RosterRow, Sp2dRow } from './rows.js';

/** Code of the Skpd a unit belongs to; its own for an Skpd. */
const skpdCode = (unit: UnitSeed): string => `${unit.code.slice(0, -4)}0000`;
const nameOf = new Map(UNITS.map((unit) => [unit.code, unit.name]));

/** The roster: every Skpd and unit, with parent and district. */
export function rosterRows(): RosterRow[] {
  return UNITS.map((unit) => ({
    kode_skpd: unit.code,
    nama_skpd: unit.name,
    ...(skpdCode(unit) === unit.code ? {} : { induk: skpdCode(unit) }),
    ...(unit.district === null ? {} : { kode_kecamatan: unit.district }),
  }));
}

/** A budget line as the detail export writes it. */
export function budgetLineRow(line: BudgetLine, year: number): BudgetLineRow {
  const sub = line.subActivity ?? '';
  const field = line.unit.code.slice(0, 4);
  const programme = sub.split('.').slice(0, 3).join('.');
  const activity = sub.split('.').slice(0, 5).join('.');
  const support = programme === `${field}.01`;
  return {
    tahun: String(year),
    kode_urusan: field.slice(0, 1),
    nama_urusan: AFFAIR_NAMES[field.slice(0, 1)] ?? '',
    kode_skpd: skpdCode(line.unit),
    nama_skpd: nameOf.get(skpdCode(line.unit)) ?? '',
    kode_sub_unit: line.unit.code,
    nama_sub_unit: line.unit.name,
    kode_bidang_urusan: field,
    nama_bidang_urusan: AFFAIR_FIELD_NAMES[field] ?? '',
    kode_program: programme,
    nama_program: support ? SUPPORT_PROGRAMME : (PROGRAMME_NAMES[programme] ?? ''),
    kode_kegiatan: activity,
    nama_kegiatan: support ? (SUPPORT_ACTIVITIES[activity.slice(8)] ?? '') : (ACTIVITY_NAMES[activity] ?? ''),
    kode_sub_kegiatan: sub,
    nama_sub_kegiatan: subActivityName(line.subActivity),
    kode_sumber_dana: line.fund,
    nama_sumber_dana: FUND_NAMES[line.fund] ?? '',
    kode_rekening: line.account,
    nama_rekening: ACCOUNT_NAMES[line.account] ?? '',
    kode_standar_harga: '',
    nama_standar_harga: '',
    pagu: senToWire(line.amount),
  };
}

/** What a document says, before it has a number. */
export interface Sp2dDraft {
  readonly sequence: number;
  readonly date: IsoDate;
  readonly unit: UnitSeed;
  readonly kind: Sp2dRow['jenis_sp_2_d'];
  readonly amount: Sen;
  readonly description: string;
  readonly status: Sp2dRow['status'];
  readonly parts: readonly { readonly line: BudgetLine; readonly amount: Sen }[];
}

/** A document with its number: region, document class, sequence, kind, unit, stage (M = original budget), month, year. */
export function sp2dRow(draft: Sp2dDraft): Sp2dRow {
  const { date, kind, unit } = draft;
  const sequence = String(draft.sequence).padStart(6, '0');
  return {
    nomor_sp_2_d: `12.05/04.0/${sequence}/${kind}/${unit.code}/M/${monthOf(date)}/${yearOf(date)}`,
    tanggal_sp_2_d: date,
    jenis_sp_2_d: kind,
    nilai_sp_2_d: senToWire(draft.amount),
    kode_sub_skpd: unit.code,
    keterangan_sp_2_d: draft.description,
    status: draft.status,
    detail: draft.parts.map(({ line, amount }) => ({
      kode_sub_kegiatan: line.subActivity ?? '',
      kode_rekening: line.account,
      kode_dana: line.fund,
      jumlah: senToWire(amount),
    })),
  };
}
