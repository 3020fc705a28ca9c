import {
  type FoldedFact,
  type IsoDate,
  parseMak,
  parseWorkUnitCode,
  type Sen,
  senToWire,
  type Vendor,
  type WorkUnitCode,
  yearOf,
} from '@lcc/domain';
import type { Conversion, ConversionContext, FactDraft, ReadResult, SourceRow } from './connector.js';
import { FileRefused } from './connector.js';
import { warnOfDuplicates } from './duplicates.js';
import { Issues } from './issues.js';
import { isRecord } from './open-file.js';
import { readAmount, readDate, readText } from './read-values.js';
import { normaliseRegionName } from './region-name.js';
import { optionUnit, unknownUnits } from './target.js';

type Json = Readonly<Record<string, unknown>>;

/** One process while its facts are made. */
interface Process {
  readonly source: SourceRow;
  readonly release: Json;
  readonly ocid: string;
  readonly year: number;
  readonly workUnit: WorkUnitCode | null;
  readonly officeCode: string | null;
  readonly context: ConversionContext;
  readonly issues: Issues;
}

/**
 * Compiled OCDS releases to the facts that LKPP's datasets give too: package, notice, bids, award, contract, and payments. Amounts of another
 * currency than IDR are left out with a warning. Throws FileRefused when the buyer is neither of the region nor on its roster.
 */
export function convertOcds(input: ReadResult, context: ConversionContext): Conversion {
  const issues = new Issues();
  const drafts = input.rows.flatMap((source): FactDraft[] => {
    const process = open(source, context, issues);
    return process ? factsOf(process).map((fact) => ({ fact, row: source.row })) : [];
  });
  warnOfDuplicates(drafts, issues);
  const contracts = drafts.reduce<Sen>((sum, { fact }) => (fact.kind === 'contract' ? sum + (fact.amount ?? 0n) : sum), 0n);
  const roster = unknownUnits(drafts, context, issues, new Map());
  return { facts: [...roster, ...drafts], rejected: issues.rejected, warnings: issues.warnings, totals: { kontrak: senToWire(contracts) } };
}

const object = (value: unknown): Json => (isRecord(value) ? value : {});
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const text = (value: unknown): string | null => readText(value) ?? null;
const day = (value: unknown): IsoDate | null => {
  const written = text(value);
  return written === null ? null : readDate(written);
};

function open(source: SourceRow, context: ConversionContext, issues: Issues): Process | undefined {
  const release = source.fields;
  const ocid = text(release.ocid);
  const tender = object(release.tender);
  const buyer = object(release.buyer);
  const entity = object(tender.procuringEntity);
  checkBuyer([buyer, entity], context);
  const began = day(object(tender.contractPeriod).startDate) ?? day(object(list(release.contracts)[0]?.period).startDate);
  const date = began ?? day(release.date);
  const year = context.options.year ?? (date === null ? null : yearOf(date));
  if (ocid === null || year === null) {
    const place = { row: source.row, column: ocid === null ? 'ocid' : 'date' };
    issues.reject(
      place,
      'incomplete',
      `Baris ${source.row}: ${ocid === null ? 'ocid' : 'tanggal rilis'} tidak terbaca; isi lalu kirim ulang.`,
    );
    return undefined;
  }
  const unit = optionUnit(context) ?? unitOf(entity, context) ?? unitOf(buyer, context);
  return { source, release, ocid, year, workUnit: unit ?? null, officeCode: text(entity.id) ?? text(buyer.id), context, issues };
}

/** A unit by its code as the party's id, else by its name on the roster. */
function unitOf(party: Json, context: ConversionContext): WorkUnitCode | undefined {
  const id = text(party.id);
  const code = id === null ? null : parseWorkUnitCode(id);
  return code ?? context.units.byName(text(party.name) ?? '', context.today)?.code;
}

