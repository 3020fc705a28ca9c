import type {
  AwardLetterFact,
  BidFact,
  ContractFact,
  HandoverFact,
  PackageFact,
  ProcurementNoticeFact,
  ProcurementResultFact,
  ProcurementTrack,
  StartOrderFact,
  Vendor,
} from '../../facts/index.js';
import type { IsoDate, Sen } from '../../values/index.js';

/** Made-up papers of procurement for the examples of detectors, of the unit of the other examples. */
const UNIT = '1.03.0.00.0.00.01.0000';
const base = (date: IsoDate) => ({ region: '12.05', year: 2026, date, workUnit: UNIT, officeCode: UNIT, officeId: null });
const of = (process: string, date: IsoDate, track: ProcurementTrack = 'non-tender') => ({ ...base(date), track, process });

export const firm = (name = 'CV Rekaan Jaya', taxId: string | null = '0123456789012345'): Vendor => ({ name, id: name, taxId });

export function contract(number: string, amount: Sen, date: IsoDate, more: Partial<ContractFact> = {}): ContractFact {
  const amounts = { amount, domesticAmount: null, smallBusinessAmount: null };
  const days = { statusOn: null, startsOn: null, endsOn: null };
  const rest = { contractKind: null, status: null, addendum: 0, scope: null, rupCodes: [], vendor: firm() };
  return { ...of(number, date), kind: 'contract', number, name: 'Pemeliharaan jalan', ...amounts, ...days, ...rest, ...more };
}

export function awardLetter(contractNumber: string, date: IsoDate): AwardLetterFact {
  const rest = { name: null, vendor: firm(), amount: null, guaranteeAmount: null, guaranteeDays: null, contractStatus: null, addendum: 0 };
  return { ...of(contractNumber, date), kind: 'award-letter', number: `SPPBJ-${contractNumber}`, ...rest };
}

export function startOrder(contractNumber: string, date: IsoDate, more: Partial<StartOrderFact> = {}): StartOrderFact {
  const rest = { startsOn: null, endsOn: null, duration: null, addendum: 0 };
  return { ...of(contractNumber, date), kind: 'start-order', number: `SPMK-${contractNumber}`, contractNumber, ...rest, ...more };
}

export function handover(contractNumber: string, handoverOn: IsoDate, more: Partial<HandoverFact> = {}): HandoverFact {
  const papers = { handoverNumber: `BAST-${contractNumber}`, handoverOn, recordNumber: null, recordOn: null };
  const rest = { contractAmount: null, amount: null, progress: null, mode: 'Sekaligus', vendor: null };
  return { ...of(contractNumber, handoverOn), kind: 'handover', contractNumber, ...papers, ...rest, ...more };
}

export function rupPackage(rupCode: string, ceiling: Sen, date: IsoDate = '2026-01-15'): PackageFact {
  const method = { method: 'Pengadaan Langsung', procurementKind: 'Pekerjaan Konstruksi', selfManagedType: null };
  const days = { announcedOn: date, selectionFrom: null, selectionTo: null, workFrom: null, workTo: null };
  const rest = { announced: true, active: true, predecessor: null };
  return {
    ...base(date),
    kind: 'package',
    packageKind: 'penyedia',
    rupCode,
    name: 'Pemeliharaan jalan',
    ceiling,
    ...method,
    ...days,
    ...rest,
  };
}

export function notice(process: string, date: IsoDate, more: Partial<ProcurementNoticeFact> = {}): ProcurementNoticeFact {
  const said = { rupCodes: [], name: 'Pemeliharaan jalan', ceiling: null, ownerEstimate: null, mak: [], fundingSource: null };
  const method = { method: 'Pengadaan Langsung', procurementKind: 'Pekerjaan Konstruksi', paymentForm: null };
  const rest = { status: null, version: null, announcedOn: date, createdOn: null, place: null };
  return { ...of(process, date, more.track), kind: 'procurement-notice', ...said, ...method, ...rest, ...more };
}

export function result(process: string, date: IsoDate, more: Partial<ProcurementResultFact> = {}): ProcurementResultFact {
  const said = { rupCodes: [], name: 'Pemeliharaan jalan', ceiling: null, ownerEstimate: null, mak: [], fundingSource: null };
  const method = { method: 'Tender', procurementKind: 'Pekerjaan Konstruksi', status: 'Selesai', announcedOn: null, endedOn: date };
  const amounts = { bidAmount: null, correctedAmount: null, negotiatedAmount: null, contractAmount: null };
  const shares = { domesticAmount: null, smallBusinessAmount: null, vendor: firm() };
  return { ...of(process, date, 'tender'), kind: 'procurement-result', part: 'end', ...said, ...method, ...amounts, ...shares, ...more };
}

export function bid(process: string, participant: string, bidAmount: Sen | null, more: Partial<BidFact> = {}): BidFact {
  const vendor = firm(`CV ${participant}`, null);
  const rest = { vendor, bidAmount, correctedAmount: null, winner: false, verifiedWinner: null };
  return { ...of(process, '2026-03-02', 'tender'), kind: 'bid', participant, ...rest, ...more };
}
