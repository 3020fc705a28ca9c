import { addDays, type IsoDate, monthOf, type Sen } from '@lcc/domain';
import type { BudgetLine } from './budget.js';
import { bonusDate, businessDays } from './calendar.js';
import * as text from './descriptions.js';
import { type Pace, realizedShare } from './pace.js';
import { type Random, random } from './random.js';
import { UNITS, type UnitSeed } from './reference/units.js';
import { PROFILES, type SpendingKind } from './spending-kinds.js';

/** One SP2D before it has a number. */
export interface Payment {
  readonly date: IsoDate;
  readonly unit: UnitSeed;
  readonly kind: 'LS' | 'UP' | 'GU' | 'TU';
  readonly description: string;
  readonly parts: readonly { readonly line: BudgetLine; readonly amount: Sen }[];
  /** Sum of the parts, or the advance of an UP. */
  readonly amount: Sen;
  readonly failed: boolean;
}

const RUPIAH: Sen = 100n;
const MILLION: Sen = 1_000_000n * RUPIAH;
/** Claims in one GU. */
const CLAIMS = 12;
const roundDown = (amount: Sen, step: Sen): Sen => amount - (amount % step);

/** A line with what has been paid on it so far, and what will have been paid at the year's end. */
interface Account {
  readonly line: BudgetLine;
  readonly kind: SpendingKind;
  readonly goal: Sen;
  /** Smallest payment worth a document, as a share of the goal. */
  readonly lump: number;
  paid: Sen;
  payments: number;
}

/** Everything one unit pays in one month is decided here; `emit` collects it. */
interface Desk {
  readonly unit: UnitSeed;
  readonly pace: Pace;
  readonly year: number;
  readonly month: number;
  readonly rng: Random;
  readonly accounts: readonly Account[];
  readonly emit: (payment: Omit<Payment, 'unit' | 'amount' | 'failed'>) => void;
}

/**
 * All payments of a unit's year that count, and its advance. A payment never exceeds what the curve of its line has reached,
 * and a curve ends below the line's budget, so no ceiling can be broken. A silent month pays nothing; the next one catches up.
 */
export function unitPayments(
  seed: number,
  year: number,
  unit: UnitSeed,
  lines: readonly BudgetLine[],
  pace: Pace,
  silent: ReadonlySet<number>,
): Payment[] {
  const payments: Payment[] = [];
  const accounts = openAccounts(seed, year, lines);
  for (let month = 1; month <= 12; month++) {
    if (silent.has(month)) continue;
    const rng = random(seed, year, 'pay', unit.code, month);
    const emit: Desk['emit'] = (payment) => {
      const amount = payment.parts.reduce((sum, part) => sum + part.amount, 0n);
      if (amount > 0n) payments.push({ ...payment, unit, amount, failed: false });
    };
    const desk: Desk = { unit, pace, year, month, rng, accounts, emit };
    paySalaries(desk);
    payAllowances(desk);
    paySteady(desk);
    payPettyCash(desk);
    payFirms(desk);
    payTransfers(desk);
  }
  return [advance(seed, year, unit, lines, silent), ...payments];
}

function openAccounts(seed: number, year: number, lines: readonly BudgetLine[]): Account[] {
  return lines.flatMap((line): Account[] => {
    if (line.kind === null) return [];
    const rng = random(seed, year, 'goal', line.unit.code, line.subActivity ?? '', line.account);
    const [mean, spread] = PROFILES[line.kind].attained;
    const share = BigInt(Math.round((mean + spread * (2 * rng.next() - 1)) * 100));
    // A small purchase of equipment is not worth as many instalments as a road.
    const lump = (line.kind === 'capital' && line.amount < 500n * MILLION ? 0.25 : 0.09) + 0.12 * rng.next();
    return [{ line, kind: line.kind, goal: (line.amount * share) / 10_000n, lump, paid: 0n, payments: 0 }];
  });
}

