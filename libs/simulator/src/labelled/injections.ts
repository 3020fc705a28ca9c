import { addDays, type BudgetLineFact, type ContractFact, isoDate, type Sen, type Sp2dFact } from '@lcc/domain';
import { businessDays } from '../calendar.js';
import { vendor } from '../descriptions.js';
import { addContract, firmOf, isWorks, workingDay } from './honest.js';
import { type Constants, taxIdOf, type World } from './world.js';

const MILLION: Sen = 100_000_000n;
const codeOf = ({ workUnit, subActivity }: { readonly workUnit: string; readonly subActivity: string | null }): string =>
  `${workUnit}|${subActivity}`;

/** Some things of a list, each once. */
function draw<T>(world: World, name: string, from: readonly T[], count: number): T[] {
  const rng = world.rng('draw', name);
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(rng.int(0, left.length - 1), 1)[0] as T);
}

const lineOf = (world: World, { workUnit, lines: [part] }: Sp2dFact): BudgetLineFact | undefined =>
  world.lines().find((line) => line.workUnit === workUnit && line.subActivity === part?.subActivity && line.account === part?.account);

/** The same claim paid twice, days apart; the line is funded, so that only the double tells. */
export function duplicates(world: World, { duplicates: share }: Constants): void {
  const toFirms = world.payments.filter(
    (p) => p.counts && p.paymentKind === 'LS' && firmOf(p) !== null && p.date < isoDate(world.year, 12, 1),
  );
  for (const payment of draw(world, 'duplicates', toFirms, Math.round(world.payments.length * share))) {
    const line = lineOf(world, payment);
    const party = world.parties.get(payment.number);
    if (!line || !party?.vendor) continue;
    const rng = world.rng('duplicate', payment.number);
    world.fund(line, payment.amount);
    const { spmNumber, contractNumber } = party;
    const papers = { spmNumber, contractNumber };
    const twin = world.pay(
      line,
      payment.amount,
      workingDay(addDays(payment.date, rng.int(3, 28))),
      payment.description ?? '',
      party.vendor.name,
      papers,
    );
    world.label('B14', [payment.number, twin.number].sort().join('|'), twin.number, payment.number, contractNumber ?? twin.number);
  }
}

const LIMITS = { works: 400n * MILLION, other: 200n * MILLION } as const;
const STAGES = ['tahap I', 'tahap II', 'tahap III', 'tahap IV', 'tahap V'];

/** One work in two to five parts below the limit: as payments, and as packages. */
export function splits(world: World, { splits: count }: Constants): void {
  const lines = world.lines().filter((line) => isWorks(line) || /^5\.2\.02|^5\.1\.02\.01/.test(line.account));
  for (const [i, line] of draw(world, 'splits', lines, count * 2).entries()) {
    const rng = world.rng('split', i);
    const limit = isWorks(line) ? LIMITS.works : LIMITS.other;
    const parts = rng.int(2, 5);
    const each = (limit * BigInt(rng.int(parts === 2 ? 60 : 45, 98))) / 100n;
    const name = vendor(rng);
    const what = `${isWorks(line) ? 'Pemeliharaan jalan lingkungan' : 'Pengadaan perlengkapan'} ${line.subActivity?.slice(-4)} ${rng.int(10, 99)}`;
    const begin = rng.pick(businessDays(world.year, rng.int(5, 10), 1, 12));
    const asPackages = i % 2 === 1;
    const stages = Array.from({ length: parts }, (_, part) => part);
    for (const part of stages) {
      const on = workingDay(addDays(begin, Math.floor((26 / parts) * part)));
      const amount = each - BigInt(rng.int(0, 30)) * 100_000n;
      if (asPackages) splitPackage(world, line, `S${i}-${part}`, `${what} ${STAGES[part]}`, name, amount, on);
      else {
        world.fund(line, amount);
        world.touched.add(world.pay(line, amount, on, `Pembayaran ${what} ${STAGES[part]}`, name).number);
      }
    }
    if (asPackages)
      world.label('P13', `${line.workUnit}|${line.subActivity}.${line.account}`, ...stages.map((part) => `S${i}-${part}`), taxIdOf(name));
    else world.label('B13', [line.workUnit, taxIdOf(name), line.account].join('|'));
  }
}

