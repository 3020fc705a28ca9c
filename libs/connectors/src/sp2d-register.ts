import type { Sen } from '@lcc/domain';
import { inRupiah } from './accounts.js';
import type { RowIssue, SourceRow } from './connector.js';
import { Issues } from './issues.js';
import { readAmount, readText } from './read-values.js';
import type { Sp2dColumns, Sp2dField } from './sp2d-headings.js';

const TOTAL = /^(grandtotal|subtotal|jumlah|total|pindahan|dipindahkan)/i;
const KIND_IN_NUMBER = /^\d\d\.\d\d\/04\.0\/\d+\/(LS|UP|GU|TU)\//;

/**
 * The rows of a register under the fields they mean. Total rows are checks; repeated headings, the row of column numbers and what
 * stands below the last total (signatures) are no data. A row that only has a detail line belongs to the document above it.
 */
export function registerRows(given: readonly SourceRow[], columns: Sp2dColumns): { rows: SourceRow[]; warnings: RowIssue[] } {
  const issues = new Issues();
  const totals = new Totals(issues);
  const rows: SourceRow[] = [];
  for (const source of given) {
    const row = renamed(source, columns);
    if (isTotal(source, row)) totals.check(row);
    else if (isData(row, columns, totals.met)) {
      const whole = withNumber(row, rows.at(-1));
      rows.push(whole);
      totals.add(whole);
    }
  }
  return { rows, warnings: issues.warnings };
}

/** Fields by their own names, with the kind from a number of the known pattern where no column gives it. */
function renamed(source: SourceRow, columns: Sp2dColumns): SourceRow {
  const entries = Object.entries(columns) as [Sp2dField, string | undefined][];
  const present = entries.filter((e): e is [Sp2dField, string] => e[1] !== undefined);
  const fields = Object.fromEntries(present.map(([field, heading]) => [field, source.fields[heading] ?? null]));
  const letters = Object.fromEntries(present.map(([field, heading]) => [field, source.columns?.[heading] ?? heading]));
  const kind = columns.jenis_sp_2_d === undefined ? KIND_IN_NUMBER.exec(readText(fields.nomor_sp_2_d) ?? '')?.[1] : undefined;
  return { ...source, fields: kind === undefined ? fields : { ...fields, jenis_sp_2_d: kind }, columns: letters };
}

const isBlank = (value: unknown): boolean => readText(value) === null;

/** A row that says so in some cell, and is no document: it has no date. */
function isTotal(source: SourceRow, row: SourceRow): boolean {
  if (!isBlank(row.fields.tanggal_sp_2_d) || !isBlank(row.fields.kode_rekening)) return false;
  return Object.values(source.fields).some((v) => typeof v === 'string' && TOTAL.test(v.replace(/[\s-]+/g, '')));
}

function isData(row: SourceRow, columns: Sp2dColumns, afterTotal: boolean): boolean {
  const { nomor_sp_2_d, tanggal_sp_2_d, nilai_sp_2_d, kode_rekening } = row.fields;
  const number = readText(nomor_sp_2_d) ?? '';
  if (columns.nomor_sp_2_d !== undefined && /^(no|nomor)\.?[\s_]*sp_?2_?d$/i.test(number)) return false;
  if (isColumnNumbers(row)) return false;
  const empty = [tanggal_sp_2_d, nilai_sp_2_d, kode_rekening].every(isBlank);
  return !(empty && (afterTotal || !/\d/.test(number)));
}

/** The row `1 2 3 4` that some forms print under their headings. */
function isColumnNumbers(row: SourceRow): boolean {
  const filled = Object.values(row.fields).flatMap((v) => readText(v) ?? []);
  return filled.length >= 3 && filled.every((t) => /^\(?\d{1,2}\)?$/.test(t));
}

/** A detail line under merged cells gets the number of the document it stands below. */
function withNumber(row: SourceRow, above: SourceRow | undefined): SourceRow {
  const { nomor_sp_2_d, tanggal_sp_2_d, nilai_sp_2_d, jenis_sp_2_d, kode_rekening } = row.fields;
  const isLine = [nomor_sp_2_d, tanggal_sp_2_d, nilai_sp_2_d, jenis_sp_2_d].every(isBlank) && !isBlank(kode_rekening);
  return isLine && above ? { ...row, fields: { ...row.fields, nomor_sp_2_d: above.fields.nomor_sp_2_d } } : row;
}

/** Compares printed totals with the documents since the last one, and with all of them. */
class Totals {
  met = false;
  readonly #numbers = new Set<string>();
  #all: Sen = 0n;
  #since: Sen = 0n;

  constructor(private readonly issues: Issues) {}

  add(row: SourceRow): void {
    const number = readText(row.fields.nomor_sp_2_d) ?? '';
    const amount = readAmount(row.fields.nilai_sp_2_d);
    if (this.#numbers.has(number) || amount.kind !== 'amount') return;
    this.#numbers.add(number);
    this.#all += amount.sen;
    this.#since += amount.sen;
  }

  check(row: SourceRow): void {
    this.met = true;
    const printed = readAmount(row.fields.nilai_sp_2_d);
    const [all, since] = [this.#all, this.#since];
    this.#since = 0n;
    if (printed.kind !== 'amount' || printed.sen === all || printed.sen === since) return;
    const column = row.columns?.nilai_sp_2_d ?? null;
    const message = `Baris ${row.row} kolom ${column}: jumlah tercetak ${inRupiah(printed.sen)}, jumlah SP2D di atasnya ${inRupiah(all)}. Yang dihitung SP2D-nya.`;
    this.issues.warn({ row: row.row, column }, 'grand-total', message);
  }
}