/** A buyer that neither is on the roster nor names the region may be anybody's. Throws FileRefused unless `--region` was given. */
function checkBuyer(parties: readonly Json[], context: ConversionContext): void {
  if (context.options.region !== undefined) return;
  const names = parties.map((party) => text(party.name)).filter((name) => name !== null);
  const region = normaliseRegionName(context.regionName);
  const known = names.some(
    (name) => ` ${normaliseRegionName(name)} `.includes(` ${region} `) || context.units.byName(name, context.today) !== undefined,
  );
  if (known || names.length === 0) return;
  throw new FileRefused(
    'other-region',
    `Pembeli ${names[0]} bukan bagian dari ${context.regionName} (${context.region}). Beri --region bila memang milik daerah lain.`,
  );
}

function factsOf(process: Process): FoldedFact[] {
  const { release } = process;
  return [
    ...packageOf(process),
    ...noticeOf(process),
    ...bidsOf(process),
    ...list(release.awards).map((a) => awardOf(process, a)),
    ...contractsOf(process),
  ];
}

function base({ context, year, workUnit, officeCode, ocid }: Process, date: IsoDate | null) {
  const office = { workUnit, officeCode, officeId: null };
  return { region: context.region, year, date: date ?? `${year}-01-01`, ...office, track: 'tender' as const, process: ocid };
}

/** An amount in rupiah; null with a warning when it is in another currency or cannot be read. */
function money(process: Process, value: unknown, what: string): Sen | null {
  const { amount, currency } = object(value);
  const reading = readAmount(amount);
  if (reading.kind === 'blank') return null;
  const place = { row: process.source.row, column: what };
  const unit = text(currency) ?? 'IDR';
  if (unit === 'IDR' && reading.kind === 'amount') return reading.sen;
  const why = unit === 'IDR' && reading.kind === 'unreadable' ? reading.reason : `bermata uang ${unit}, bukan IDR`;
  process.issues.warn(place, 'currency', `${process.ocid} ${what}: nilai ${why}; tidak dicatat.`);
  return null;
}

const vendor = (party: Json | undefined): Vendor | null => {
  const name = text(party?.name);
  const id = text(party?.id);
  return name === null && id === null ? null : { name, id, taxId: null };
};

function packageOf(process: Process): FoldedFact[] {
  const planning = object(process.release.planning);
  const budget = object(planning.budget);
  const rupCode = text(budget.projectID);
  if (rupCode === null) return [];
  const { track: _, process: __, ...office } = base(process, null);
  const tender = object(process.release.tender);
  const ceiling = money(process, budget.amount, 'planning.budget');
  const mak = text(budget.id);
  const pack: FoldedFact = {
    kind: 'package',
    ...office,
    packageKind: 'penyedia',
    rupCode,
    name: text(budget.project) ?? text(tender.title) ?? rupCode,
    ceiling,
    method: text(tender.procurementMethodDetails) ?? text(tender.procurementMethod),
    procurementKind: text(tender.mainProcurementCategory),
    selfManagedType: null,
    announced: true,
    active: true,
    announcedOn: day(process.release.date),
    selectionFrom: day(object(tender.tenderPeriod).startDate),
    selectionTo: day(object(tender.tenderPeriod).endDate),
    workFrom: day(object(tender.contractPeriod).startDate),
    workTo: day(object(tender.contractPeriod).endDate),
    predecessor: null,
  };
  if (mak === null || parseMak(mak) === null) return [pack];
  const source = { rupCode, mak: [mak], fundingSource: null, fundingYear: process.year, ceiling, component: null, structureId: null };
  return [pack, { kind: 'package-funding', ...office, packageKind: 'penyedia', ...source, active: true, nth: 1 }];
}

