import { addDays, type IsoDate, isoDate, monthOf, type Sen, workingDaysBetween, yearOf } from '@lcc/domain';
import { type BudgetLine, draftBudget } from './budget.js';
import { cashPlanRow } from './cash-plan.js';
import type { Payment } from './desk.js';
import { driftedProfiles, type Profiles } from './drift.js';
import { LIVE_SLOTS_PER_DAY, LiveStream, type OpenLine } from './live-stream.js';
import { once } from './once.js';
import { drawPaces } from './pace.js';
import { unitPayments } from './payments.js';
import { random } from './random.js';
import { UNITS } from './reference/units.js';
import { type ReportingGap, recordingInstant, reportingGaps } from './reporting-gaps.js';
import { budgetLineRow, rosterRows, sp2dRow } from './row-writers.js';
import type { BudgetLineRow, CashPlanRow, RosterRow, Sp2dRow } from './rows.js';
import { uncountedPayments } from './uncounted-payments.js';

/** A made-up regency's year as its systems would export it. Everything depends on seed, year and arguments only. */
export interface Regency {
  /** 53 Skpd and 31 units. */
  roster(): RosterRow[];
  /** The original budget (MURNI); receipts balance spending to the sen. */
  budgetLines(): BudgetLineRow[];
  /** One row per budget line; the months sum to the line exactly. */
  cashPlans(): CashPlanRow[];
  /**
   * The SP2D of a date; none on weekends and holidays. `asOf` = the day on which the register is read: some documents of
   * the three days up to it are still in transfer and become `ditransfer` afterwards (read them again then). Without it
   * all have arrived.
   */
  sp2d(date: IsoDate, asOf?: IsoDate): Sp2dRow[];
  /** The days of the year from 1 January to `date` that have SP2D, as the register shows them on `date`. */
  sp2dUntil(date: IsoDate): Iterable<{ readonly date: IsoDate; readonly rows: Sp2dRow[] }>;
  /** The small SP2D of the live stream at a slot (0-based) of a day that has `slotsPerDay` of them. Throws RangeError on a bad slot. */
  live(date: IsoDate, slot: number, slotsPerDay?: number): Sp2dRow;
  /** Which units report which month late or not at all. */
  late(): readonly ReportingGap[];
  /** When an SP2D is recorded, milliseconds since the epoch: in working hours (WIB) of its day, or later for a late unit. */
  recordedAt(row: Sp2dRow): number;
}

interface Numbered extends Payment {
  readonly sequence: number;
}

/** Everything of the year that documents need, generated once. */
interface Year {
  readonly byDate: ReadonlyMap<IsoDate, readonly Numbered[]>;
  readonly open: readonly OpenLine[];
}

export interface RegencyOptions {
  readonly seed: number;
  readonly year: number;
  /** How far the year may run otherwise than the usual one, see {@link driftedProfiles}; 0 unless told. */
  readonly drift?: number;
}

