import { monthOf } from '@lcc/domain';
import { bonusDate, businessDays } from './calendar.js';
import * as text from './descriptions.js';
import { type Account, type Desk, due, MILLION, ofKind, payTogether, RUPIAH, take } from './desk.js';
import { realizedShare } from './pace.js';

/** Claims in one GU; in December, when all is settled, there is no limit. */
const CLAIMS = 12;

/** Salaries in the first working days; the THR before Idul Fitri; the 13th salary in June. */
export function paySalaries(desk: Desk): void {
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
export function payAllowances(desk: Desk): void {
  const mid = desk.rng.pick(businessDays(desk.year, desk.month, 10, 19));
  const last = text.monthName(desk.month === 1 ? 12 : desk.month - 1);
  payTogether(desk, ofKind(desk, 'allowance'), mid, (desk.month - 1) / 12, `Pembayaran TPP ASN bulan ${last} ${desk.year}`);
  const shares = desk.profiles.certification.realized;
  const share = (shares[desk.month - 1] ?? 0) / 100;
  const quarter = desk.rng.pick(businessDays(desk.year, desk.month, 8, 24));
  payTogether(desk, ofKind(desk, 'certification'), quarter, share, `Pembayaran Tunjangan Profesi Guru PNSD Tahun ${desk.year}`);
  if (desk.month !== 12) return;
  const end = desk.rng.pick(businessDays(desk.year, 12, 19, 30));
  payTogether(desk, ofKind(desk, 'allowance'), end, 1, `Pembayaran TPP ASN bulan Desember ${desk.year}`);
}

/** Bills and hired staff, month by month; large lines alone, small ones together. */
export function paySteady(desk: Desk): void {
  const share = realizedShare(desk.profiles.steady, desk.pace, desk.month);
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
    if (total === 0n || (quiet && total < 7n * MILLION)) continue;
    payTogether(desk, accounts, desk.rng.pick(businessDays(desk.year, desk.month, 5, 27)), share, `${what} ${period}`);
  }
}

/** Windows of days for the GUs of a month, and how far each comes from last month's share of the curve to this month's. */
const ONE_ROUND = [[8, 17, 1]] as const;
const TWO_ROUNDS = [...ONE_ROUND, [18, 26, 1]] as const;
const DECEMBER_ROUNDS = [
  [3, 8, 0.35],
  [10, 17, 0.7],
  [20, 28, 1],
] as const;

function roundsOf(desk: Desk): readonly (readonly [from: number, to: number, part: number])[] {
  if (desk.month === 12) return DECEMBER_ROUNDS;
  return desk.accounts.length > 45 && desk.month > 2 ? TWO_ROUNDS : ONE_ROUND;
}

/** One GU a month refills the petty cash; its twelve largest claims. A second one for large offices, three in December. */
export function payPettyCash(desk: Desk): void {
  const before = desk.month === 1 ? 0 : realizedShare(desk.profiles.routine, desk.pace, desk.month - 1);
  const reached = realizedShare(desk.profiles.routine, desk.pace, desk.month);
  for (const [from, to, part] of roundsOf(desk)) {
    const date = desk.rng.pick(businessDays(desk.year, desk.month, from, to));
    const share = part === 1 ? reached : before + (reached - before) * part;
    const claims = ofKind(desk, 'routine')
      .map((account) => ({ account, amount: due(account, share, 500n * RUPIAH) }))
      .filter((claim) => claim.amount >= MILLION / 4n)
      .sort((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : a.account.line.index - b.account.line.index))
      .slice(0, desk.month === 12 ? undefined : CLAIMS);
    const parts = claims.map((claim) => take(claim.account, claim.amount));
    desk.emit({ date, kind: 'GU', description: `Ganti Uang Persediaan (GU) bulan ${text.monthName(desk.month)} ${desk.year}`, parts });
  }
}