function splitPackage(
  world: World,
  line: BudgetLineFact,
  process: string,
  name: string,
  vendorName: string,
  amount: Sen,
  on: string,
): void {
  const { workUnit } = line;
  const of = { workUnit, officeCode: workUnit, officeId: null, track: 'non-tender' as const, process };
  world.others.push({
    ...world.base(addDays(on, -7)),
    ...{
      kind: 'procurement-notice',
      ...of,
      rupCodes: [],
      name,
      ceiling: amount,
      ownerEstimate: amount,
      mak: [`${line.subActivity}.${line.account}`],
    },
    ...{ fundingSource: null, method: 'Pengadaan Langsung', procurementKind: isWorks(line) ? 'Pekerjaan Konstruksi' : 'Pengadaan Barang' },
    ...{ paymentForm: null, status: 'Selesai', version: null, announcedOn: addDays(on, -7), createdOn: null, place: null },
  });
  addContract(world, {
    number: process,
    unit: workUnit,
    vendor: vendorName,
    amount,
    on,
    ends: addDays(on, 60),
    handedOver: addDays(on, 50),
  });
}

/** Payments before their contract. */
export function chronology(world: World, { chronology: count }: Constants): void {
  const contracts = world.others.filter(
    (f): f is ContractFact => f.kind === 'contract' && f.number.includes('/SPK/') && !world.touched.has(f.number),
  );
  for (const contract of draw(world, 'chronology', contracts, count)) {
    const paid = world.payments.filter((p) => world.parties.get(p.number)?.contractNumber === contract.number);
    const [first] = paid;
    if (!first) continue;
    const on = workingDay(addDays(first.date, world.rng('late', contract.number).int(4, 40)));
    if (on <= first.date || on > isoDate(world.year, 12, 31)) continue;
    world.others[world.others.indexOf(contract)] = { ...contract, date: on, startsOn: on };
    const early = paid.filter((p) => p.date < on);
    for (const payment of early) world.label('B05', `sp2d|${payment.number}`, payment.number, contract.number);
    world.touched.add(contract.number);
  }
}

/** Payments beyond the ceiling and beyond the contract; beside them units whose shift of the budget explains what they paid. */
export function overspends(world: World, { overspends: count }: Constants): void {
  const lines = world.lines().filter((line) => line.account.startsWith('5.1.02') && line.subActivity !== null);
  const spent = new Map<string, Sen>();
  for (const { counts, paymentKind, workUnit, lines: parts } of world.payments)
    if (counts && (paymentKind === 'LS' || paymentKind === 'GU'))
      for (const { subActivity, amount } of parts)
        spent.set(`${workUnit}|${subActivity}`, (spent.get(`${workUnit}|${subActivity}`) ?? 0n) + amount);
  const ceilings = new Map<string, Sen>();
  for (const line of world.lines()) ceilings.set(codeOf(line), (ceilings.get(codeOf(line)) ?? 0n) + line.amount);
  const chosen = draw(
    world,
    'overspends',
    lines.filter((line) => !world.touched.has(codeOf(line))),
    count * 2,
  );
  const seen = new Set<string>();
  for (const [i, line] of chosen.entries()) {
    if (seen.has(codeOf(line))) continue;
    seen.add(codeOf(line));
    const rng = world.rng('overspend', i);
    const left = (ceilings.get(codeOf(line)) ?? 0n) - (spent.get(codeOf(line)) ?? 0n);
    const excess = ((ceilings.get(codeOf(line)) ?? 0n) * BigInt(rng.int(2, 20))) / 100n;
    const payment = world.pay(
      line,
      left + excess,
      rng.pick(businessDays(world.year, 11)),
      `Pembayaran tambahan kegiatan ${line.subActivity}`,
      vendor(rng),
    );
    const isExplained = i % 2 === 1;
    if (isExplained) world.fund(line, left + excess + excess);
    else world.label('B07', codeOf(line), payment.number, codeOf(line));
  }
  const contracts = world.others.filter(
    (f): f is ContractFact => f.kind === 'contract' && f.number.includes('/SPK/') && !world.touched.has(f.number),
  );
  for (const [i, contract] of draw(world, 'contracts', contracts, count).entries()) {
    const paid = world.payments.filter((p) => p.counts && world.parties.get(p.number)?.contractNumber === contract.number);
    const sum = paid.reduce<Sen>((total, p) => total + p.amount, 0n);
    const amount = (sum * 94n) / 100n;
    world.others[world.others.indexOf(contract)] = { ...contract, amount };
    if (i % 2 === 1) world.others.push({ ...contract, amount: sum, addendum: 1, date: paid.at(-1)?.date ?? contract.date });
    else world.label('B06', `non-tender|${contract.number}|${contract.number}`, contract.number);
  }
}