/** A regency shaped like Langkat. The year's documents are generated on the first call that needs them. */
export function createRegency({ seed, year, drift = 0 }: RegencyOptions): Regency {
  const lines = draftBudget(seed, year);
  const paces = drawPaces(seed, year);
  const gaps = reportingGaps(seed, year);
  const gapKeys = new Set(gaps.map((gap) => `${gap.kind}|${gap.workUnit}|${gap.month}`));
  const has = (kind: ReportingGap['kind'], unit: string, month: number): boolean => gapKeys.has(`${kind}|${unit}|${month}`);
  const documents = once(() => generateYear(seed, year, lines, paces, driftedProfiles(seed, year, drift), gaps));
  const stream = once(() => new LiveStream(seed, documents().open, (unit, month) => has('silent', unit, month)));

  const sp2d = (date: IsoDate, asOf?: IsoDate): Sp2dRow[] => {
    const fresh = asOf !== undefined && isFresh(date, asOf);
    return (documents().byDate.get(date) ?? []).map((payment) => sp2dRow({ ...payment, status: statusOf(seed, payment, fresh) }));
  };

  return {
    roster: rosterRows,
    budgetLines: () => lines.map((line) => budgetLineRow(line, year)),
    cashPlans: () =>
      lines.map((line) => {
        const pace = paces.get(line.unit.code);
        if (!pace) throw new RangeError(`Unit tidak dikenal: ${line.unit.code}`);
        return cashPlanRow(line, pace, year);
      }),
    sp2d,
    *sp2dUntil(date) {
      for (let day = isoDate(year, 1, 1); day <= date && yearOf(day) === year; day = addDays(day, 1)) {
        const rows = sp2d(day, date);
        if (rows.length > 0) yield { date: day, rows };
      }
    },
    live(date, slot, slotsPerDay = LIVE_SLOTS_PER_DAY) {
      const payment = stream().at(date, slot, slotsPerDay);
      const { line, amount } = payment;
      return sp2dRow({ ...payment, date, unit: line.unit, status: 'ditransfer', parts: [{ line, amount }] });
    },
    late: () => gaps,
    recordedAt(row) {
      const late = has('late', row.kode_sub_skpd, monthOf(row.tanggal_sp_2_d));
      return recordingInstant(seed, year, row.tanggal_sp_2_d, late, row.kode_sub_skpd, row.nomor_sp_2_d);
    },
  };
}

function generateYear(
  seed: number,
  year: number,
  lines: readonly BudgetLine[],
  paces: ReturnType<typeof drawPaces>,
  profiles: Profiles,
  gaps: readonly ReportingGap[],
): Year {
  const counted = UNITS.flatMap((unit) => {
    const pace = paces.get(unit.code);
    if (!pace) throw new RangeError(`Unit tidak dikenal: ${unit.code}`);
    const silent = new Set(gaps.filter((gap) => gap.kind === 'silent' && gap.workUnit === unit.code).map((gap) => gap.month));
    const own = lines.filter((line) => line.unit.code === unit.code);
    return unitPayments(seed, year, unit, own, pace, profiles, silent);
  });
  const uncounted = uncountedPayments(seed, year, counted, roomLeft(lines, counted));
  const all = [...counted, ...uncounted].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const byDate = new Map<IsoDate, Numbered[]>();
  for (const [i, payment] of all.entries()) {
    const day = byDate.get(payment.date) ?? [];
    day.push({ ...payment, sequence: i + 1 });
    byDate.set(payment.date, day);
  }
  return { byDate, open: openLines(lines, roomLeft(lines, all)) };
}

function roomLeft(lines: readonly BudgetLine[], payments: readonly Payment[]): Map<number, Sen> {
  const room = new Map(lines.map((line) => [line.index, line.amount]));
  for (const payment of payments) {
    for (const part of payment.parts) room.set(part.line.index, (room.get(part.line.index) ?? 0n) - part.amount);
  }
  return room;
}

/** Lines of goods and services of at least Rp 50 million that the year does not use up. */
function openLines(lines: readonly BudgetLine[], room: ReadonlyMap<number, Sen>): OpenLine[] {
  return lines.flatMap((line) => {
    const goods = line.kind === 'contract' || line.kind === 'routine' || line.kind === 'steady';
    const left = room.get(line.index) ?? 0n;
    return goods && line.amount >= 5_000_000_000n && left > 0n ? [{ line, room: left }] : [];
  });
}

/** True within the last three working days up to `asOf`. Beyond a fortnight there is nothing to count. */
const isFresh = (date: IsoDate, asOf: IsoDate): boolean => addDays(date, 14) > asOf && workingDaysBetween(date, asOf) <= 2;

/** A refused transfer stays refused; a sixth of the last three working days is still on its way. */
function statusOf(seed: number, payment: Numbered, fresh: boolean): Sp2dRow['status'] {
  if (payment.failed) return 'gagal_transfer';
  if (!fresh) return 'ditransfer';
  return random(seed, 'status', payment.date, payment.sequence).next() < 0.16 ? 'proses_transfer' : 'ditransfer';
}