/** What the curve allows to pay now, rounded down. */
function due(account: Account, share: number, step: Sen): Sen {
  const target = (account.goal * BigInt(Math.floor(share * 1_000_000))) / 1_000_000n;
  return roundDown(target > account.paid ? target - account.paid : 0n, step);
}

function take(account: Account, amount: Sen): { line: BudgetLine; amount: Sen } {
  account.paid += amount;
  account.payments++;
  return { line: account.line, amount };
}

const ofKind = (desk: Desk, kind: SpendingKind): Account[] => desk.accounts.filter((account) => account.kind === kind);

/** Pays a group of lines in documents of at most eight details. */
function payTogether(desk: Desk, accounts: readonly Account[], date: IsoDate, share: number, description: string, step = RUPIAH): void {
  const parts = accounts.flatMap((account) => {
    const amount = due(account, share, step);
    return amount > 0n ? [take(account, amount)] : [];
  });
  for (let i = 0; i < parts.length; i += 8) desk.emit({ date, kind: 'LS', description, parts: parts.slice(i, i + 8) });
}

/** Salaries in the first working days; the THR before Idul Fitri; the 13th salary in June. */
function paySalaries(desk: Desk): void {
  const salaries = ofKind(desk, 'salary');
  const bonus = bonusDate(desk.year);
  const bonusPaid = monthOf(bonus) < desk.month ? 1 : 0;
  const before = desk.month + bonusPaid + (desk.month > 6 ? 1 : 0);
  const first = desk.rng.pick(businessDays(desk.year, desk.month).slice(0, 3));
  const name = text.monthName(desk.month);
  payTogether(desk, salaries, first, before / 14, `Pembayaran Gaji dan Tunjangan ASN bulan ${name} ${desk.year}`);
  if (monthOf(bonus) === desk.month)
    payTogether(desk, salaries, bonus, (before + 1) / 14, `Pembayaran Tunjangan Hari Raya (THR) ASN Tahun ${desk.year}`);
  if (desk.month === 6) {
    const date = desk.rng.pick(businessDays(desk.year, 6, 3, 9));
    payTogether(desk, salaries, date > first ? date : first, (before + 1) / 14, `Pembayaran Gaji Ketiga Belas ASN Tahun ${desk.year}`);
  }
}

/** TPP of the month before in mid-month (December's own in December too); teachers' certification allowance by quarter. */
function payAllowances(desk: Desk): void {
  const mid = desk.rng.pick(businessDays(desk.year, desk.month, 10, 19));
  const last = text.monthName(desk.month === 1 ? 12 : desk.month - 1);
  payTogether(desk, ofKind(desk, 'allowance'), mid, (desk.month - 1) / 12, `Pembayaran TPP ASN bulan ${last} ${desk.year}`);
  const shares = PROFILES.certification.realized;
  const share = (shares[desk.month - 1] ?? 0) / 100;
  const quarter = desk.rng.pick(businessDays(desk.year, desk.month, 8, 24));
  payTogether(desk, ofKind(desk, 'certification'), quarter, share, `Pembayaran Tunjangan Profesi Guru PNSD Tahun ${desk.year}`);
  if (desk.month !== 12) return;
  const end = desk.rng.pick(businessDays(desk.year, 12, 19, 30));
  payTogether(desk, ofKind(desk, 'allowance'), end, 1, `Pembayaran TPP ASN bulan Desember ${desk.year}`);
}