/** Activities paid outside the budget, activities without a plan, and payments on a version that no longer holds. */
export function ghosts(world: World, { ghosts: count }: Constants): void {
  const lines = world.lines().filter((line) => line.subActivity !== null && line.account.startsWith('5.'));
  const codes = [...new Map(lines.filter((line) => !world.touched.has(codeOf(line))).map((line) => [codeOf(line), line])).values()];
  const chosen = draw(world, 'ghosts', codes, count + count + 10);
  const [unplanned, paid, renamed] = [chosen.slice(0, count), chosen.slice(count, 2 * count), chosen.slice(2 * count)];
  const hidden = new Set(unplanned.map(codeOf));
  const newCodes = new Map(renamed.map((line, i) => [line.subActivity as string, `${line.subActivity?.slice(0, -4)}${9_900 + i}`]));
  for (const line of lines) {
    if (hidden.has(codeOf(line))) continue;
    const old = newCodes.get(line.subActivity as string);
    world.setLine({ ...line, stage: 'RKPD', date: isoDate(world.year - 1, 7, 1), subActivity: old ?? line.subActivity });
  }
  for (const [to, from] of newCodes)
    world.others.push({
      ...world.base(isoDate(world.year, 1, 2)),
      kind: 'code-bridge',
      from,
      to,
      fromYear: world.year,
      active: true,
      by: 'operator',
    });
  for (const line of unplanned) world.label('B08', line.workUnit, codeOf(line));
  for (const [i, line] of paid.entries()) {
    const rng = world.rng('ghost', i);
    const code = `${line.subActivity?.slice(0, -4)}${8_800 + i}`;
    const ghost = { ...line, subActivity: code };
    const payment = world.pay(
      ghost,
      BigInt(rng.int(20, 300)) * MILLION,
      rng.pick(businessDays(world.year, rng.int(3, 11))),
      'Pembayaran kegiatan',
      vendor(rng),
    );
    world.label('B08', ghost.workUnit, payment.number, codeOf(ghost));
  }
}

/** A shift takes an activity out of the budget, and it is paid all the same. */
export function wrongVersions(world: World, { ghosts: count }: Constants): void {
  const units = [...new Set(world.lines().map((line) => line.workUnit))];
  for (const [i, unit] of draw(world, 'versions', units, Math.min(count, 15)).entries()) {
    const own = world.lines().filter((line) => line.workUnit === unit && line.subActivity !== null && line.account.startsWith('5.'));
    const paid = new Set(world.payments.filter((p) => p.counts && p.workUnit === unit).flatMap((p) => p.lines.map((l) => l.subActivity)));
    const gone = world.rng('version', i).pick(own);
    const code = codeOf(gone);
    if (world.touched.has(code)) continue;
    for (const line of own)
      if (line.subActivity !== gone.subActivity || !paid.has(line.subActivity))
        world.setLine({ ...line, stage: 'GESER_1', date: isoDate(world.year, 6, 2) });
    if (paid.has(gone.subActivity)) world.label('B08', unit, code);
  }
}
