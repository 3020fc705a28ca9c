import {
  addDays,
  type BidFact,
  endOfMonth,
  isoDate,
  monthOf,
  type ProgressFact,
  type Sen,
  type Sp2dFact,
  type WorkUnitCode,
} from '@lcc/domain';
import { businessDays } from '../calendar.js';
import { vendor } from '../descriptions.js';
import { firm, workingDay } from './honest.js';
import type { Constants, World } from './world.js';

const MILLION: Sen = 100_000_000n;

/** Progress of every larger activity at each month's end, somewhat ahead of the money; some lie far behind it. */
export function physicalGaps(world: World, { gaps: count }: Constants): void {
  const ceilings = new Map<string, Sen>();
  for (const { workUnit, subActivity, amount } of world.lines())
    if (subActivity !== null && !subActivity.endsWith('01.2.02.0001'))
      ceilings.set(`${workUnit}|${subActivity}`, (ceilings.get(`${workUnit}|${subActivity}`) ?? 0n) + amount);
  const paid = new Map<string, Sen[]>();
  for (const { counts, paymentKind, date, workUnit, lines } of world.payments)
    if (counts && (paymentKind === 'LS' || paymentKind === 'GU'))
      for (const { subActivity, amount } of lines) {
        const months = paid.get(`${workUnit}|${subActivity}`) ?? Array<Sen>(12).fill(0n);
        months[monthOf(date) - 1] = (months[monthOf(date) - 1] ?? 0n) + amount;
        paid.set(`${workUnit}|${subActivity}`, months);
      }
  const large = [...ceilings].filter(([key, ceiling]) => ceiling >= 1_000n * MILLION && paid.has(key)).map(([key]) => key);
  const rng = world.rng('gaps');
  const behind = new Set<string>();
  const candidates = large.filter((key) => share(paid.get(key), ceilings.get(key), 11) > 40);
  while (behind.size < Math.min(count, candidates.length)) behind.add(rng.pick(candidates));
  for (const key of large) {
    const own = world.rng('progress', key);
    const lead = own.int(2, 14);
    const gap = own.int(12, 28);
    let last = 0;
    for (let month = 1; month <= 12; month++) {
      const money = share(paid.get(key), ceilings.get(key), month);
      const isBehind = behind.has(key) && month >= 7;
      const honest = Math.min(100, money + (lead * Math.min(money, 30)) / 30 - own.int(0, 3));
      last = Math.max(last, isBehind ? money - gap : behind.has(key) ? Math.min(honest, money - gap) : honest);
      world.others.push(progress(world, key, endOfMonth(world.year, month), Math.max(0, last)));
    }
    if (behind.has(key)) world.label('B04', key, key);
  }
}

/** Percent paid by a month's end. */
function share(months: readonly Sen[] | undefined, ceiling: Sen | undefined, month: number): number {
  const sum = (months ?? []).slice(0, month).reduce((a, b) => a + b, 0n);
  return ceiling ? Number((sum * 10_000n) / ceiling) / 100 : 0;
}

function progress(world: World, key: string, date: string, percent: number): ProgressFact {
  const [workUnit = '', subActivity = ''] = key.split('|');
  return {
    ...world.base(date),
    kind: 'progress',
    workUnit,
    subActivity,
    physical: Math.round(percent * 100),
    problem: null,
    verifierNote: null,
  };
}

/** Advances for special needs, with their accounts; some never come, some give back the rest. */
export function accounts(world: World, { lateAccounts: count }: Constants): void {
  const units = [...new Set(world.lines().map((line) => line.workUnit))];
  const rng = world.rng('accounts');
  const advances: Sp2dFact[] = world.payments.filter((p) => p.paymentKind === 'TU');
  for (let i = 0; i < 120; i++) advances.push(advance(world, i, rng.pick(units)));
  const open = advances.filter((p) => p.date < isoDate(world.year, 10, 15));
  const late = new Set(open.slice(Math.max(0, open.length - count)));
  for (const [i, payment] of advances.entries()) {
    if (late.has(payment)) {
      world.label('B23', payment.number, payment.number);
      continue;
    }
    const own = world.rng('account', i);
    const returned = own.next() < 0.4 ? (payment.amount * BigInt(own.int(1, 20))) / 100n : 0n;
    world.others.push({
      ...world.base(addDays(payment.date, own.int(10, 28))),
      ...{ kind: 'accountability', number: `LPJ-${i}`, workUnit: payment.workUnit, paymentKind: 'TU', sp2dNumber: payment.number },
      ...{ amount: payment.amount - returned, returnedAmount: returned },
    });
  }
}

function advance(world: World, i: number, workUnit: WorkUnitCode): Sp2dFact {
  const rng = world.rng('advance', i);
  const fact: Sp2dFact = {
    ...world.base(rng.pick(businessDays(world.year, rng.int(2, 11)))),
    ...{ kind: 'sp2d', number: `12.05/04.0/T${i}/TU/${workUnit}`, paymentKind: 'TU', workUnit, amount: BigInt(rng.int(10, 200)) * MILLION },
    ...{ description: 'Tambahan uang', status: 'ditransfer', counts: true, lines: [] },
  };
  world.payments.push(fact);
  return fact;
}