/** Bills and hired staff, month by month; large lines alone, small ones together. */
function paySteady(desk: Desk): void {
  const share = realizedShare('steady', desk.pace, desk.month);
  const period = `bulan ${text.monthName(desk.month)} ${desk.year}`;
  const groups: [Account[], string][] = [[], []].map((accounts, i) => [
    accounts,
    i === 0 ? 'Pembayaran Jasa Listrik, Air dan Internet' : 'Pembayaran Honorarium Tenaga Kontrak',
  ]);
  for (const account of ofKind(desk, 'steady')) {
    const large = account.line.amount > 2_500n * MILLION;
    const bill = /0060$|0061$|0063$/.test(account.line.account);
    if (large) groups.push([[account], `Pembayaran ${text.accountPhrase(account.line.account)}`]);
    else groups[bill ? 0 : 1]?.[0].push(account);
  }
  const quiet = desk.month !== 12 && desk.month % 2 === 1;
  for (const [accounts, what] of groups) {
    const total = accounts.reduce((sum, account) => sum + due(account, share, RUPIAH), 0n);
    // Small units pay their bills every second month.
    if (total === 0n || (quiet && total < 6n * MILLION)) continue;
    payTogether(desk, accounts, desk.rng.pick(businessDays(desk.year, desk.month, 5, 27)), share, `${what} ${period}`);
  }
}

/** One GU a month refills the petty cash; its twelve largest claims. A second one in December, and for large offices. */
function payPettyCash(desk: Desk): void {
  const share = realizedShare('routine', desk.pace, desk.month);
  const rounds = desk.month === 12 ? 3 : desk.accounts.length > 45 && desk.month > 2 ? 2 : 1;
  for (let round = 1; round <= rounds; round++) {
    const window: readonly [number, number] = desk.month === 12 ? [3 + 6 * round, 8 + 6 * round] : round === 1 ? [8, 17] : [18, 26];
    const date = desk.rng.pick(businessDays(desk.year, desk.month, window[0], window[1]));
    const claims = ofKind(desk, 'routine')
      .map((account) => ({ account, amount: due(account, share, 500n * RUPIAH) }))
      .filter((claim) => claim.amount >= MILLION / 4n)
      .sort((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : a.account.line.index - b.account.line.index))
      .slice(0, CLAIMS);
    const parts = claims.map((claim) => take(claim.account, claim.amount));
    desk.emit({ date, kind: 'GU', description: `Ganti Uang Persediaan (GU) bulan ${text.monthName(desk.month)} ${desk.year}`, parts });
  }
}

/** Firms and grants are paid in lumps, most of them at the month's end; in December what is left, from the 3rd to the 31st. */
function payFirms(desk: Desk): void {
  for (const kind of ['contract', 'capital', 'grant', 'contingency'] as const) {
    const share = realizedShare(kind, desk.pace, desk.month);
    for (const account of ofKind(desk, kind)) {
      const amount = due(account, share, 1_000n * RUPIAH);
      const floor = (account.goal * BigInt(Math.floor(account.lump * 1_000))) / 1_000n;
      if (desk.month < 12 && amount < floor && amount < 1_500n * MILLION) continue;
      payPackages(desk, account, amount);
    }
  }
}

/** A large sum is several packages, each with its own firm and day. */
function payPackages(desk: Desk, account: Account, total: Sen): void {
  const packages = Math.min(6, 1 + Number(total / (1_200n * MILLION)));
  let rest = total;
  for (let n = packages; n >= 1; n--) {
    const share = n === 1 ? rest : roundDown((rest * BigInt(700 + desk.rng.int(0, 500))) / (1_000n * BigInt(n)), 1_000n * RUPIAH);
    rest -= share;
    if (share <= 0n) continue;
    const description = firmDescription(desk, account);
    desk.emit({ date: payDay(desk), kind: 'LS', description, parts: [take(account, share)] });
  }
}

function firmDescription(desk: Desk, account: Account): string {
  if (account.kind === 'grant')
    return `Belanja ${text.accountPhrase(account.line.account)} Tahun ${desk.year} tahap ${account.payments + 1}`;
  if (account.kind === 'contingency')
    return `Belanja Tidak Terduga untuk penanganan keadaan darurat bulan ${text.monthName(desk.month)} ${desk.year}`;
  return text.contractDescription(account.line, desk.rng, account.payments, desk.month === 12);
}