function noticeOf(process: Process): FoldedFact[] {
  const tender = object(process.release.tender);
  const budget = object(object(process.release.planning).budget);
  const name = text(tender.title);
  if (name === null) return [];
  const announced = day(object(tender.tenderPeriod).startDate) ?? day(process.release.date);
  const rupCode = text(budget.projectID);
  const mak = text(budget.id);
  return [
    {
      kind: 'procurement-notice',
      ...base(process, announced),
      rupCodes: rupCode === null ? [] : [rupCode],
      name,
      ceiling: money(process, budget.amount, 'planning.budget'),
      ownerEstimate: money(process, tender.value, 'tender.value'),
      mak: mak !== null && parseMak(mak) ? [mak] : [],
      fundingSource: null,
      method: text(tender.procurementMethodDetails) ?? text(tender.procurementMethod),
      procurementKind: text(tender.mainProcurementCategory),
      paymentForm: null,
      status: text(tender.status),
      version: null,
      announcedOn: announced,
      createdOn: null,
      place: null,
    },
  ];
}

/** Bids, and those who only registered. */
function bidsOf(process: Process): FoldedFact[] {
  const bids = list(object(process.release.bids).details);
  const bidders = new Set(bids.flatMap((bid) => list(bid.tenderers).map((party) => text(party.id))));
  const silent = list(object(process.release.tender).tenderers).filter((party) => !bidders.has(text(party.id)));
  const winners = new Set(list(process.release.awards).flatMap((award) => list(award.suppliers).map((party) => text(party.id))));
  const one = (participant: string | null, party: Json | undefined, date: IsoDate | null, amount: Sen | null): FoldedFact => ({
    kind: 'bid',
    ...base(process, date),
    participant,
    vendor: vendor(party),
    bidAmount: amount,
    correctedAmount: null,
    winner: winners.size === 0 ? null : winners.has(text(party?.id)),
    verifiedWinner: null,
  });
  return [
    ...bids.map((bid) => one(text(bid.id), list(bid.tenderers)[0], day(bid.date), money(process, bid.value, 'bids.value'))),
    ...silent.map((party) => one(text(party.id), party, null, null)),
  ];
}

function awardOf(process: Process, award: Json): FoldedFact {
  return {
    kind: 'award-letter',
    ...base(process, day(award.date)),
    number: text(award.id) ?? '-',
    name: text(award.title),
    vendor: vendor(list(award.suppliers)[0]),
    amount: money(process, award.value, 'awards.value'),
    guaranteeAmount: null,
    guaranteeDays: null,
    contractStatus: text(award.status),
    addendum: 0,
  };
}

function contractsOf(process: Process): FoldedFact[] {
  const awards = new Map(list(process.release.awards).map((award) => [text(award.id), award]));
  const rupCode = text(object(object(process.release.planning).budget).projectID);
  return list(process.release.contracts).flatMap((contract): FoldedFact[] => {
    const supplier = vendor(list(awards.get(text(contract.awardID))?.suppliers)[0]);
    const number = text(contract.id) ?? '-';
    const fact: FoldedFact = {
      kind: 'contract',
      ...base(process, day(contract.dateSigned)),
      number,
      name: text(contract.title) ?? text(object(process.release.tender).title),
      rupCodes: rupCode === null ? [] : [rupCode],
      vendor: supplier,
      amount: money(process, contract.value, 'contracts.value'),
      domesticAmount: null,
      smallBusinessAmount: null,
      contractKind: null,
      status: text(contract.status),
      statusOn: null,
      addendum: 0,
      startsOn: day(object(contract.period).startDate),
      endsOn: day(object(contract.period).endDate),
      scope: null,
    };
    return [fact, ...list(object(contract.implementation).transactions).flatMap((paid) => paymentOf(process, number, paid, supplier))];
  });
}

/** A payment as the standard tells it becomes a payment record of its contract. */
function paymentOf(process: Process, contractNumber: string, paid: Json, supplier: Vendor | null): FoldedFact[] {
  const amount = money(process, paid.value ?? paid.amount, 'transactions.value');
  const date = day(paid.date);
  return [
    {
      kind: 'handover',
      ...base(process, date),
      contractNumber,
      contractAmount: null,
      handoverNumber: null,
      handoverOn: null,
      recordNumber: text(paid.id),
      recordOn: date,
      amount,
      progress: null,
      mode: null,
      vendor: vendor(object(paid.payee)) ?? supplier,
    },
  ];
}
