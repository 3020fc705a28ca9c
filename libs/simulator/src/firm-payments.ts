import type { IsoDate, Sen } from '@lcc/domain';
import { businessDays } from './calendar.js';
import * as text from './descriptions.js';
import { type Account, type Desk, due, MILLION, ofKind, RUPIAH, roundDown, take } from './desk.js';
import { realizedShare } from './pace.js';
import { UNITS } from './reference/units.js';

/** Firms and grants are paid in lumps, most of them at the month's end; in December what is left, from the 3rd to the 31st. */
export function payFirms(desk: Desk): void {
  for (const kind of ['contract', 'capital', 'grant', 'contingency'] as const) {
    const share = realizedShare(desk.profiles[kind], desk.pace, desk.month);
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
export function payTransfers(desk: Desk): void {
  const districts = UNITS.filter((unit) => unit.kind === 'district');
  const share = realizedShare(desk.profiles.transfer, desk.pace, desk.month);
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
