import {
  addDays,
  type BudgetLineFact,
  type ContractFact,
  type HandoverFact,
  isoDate,
  type Sen,
  type Sp2dFact,
  type StartOrderFact,
  type Vendor,
} from '@lcc/domain';
import { businessDays, isBusinessDay } from '../calendar.js';
import { vendor } from '../descriptions.js';
import { taxIdOf, type World } from './world.js';

const MILLION: Sen = 100_000_000n;

/** The firm that a payment names; null for other payments. */
export const firmOf = ({ description }: Sp2dFact): string | null => / a\.n\. (.+)$/.exec(description ?? '')?.[1] ?? null;

/** A working day not later than one. */
export function workingDay(date: string): string {
  let day = date;
  while (!isBusinessDay(day)) day = addDays(day, -1);
  return day;
}

export const firm = (name: string): Vendor => ({ name, id: taxIdOf(name), taxId: taxIdOf(name) });

const office = (unit: string) => ({ workUnit: unit, officeCode: unit, officeId: null });

/** A contract with its order to begin and its hand-over. */
export function addContract(
  world: World,
  contract: {
    readonly number: string;
    readonly unit: string;
    readonly vendor: string;
    readonly amount: Sen;
    readonly on: string;
    readonly ends: string;
    readonly handedOver: string;
  },
): void {
  const { number, unit, amount, on, ends, handedOver } = contract;
  const of = { ...office(unit), track: 'non-tender' as const, process: number };
  const signed: ContractFact = {
    ...world.base(on),
    ...{ kind: 'contract', ...of, number, name: null, rupCodes: [], vendor: firm(contract.vendor), amount, domesticAmount: null },
    ...{
      smallBusinessAmount: null,
      contractKind: null,
      status: null,
      statusOn: null,
      addendum: 0,
      startsOn: on,
      endsOn: ends,
      scope: null,
    },
  };
  const begin: StartOrderFact = {
    ...world.base(on),
    ...{
      kind: 'start-order',
      ...of,
      number: `SPMK-${number}`,
      contractNumber: number,
      startsOn: on,
      endsOn: ends,
      duration: null,
      addendum: 0,
    },
  };
  const handover: HandoverFact = {
    ...world.base(handedOver),
    ...{
      kind: 'handover',
      ...of,
      contractNumber: number,
      contractAmount: amount,
      handoverNumber: `BAST-${number}`,
      handoverOn: handedOver,
    },
    ...{ recordNumber: null, recordOn: null, amount: null, progress: null, mode: 'Termin', vendor: null },
  };
  world.others.push(signed, begin, handover);
}

/**
 * The papers of an honest year: who was paid; a contract for each capital line that is paid by instalments; and what looks like a case and is
 * none: rents of equal amounts, cancelled twins, like works in two places, extended contracts.
 */
export function honestPapers(world: World): void {
  const byLine = new Map<string, Sp2dFact[]>();
  for (const payment of world.payments) {
    const name = firmOf(payment);
    if (name === null) continue;
    world.name(payment, name);
    const [line] = payment.lines;
    if (payment.paymentKind !== 'LS' || !payment.counts || !line || !/termin|uang muka|100%/.test(payment.description ?? '')) continue;
    const key = [payment.workUnit, line.subActivity, line.account].join('|');
    byLine.set(key, [...(byLine.get(key) ?? []), payment]);
  }
  let n = 0;
  for (const payments of byLine.values()) contractFor(world, `602/${++n}/SPK/${world.year}`, payments);
  rents(world);
  twins(world);
}

function contractFor(world: World, number: string, payments: readonly Sp2dFact[]): void {
  const [first, last] = [payments[0], payments.at(-1)];
  if (!first || !last) return;
  const rng = world.rng('contract', number);
  const name = firmOf(first) ?? vendor(rng);
  for (const payment of payments) world.name(payment, name, { contractNumber: number });
  const paid = payments.reduce<Sen>((sum, p) => sum + p.amount, 0n);
  const on = workingDay(addDays(first.date, -rng.int(3, 25)));
  const amount = paid + (paid * BigInt(rng.int(0, 12))) / 100n;
  const handedOver = workingDay(addDays(last.date, -rng.int(0, 6)));
  addContract(world, {
    number,
    unit: first.workUnit,
    vendor: name,
    amount,
    on,
    ends: addDays(last.date, rng.int(0, 20)),
    handedOver: handedOver < on ? last.date : handedOver,
  });
}

/** Monthly rents of one amount: neither double nor split. */
function rents(world: World): void {
  const rng = world.rng('rents');
  const lines = world.lines().filter((line) => line.account.startsWith('5.1.02.02'));
  for (let i = 0; i < 60 && lines.length > 0; i++) {
    const line = rng.pick(lines);
    const name = vendor(rng);
    const amount = BigInt(rng.int(5, 90)) * MILLION;
    const day = rng.int(3, 20);
    world.fund(line, amount * 12n);
    for (let month = 1; month <= 12; month++)
      world.pay(line, amount, workingDay(isoDate(world.year, month, day + (month === 1 ? 3 : 0))), 'Pembayaran sewa gedung kantor', name);
  }
}

/** Twins that were cancelled, and works of one price in two places. */
function twins(world: World): void {
  const rng = world.rng('twins');
  const places = [
    'Stabat',
    'Hinai',
    'Secanggang',
    'Tanjung Pura',
    'Gebang',
    'Babalan',
    'Besitang',
    'Bahorok',
    'Salapian',
    'Kuala',
    'Selesai',
    'Binjai',
  ];
  const lines = world.lines().filter((line) => /^5\.2\.0[34]/.test(line.account));
  for (let i = 0; i < 40 && lines.length > 0; i++) {
    const line = rng.pick(lines);
    const name = vendor(rng);
    const amount = BigInt(rng.int(60, 190)) * MILLION;
    const on = rng.pick(businessDays(world.year, rng.int(3, 10)));
    const first = rng.int(0, places.length - 1);
    const where = (j: number): string => places[(first + j) % places.length] ?? '';
    const isCancelled = i % 2 === 0;
    world.fund(line, amount * 2n);
    const text = (j: number): string => `Pembangunan rabat beton ${isCancelled ? where(0) : where(j)} paket ${isCancelled ? 1 : j + 1}`;
    world.pay(line, amount, on, text(0), name);
    const other = world.pay(line, amount, workingDay(addDays(on, rng.int(8, 20))), text(1), name);
    if (isCancelled) world.payments[world.payments.indexOf(other)] = { ...other, counts: false, status: 'gagal_transfer' };
  }
}

export const isWorks = ({ account }: BudgetLineFact): boolean => /^5\.2\.0[34]/.test(account);