function payDay(desk: Desk): IsoDate {
  const december = desk.month === 12;
  const early = desk.rng.next() < (december ? 0.4 : 0.35);
  const [from, to] = december ? (early ? [3, 14] : [15, 31]) : early ? [4, 17] : [18, 31];
  return desk.rng.pick(businessDays(desk.year, desk.month, from, to));
}

/** Transfers to villages go out district by district. */
function payTransfers(desk: Desk): void {
  const districts = UNITS.filter((unit) => unit.kind === 'district');
  const share = realizedShare('transfer', desk.pace, desk.month);
  for (const account of ofKind(desk, 'transfer')) {
    const total = due(account, share, 1_000n * RUPIAH);
    const large = total > 4_000n * MILLION;
    if (total < 400n * MILLION && desk.month < 12) continue;
    const targets = large ? districts : [null];
    let rest = total;
    for (const [i, district] of targets.entries()) {
      const left = targets.length - i;
      const part = left === 1 ? rest : roundDown((rest * BigInt(80 + desk.rng.int(0, 40))) / (100n * BigInt(left)), 1_000n * RUPIAH);
      rest -= part;
      if (part <= 0n) continue;
      const whom = district ? `desa se-${district.name}` : 'desa se-Kabupaten Langkat';
      const description = `Penyaluran ${text.accountPhrase(account.line.account)} ${whom} bulan ${text.monthName(desk.month)} ${desk.year}`;
      const date = desk.rng.pick(businessDays(desk.year, desk.month, 6, 28));
      desk.emit({ date, kind: 'LS', description, parts: [take(account, part)] });
    }
  }
}

/** The imprest of the year, in January (in February for a unit that was silent then): about a twelfth of the small spending. */
function advance(seed: number, year: number, unit: UnitSeed, lines: readonly BudgetLine[], silent: ReadonlySet<number>): Payment {
  const rng = random(seed, year, 'advance', unit.code);
  const routine = lines.reduce((sum, line) => (line.kind === 'routine' ? sum + line.amount : sum), 0n);
  const amount = roundDown(routine / 12n, 5n * MILLION) + 10n * MILLION;
  const date = rng.pick(silent.has(1) ? businessDays(year, 2, 2, 10) : businessDays(year, 1, 5, 22));
  return { date, unit, kind: 'UP', description: `Uang Persediaan (UP) Tahun Anggaran ${year}`, parts: [], amount, failed: false };
}

/**
 * Documents that never count: a few extra advances (TU), and transfers the bank refused, each a few days before the payment
 * that replaced it. They fit beside everything else on their lines.
 */
export function uncountedPayments(seed: number, year: number, payments: readonly Payment[], room: ReadonlyMap<number, Sen>): Payment[] {
  const left = new Map(room);
  const rng = random(seed, year, 'uncounted');
  const found: Payment[] = [];
  for (const payment of payments) {
    if (payment.kind !== 'LS' && payment.kind !== 'GU') continue;
    const draw = rng.next();
    const extra = payment.kind === 'GU' ? draw < 0.012 : draw < 0.006;
    if (!extra || payment.parts.some((part) => part.amount > (left.get(part.line.index) ?? 0n) / 2n)) continue;
    for (const part of payment.parts) left.set(part.line.index, (left.get(part.line.index) ?? 0n) - part.amount);
    if (payment.kind === 'GU') {
      const description = `Tambahan Uang (TU) kegiatan mendesak bulan ${text.monthName(monthOf(payment.date))} ${year}`;
      found.push({ ...payment, kind: 'TU', description });
    } else {
      const sameMonth = businessDays(year, monthOf(payment.date)).filter(
        (date) => date < payment.date && date >= addDays(payment.date, -6),
      );
      const date = sameMonth.at(-2) ?? sameMonth.at(-1);
      if (date !== undefined) found.push({ ...payment, date, failed: true });
    }
  }
  return found;
}
