import type { Change } from '../../board/rollup.js';
import type { ProcurementNoticeFact, ProcurementResultFact, ProcurementTrack } from '../../facts/index.js';
import { ProcurementFold, type ProcurementPaper, processKeyOf } from '../../folds/index.js';
import { vendorText } from '../../folds/thread/process-papers.js';
import { type IsoDate, parseMak, type Sen, type WorkUnitCode } from '../../values/index.js';
import type { Context, Evidence, Subject } from '../core/detector.js';
import type { ProcurementKind } from '../core/legal.js';
import { contractsOf } from './contracts.js';

/** What is known of one process, put together from its papers up to the day that is judged; null = not told. */
export interface Process {
  readonly key: string;
  readonly track: ProcurementTrack;
  readonly unit: WorkUnitCode | null;
  readonly name: string | null;
  readonly method: string | null;
  readonly kind: ProcurementKind | null;
  readonly ceiling: Sen | null;
  readonly estimate: Sen | null;
  /** What was agreed: by the contract, else by the result. */
  readonly amount: Sen | null;
  /** Day of the contract, else of the end. */
  readonly awardedOn: IsoDate | null;
  readonly announcedOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly rupCodes: readonly string[];
  /** `sub-activity.account`, or what was written when it cannot be read. */
  readonly mak: string | null;
  readonly vendor: string | null;
  readonly hasFailed: boolean;
  /** Whether its announcement or its end is known, not only its contract. */
  readonly isAnnounced: boolean;
}

type Opening = Pick<ProcurementPaper, 'track' | 'workUnit'>;
const FAILED = /gagal|batal|cancel|unsuccessful/i;

/** Kind of procurement by the words of SPSE; null for words it does not use. */
export function procurementKindOf(text: string | null): ProcurementKind | null {
  if (text === null) return null;
  if (/konsultan/i.test(text)) return 'konsultansi';
  if (/konstruksi/i.test(text)) return 'konstruksi';
  if (/jasa lain/i.test(text)) return 'jasa-lainnya';
  return /barang/i.test(text) ? 'barang' : null;
}

export function processOf(key: string, context: Context): Process | null {
  const fold = context.state.fold(ProcurementFold);
  const past = <P extends ProcurementPaper>(papers: readonly P[]): P[] => papers.filter((p) => p.date <= context.today);
  const notices = past(fold.papers(key, 'procurement-notice'));
  const results = past(fold.papers(key, 'procurement-result'));
  const contracts = contractsOf(key, context);
  const said: readonly (ProcurementNoticeFact | ProcurementResultFact | undefined)[] = [notices.at(-1), ...results];
  const first = <T>(...values: readonly (T | null | undefined)[]): T | null => values.find((v) => v !== null && v !== undefined) ?? null;
  const contract = contracts.at(-1)?.last;
  const any = first<Opening>(notices.at(-1), results[0], contract);
  if (!any) return null;
  const maks = first(...said.map((p) => p?.mak?.[0]));
  return {
    key,
    track: any.track,
    unit: first(any.workUnit, contract?.workUnit),
    name: first(...said.map((p) => p?.name), contract?.name),
    method: first(...said.map((p) => p?.method)),
    kind: procurementKindOf(first(...said.map((p) => p?.procurementKind))),
    ceiling: first(...said.map((p) => p?.ceiling)),
    estimate: first(...said.map((p) => p?.ownerEstimate)),
    amount: first(contract?.amount, ...results.map((r) => r.contractAmount), ...results.map((r) => r.negotiatedAmount)),
    awardedOn: first(contracts.at(-1)?.first.date, ...results.map((r) => r.endedOn)),
    announcedOn: first(...said.map((p) => p?.announcedOn)),
    endedOn: first(...results.map((r) => r.endedOn)),
    rupCodes: [...new Set([...said.flatMap((p) => p?.rupCodes ?? []), ...contracts.flatMap((c) => c.last.rupCodes)])].sort(),
    mak: maks === null ? null : makText(maks),
    vendor: first(...results.map((r) => vendorText(r.vendor)), vendorText(contract?.vendor ?? null)),
    isAnnounced: notices.length + results.length > 0,
    hasFailed: [...notices.slice(-1), ...results].some(({ status }) => FAILED.test(status ?? '')),
  };
}

/** Without the code of the standard price, which differs between lines of one account. */
function makText(mak: string): string {
  const parts = parseMak(mak);
  return parts ? [parts.subActivity, parts.account ?? '-'].join('.') : mak.trim();
}

const kept = new WeakMap<ProcurementFold, { readonly stamp: string; readonly processes: ReadonlyMap<string, Process> }>();

/** Every process by key, worked out once per change and day. */
export function allProcesses(context: Context): ReadonlyMap<string, Process> {
  const fold = context.state.fold(ProcurementFold);
  const stamp = `${fold.version}|${context.today}`;
  const known = kept.get(fold);
  if (known?.stamp === stamp) return known.processes;
  const processes = new Map([...fold.processes()].sort().flatMap((key) => entry(key, processOf(key, context))));
  kept.set(fold, { stamp, processes });
  return processes;
}

const entry = (key: string, process: Process | null): [string, Process][] => (process ? [[key, process]] : []);

export const processSubject = ({ key, unit }: Process): Subject => ({ type: 'process', key, workUnit: unit });

/** Keys of processes whose papers changed. */
function changedProcesses(changes: readonly Change[]): Set<string> {
  const facts = changes.flatMap(({ before, after }) => [before, after]);
  return new Set(facts.flatMap((fact) => (fact && 'track' in fact ? [processKeyOf(fact as ProcurementPaper)] : [])));
}

/** Offices whose processes changed. */
export const changedOffices = (changes: readonly Change[]): Set<WorkUnitCode> =>
  new Set(
    changes.flatMap(({ before, after }) => [before, after]).flatMap((fact) => (fact && 'track' in fact ? (fact.workUnit ?? []) : [])),
  );

/** The processes whose papers the changes touch and that a rule looks at. */
export function* touchedProcesses(
  changes: readonly Change[],
  context: Context,
  isJudged: (process: Process) => boolean,
): Iterable<Subject> {
  for (const key of changedProcesses(changes)) {
    const process = processOf(key, context);
    if (process && isJudged(process)) yield processSubject(process);
  }
}

export function* processesWhere(context: Context, isJudged: (process: Process) => boolean): Iterable<Subject> {
  for (const process of allProcesses(context).values()) if (isJudged(process)) yield processSubject(process);
}

/** Bought directly from one vendor, below the limit of direct procurement. */
export const isDirect = ({ track, method, hasFailed }: Process): boolean =>
  track === 'non-tender' && !hasFailed && (method === null || /pengadaan langsung/i.test(method));

export const processRow = ({ key, name, amount, awardedOn, announcedOn }: Process): Evidence => ({
  kind: 'procurement-notice',
  key,
  date: awardedOn ?? announcedOn ?? '',
  label: name ?? key,
  amount,
});

/** What every rule on a process answers when it is no more. */
export const NO_PROCESS = {
  outcome: 'CONDITIONS_NOT_MET',
  reason: { id: 'Paket ini tidak dinilai oleh aturan ini.', en: 'The rule does not judge this process.' },
} as const;
