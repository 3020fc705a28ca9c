import { createHash } from 'node:crypto';
import {
  type ContractFact,
  type FactKind,
  type IsoDate,
  type ProcurementNoticeFact,
  type ProcurementResultFact,
  type Sen,
  senToWire,
} from '@lcc/domain';
import { LICENCE } from './open-data.js';
import type { PublicView } from './public-view.js';

export type OpenPaper = ProcurementNoticeFact | ProcurementResultFact | ContractFact;
/** What releases are made of. Bids and letters name firms and stay inside. */
export const OPEN_PAPERS = ['procurement-notice', 'procurement-result', 'contract'] as const satisfies readonly FactKind[];

/** Money stands here as text of the wire; {@link ocdsText} writes it as the number that OCDS wants, digit by digit. */
interface Value {
  readonly amount: string;
  readonly currency: 'IDR';
}

export interface Release {
  readonly ocid: string;
  readonly id: string;
  readonly date: string;
  readonly tag: readonly string[];
  readonly [field: string]: unknown;
}

/**
 * OCDS 1.1 releases of the processes that hold a contract signed up to the view's day, one each, in the order of their ids. Vendors are left
 * out, whether firm or person. The id of a release is made of its content: the same content is the same release.
 */
export function releasesOf(view: PublicView, papers: readonly OpenPaper[]): Release[] {
  const processes = new Map<string, OpenPaper[]>();
  for (const paper of papers) {
    if (paper.date > view.asOf) continue;
    const key = ocidOf(paper);
    const known = processes.get(key);
    if (known) known.push(paper);
    else processes.set(key, [paper]);
  }
  return [...processes].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([ocid, of]) => releaseOf(view, ocid, of) ?? []);
}

/** A process that came as OCDS keeps its id; others are told apart by region, track and number. */
const ocidOf = ({ region, track, process }: OpenPaper): string =>
  process.startsWith('ocds-') ? process : `lcc-${region}-${track}-${process}`;
const instant = (date: IsoDate): string => `${date}T00:00:00+07:00`;
const told = <T>(field: string, value: T | null | undefined): Record<string, T> =>
  value === null || value === undefined ? {} : { [field]: value };
const money = (field: string, amount: Sen | null | undefined): Record<string, Value> =>
  amount === null || amount === undefined ? {} : { [field]: { amount: senToWire(amount), currency: 'IDR' } };
const span = (field: string, from: IsoDate | null, to: IsoDate | null): Record<string, object> =>
  from === null && to === null ? {} : { [field]: { ...told('startDate', from && instant(from)), ...told('endDate', to && instant(to)) } };

function releaseOf(view: PublicView, ocid: string, papers: readonly OpenPaper[]): Release | null {
  const contracts = inForce(papers.filter((paper) => paper.kind === 'contract'));
  const [first] = contracts;
  if (!first) return null;
  const opening = [...papers.filter((p) => p.kind === 'procurement-notice'), ...papers.filter((p) => p.kind === 'procurement-result')];
  const from = <K extends keyof ProcurementNoticeFact & keyof ProcurementResultFact>(field: K) =>
    opening.map((paper) => paper[field]).find((value) => value !== null && value !== undefined);
  const title = from('name') ?? first.name;
  const ceiling = from('ceiling');
  const body = {
    initiationType: 'tender',
    language: 'id',
    ...buyerOf(view, first),
    ...(ceiling === null || ceiling === undefined ? {} : { planning: { budget: money('amount', ceiling) } }),
    tender: {
      id: first.process,
      ...told('title', title),
      ...told('procurementMethodDetails', from('method')),
      ...money('value', from('ownerEstimate')),
    },
    awards: contracts.map((contract) => ({
      id: contract.number,
      ...told('title', contract.name ?? title),
      ...money('value', contract.amount),
    })),
    contracts: contracts.map((contract) => ({
      id: contract.number,
      awardID: contract.number,
      ...told('title', contract.name ?? title),
      ...money('value', contract.amount),
      ...span('period', contract.startsOn, contract.endsOn),
      dateSigned: instant(contract.date),
    })),
  };
  const date = papers.reduce((latest, paper) => (paper.date > latest ? paper.date : latest), first.date);
  const id = `${ocid}-${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 12)}`.replaceAll('#', '-');
  return { ocid, id, date: instant(date), tag: ['planning', 'tender', 'award', 'contract'], ...body };
}

/** The version of each contract that holds: its highest addendum. */
function inForce(papers: readonly ContractFact[]): ContractFact[] {
  const last = new Map<string, ContractFact>();
  for (const paper of papers) if (paper.addendum >= (last.get(paper.number)?.addendum ?? 0)) last.set(paper.number, paper);
  return [...last.values()];
}

const agency = (code: string): string => code.slice(0, -4);

function buyerOf({ units }: PublicView, { workUnit }: ContractFact): object {
  const unit = workUnit === null ? undefined : units.find(({ code }) => code === workUnit || agency(code) === agency(workUnit));
  if (!unit) return {};
  const buyer = { id: unit.code, name: unit.name };
  return { parties: [{ ...buyer, roles: ['buyer', 'procuringEntity'] }], buyer };
}

const packageOf = (view: PublicView, uri: string): object => ({
  uri,
  version: '1.1',
  publishedDate: instant(view.asOf),
  publisher: { name: view.nature === 'SIMULASI' ? `SIMULASI ${view.regionName}` : view.regionName },
  license: LICENCE.path,
});

/** The release package; `uri` is the address at which it stands. */
export const releasePackage = (view: PublicView, releases: readonly Release[], uri: string): object => ({
  ...packageOf(view, uri),
  releases,
});

/** The record package; each record links its release inside the release package. */
export const recordPackage = (view: PublicView, releases: readonly Release[], uri: string, releasesUri: string): object => ({
  ...packageOf(view, uri),
  packages: [releasesUri],
  records: releases.map((release) => ({
    ocid: release.ocid,
    releases: [{ url: `${releasesUri}#${encodeURIComponent(release.id)}`, date: release.date, tag: release.tag }],
    compiledRelease: { ...release, tag: ['compiled'] },
  })),
});

/** JSON with amounts as exact decimals. Inside a text a quotation mark is escaped, so that no text looks like an amount. */
export const ocdsText = (body: object): string => JSON.stringify(body).replace(/"amount":"(-?\d+\.\d{2})"/g, '"amount":$1');
