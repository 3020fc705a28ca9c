import { dayOf, type IsoDate, monthOf, type Sen } from '@lcc/domain';
import type { BudgetLine } from './budget.js';
import { accountPhrase, vendor } from './descriptions.js';
import { random } from './random.js';

/** A line with money that no document of the generated year uses. */
export interface OpenLine {
  readonly line: BudgetLine;
  readonly room: Sen;
}

export interface LivePayment {
  readonly line: BudgetLine;
  readonly amount: Sen;
  readonly kind: 'LS' | 'GU';
  readonly description: string;
  readonly sequence: number;
}

/** Slots of a day at one SP2D every six seconds around the clock. */
export const LIVE_SLOTS_PER_DAY = 14_400;
/** Days of full stream that fit into the room of the lines. */
export const LIVE_DAYS = 60;

const RUPIAH: Sen = 100n;
const GOLDEN = 0.618_033_988_749_894_9;
const LEAST = 10_000;
/** Live amounts are log-normal with this log-sd, cut off at `CUT` times their mean. */
const SIGMA = 0.8;
const CUT = 8;

/**
 * The live stream draws on the room that the year leaves on large lines of goods and services. A day's slots are spread over
 * the lines by their room (a golden-ratio sequence, so every line gets its share of any run of slots), and a full day takes
 * one part in {@link LIVE_DAYS} of all room: ceilings hold for as many days of it.
 */
export class LiveStream {
  private readonly byMonth = new Map<number, { readonly lines: readonly OpenLine[]; readonly ends: readonly number[] }>();
  private readonly dayTotal: number;

  constructor(
    private readonly seed: number,
    private readonly open: readonly OpenLine[],
    private readonly silent: (unit: string, month: number) => boolean,
  ) {
    this.dayTotal = open.reduce((sum, { room }) => sum + rupiah(room), 0) / LIVE_DAYS;
  }

  /** The payment at a slot. Fewer slots a day mean larger amounts: the day's total stays the same. Throws RangeError on a bad slot. */
  at(date: IsoDate, slot: number, slotsPerDay: number): LivePayment {
    if (!Number.isInteger(slot) || slot < 0) throw new RangeError(`Slot tidak sah: ${slot}`);
    const rng = random(this.seed, 'live', date, slot);
    const line = this.lineAt(date, slot);
    const mean = Math.min(1_500_000, Math.max(LEAST * 1.5, this.dayTotal / slotsPerDay));
    const drawn = rng.logNormal(mean * Math.exp((-SIGMA * SIGMA) / 2), SIGMA);
    const amount = Math.max(LEAST, Math.round(Math.min(drawn, mean * CUT) / 500) * 500);
    const kind = rng.next() < 0.6 ? 'GU' : 'LS';
    const what = accountPhrase(line.account);
    const description = kind === 'GU' ? `Ganti Uang (GU) ${what}` : `Pembayaran ${what} a.n. ${vendor(rng)}`;
    return { line, kind, description, amount: BigInt(amount) * RUPIAH, sequence: liveSequence(date, slot) };
  }

  private lineAt(date: IsoDate, slot: number): BudgetLine {
    const { lines, ends } = this.pool(monthOf(date));
    const total = ends.at(-1) ?? 0;
    const offset = random(this.seed, 'live-offset', date).next();
    const position = ((offset + slot * GOLDEN) % 1) * total;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    const found = lines[low];
    if (!found) throw new RangeError('Tidak ada baris anggaran untuk aliran langsung');
    return found.line;
  }

  /** Lines of a month: units that stay silent in it do not pay live either. */
  private pool(month: number): { readonly lines: readonly OpenLine[]; readonly ends: readonly number[] } {
    const known = this.byMonth.get(month);
    if (known) return known;
    const lines = this.open.filter(({ line }) => !this.silent(line.unit.code, month));
    let sum = 0;
    const ends = lines.map(({ room }) => {
      sum += rupiah(room);
      return sum;
    });
    const pool = { lines, ends };
    this.byMonth.set(month, pool);
    return pool;
  }
}

/** For weights only; amounts stay in sen. */
const rupiah = (amount: Sen): number => Number(amount / RUPIAH);

/** Numbers of the stream never meet those of the year's documents (up to 99,999) nor each other within a month. */
function liveSequence(date: IsoDate, slot: number): number {
  const perDay = 29_000;
  return slot < perDay ? 100_000 + (dayOf(date) - 1) * perDay + slot : 1_000_000 + (dayOf(date) - 1) * 10_000_000 + slot;
}
