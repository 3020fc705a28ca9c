/**
 * The part of a compiled OCDS release that the red flags read. What is missing or of another type is null: published data is uneven, and
 * one odd field must not cost the process its other flags. Amounts are doubles, as Cardinal computes with them: they are only compared.
 */
export interface Release {
  readonly ocid: string;
  readonly buyer: string | null;
  readonly tender: Tender;
  readonly awards: readonly Award[] | null;
  readonly bids: readonly Bid[] | null;
}

interface Tender {
  readonly status: string | null;
  readonly method: string | null;
  readonly methodDetails: string | null;
  readonly tenderers: number | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly procuringEntity: string | null;
}

interface Award {
  readonly status: string | null;
  readonly suppliers: Parties;
  readonly classifications: readonly string[];
}

export interface Bid {
  readonly status: string | null;
  readonly date: string | null;
  readonly tenderers: Parties;
  readonly price: { readonly amount: number; readonly currency: string } | null;
}

/** One entry per organisation named, null for one without a usable id; null if there is no such list. */
type Parties = readonly (string | null)[] | null;
type Json = Readonly<Record<string, unknown>>;

/** Null for anything that is not an object with an `ocid` of type string. */
export function readRelease(value: unknown): Release | null {
  const release = object(value);
  const ocid = text(release.ocid);
  if (ocid === null) return null;
  return {
    ocid,
    buyer: text(object(release.buyer).id),
    tender: readTender(object(release.tender)),
    awards: list(release.awards)?.map(readAward) ?? null,
    bids: list(object(release.bids).details)?.map(readBid) ?? null,
  };
}

function readTender(tender: Json): Tender {
  const period = object(tender.tenderPeriod);
  return {
    status: text(tender.status),
    method: text(tender.procurementMethod),
    methodDetails: text(tender.procurementMethodDetails),
    tenderers: number(tender.numberOfTenderers),
    start: text(period.startDate),
    end: text(period.endDate),
    procuringEntity: text(object(tender.procuringEntity).id),
  };
}

function readAward(value: unknown): Award {
  const award = object(value);
  return { status: text(award.status), suppliers: parties(award.suppliers), classifications: (list(award.items) ?? []).flatMap(classOf) };
}

function classOf(item: unknown): string[] {
  const id = text(object(object(item).classification).id);
  return id === null ? [] : [id];
}

function readBid(value: unknown): Bid {
  const bid = object(value);
  const price = object(bid.value);
  const amount = number(price.amount);
  const currency = text(price.currency);
  return {
    status: text(bid.status),
    date: text(bid.date),
    tenderers: parties(bid.tenderers),
    price: amount === null || currency === null ? null : { amount, currency },
  };
}

const NOTHING: Json = {};
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const object = (value: unknown): Json => (isJson(value) ? value : NOTHING);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const list = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);
const parties = (value: unknown): Parties => list(value)?.map((party) => text(object(party).id)) ?? null;