/** Units that pay far more in the last days than in all the months before. */
export function dumps(world: World, { dumps: count }: Constants): void {
  const spent = new Map<WorkUnitCode, Sen>();
  for (const { counts, workUnit, lines } of world.payments)
    if (counts)
      for (const { account, amount } of lines) if (/^5\.(1\.02|2)/.test(account)) spent.set(workUnit, (spent.get(workUnit) ?? 0n) + amount);
  const rng = world.rng('dumps');
  const units = [...spent].filter(([, sum]) => sum > 1_000n * MILLION).map(([unit]) => unit);
  for (let i = 0; i < count && units.length > 0; i++) {
    const [unit = ''] = units.splice(rng.int(0, units.length - 1), 1);
    const line = world.lines().find((l) => l.workUnit === unit && l.account.startsWith('5.1.02') && l.subActivity !== null);
    if (!line) continue;
    const amount = (spent.get(unit) ?? 0n) * BigInt(rng.int(2, 3));
    world.fund(line, amount);
    for (let part = 0; part < 4; part++)
      world.touched.add(
        world.pay(
          line,
          amount / 4n,
          rng.pick(businessDays(world.year, 12, 22, 31)),
          `Pembayaran akhir tahun paket ${part} ${unit}`,
          vendor(rng),
        ).number,
      );
    world.label('B10', unit, unit);
  }
}

/** Tenders of a year. */
const TENDERS = 160;

/** Tenders of honest rivals, and of trios that take turns: their cover bids lie close above the winner's. */
export function tenders(world: World, { cartels, bidSpread }: Constants): void {
  const units = [...new Set(world.lines().map((line) => line.workUnit))];
  const rng = world.rng('tenders');
  for (let i = 0; i < TENDERS; i++) {
    const process = `T${String(i).padStart(4, '0')}`;
    const isCartel = i < cartels;
    const market = i % 10;
    const estimate = BigInt(rng.int(500, 6_000)) * MILLION;
    const names = isCartel ? [0, 1, 2].map((n) => `CV Giliran ${market}-${n}`) : Array.from({ length: rng.int(2, 6) }, () => vendor(rng));
    const discount = isCartel ? 0.01 + 0.04 * rng.next() : 0.03 + 0.14 * rng.next();
    const level = 1 - discount;
    const prices = names.map((_, n) =>
      isCartel
        ? level * (1 + (n === 0 ? 0 : 0.004 + 0.02 * rng.next()))
        : level * (1 + Math.abs(bidSpread * rng.normal()) + (n === 0 ? 0 : 0.001)),
    );
    const won = prices.indexOf(Math.min(...prices));
    const unit = rng.pick(units);
    const on = rng.pick(businessDays(world.year, rng.int(1, 8)));
    const of = { workUnit: unit, officeCode: unit, officeId: null, track: 'tender' as const, process };
    world.others.push({
      ...world.base(on),
      ...{
        kind: 'procurement-notice',
        ...of,
        rupCodes: [],
        name: `Tender ${process}`,
        ceiling: estimate,
        ownerEstimate: estimate,
        mak: [],
        fundingSource: null,
      },
      ...{
        method: 'Tender',
        procurementKind: 'Pekerjaan Konstruksi',
        paymentForm: null,
        status: 'Selesai',
        version: null,
        announcedOn: on,
        createdOn: null,
        place: null,
      },
    });
    const amounts = prices.map((price) => (estimate * BigInt(Math.round(price * 1_000_000))) / 1_000_000n);
    for (const [n, name] of names.entries()) {
      const same = isCartel && n === 2 && rng.next() < 0.15 ? amounts[1] : amounts[n];
      const bid: BidFact = {
        ...world.base(on),
        ...{ kind: 'bid', ...of, participant: `${process}-${n}`, vendor: firm(name), bidAmount: same ?? 0n, correctedAmount: null },
        ...{ winner: n === won, verifiedWinner: null },
      };
      world.others.push(bid);
    }
    world.others.push({
      ...world.base(workingDay(addDays(on, 35))),
      ...{
        kind: 'procurement-result',
        ...of,
        part: 'values',
        rupCodes: [],
        name: `Tender ${process}`,
        ceiling: estimate,
        ownerEstimate: estimate,
        mak: [],
      },
      ...{
        fundingSource: null,
        method: 'Tender',
        procurementKind: 'Pekerjaan Konstruksi',
        status: 'Selesai',
        announcedOn: on,
        endedOn: workingDay(addDays(on, 35)),
      },
      ...{
        bidAmount: null,
        correctedAmount: null,
        negotiatedAmount: null,
        contractAmount: amounts[won] ?? null,
        domesticAmount: null,
        smallBusinessAmount: null,
      },
      vendor: firm(names[won] ?? ''),
    });
    if (isCartel) world.label('tender', `tender|${process}`, `tender|${process}`);
  }
}
