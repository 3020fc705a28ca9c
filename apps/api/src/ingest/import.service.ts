import { randomUUID } from 'node:crypto';
import {
  type ControlTotal,
  FileRefused,
  hierarchyWarnings,
  historyWarnings,
  type ImportOptions,
  MOST_ROWS,
  type RowIssue,
} from '@lcc/connectors';
import { type WorkUnitCode, yearOf } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Adjustment, Batch, Receipt } from '../ledger/batch.js';
import { YearClosed } from '../ledger/closed-years.js';
import { type Draft, ofKind, placeOf } from '../ledger/draft.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { reversalsOf } from '../ledger/reversals.js';
import { coversUnit } from '../platform/access/units.js';
import type { Clock } from '../platform/clock/index.js';
import { sha256Of } from '../platform/files/sha256.js';
import { isNamedRegion, regionName } from '../platform/tenancy/regions.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { withoutClosed } from './closed-rows.js';
import { differenceOf } from './difference.js';
import type { PlainContext } from './file-messages.js';
import type { FileJudgement } from './file-reader.js';
import { FileReaders } from './file-readers.js';
import { judgeFile, type World } from './judge-file.js';
import { mergeWarnings } from './merged-units.js';
import { Originals } from './originals.js';
import { loadHistory } from './report-history.js';
import { loadStructure } from './rup-structure.js';
import { UnitDirectory } from './unit-directory.js';
import { unitLookup } from './unit-lookup.js';

/** Bytes that want to become facts: a push as it came, or a file on this machine. */
export type Incoming = IncomingMatter & ({ readonly bytes: Uint8Array } | { readonly file: string });

interface IncomingMatter {
  readonly name: string;
  readonly connector: string | null;
  readonly options: ImportOptions;
  readonly way: Batch['way'];
  readonly actor: string;
  readonly idempotencyKey?: string;
  /** Judge only; remember nothing. */
  readonly dryRun?: boolean;
  /** A dry run that also tells what the file would change in closed years: it may be proposed as an adjusting entry. */
  readonly mayAdjust?: boolean;
  /** Two people agreed that closed years take it. */
  readonly adjustment?: Adjustment & { readonly id: string };
  /** Instant of recording; now unless told (the demo's past days). */
  readonly recordedAt?: number;
  /** The own unit of whoever may only bring in what is theirs. */
  readonly onlyUnit?: WorkUnitCode;
  /** The file must not name another regency than the target, not even with a region given. */
  readonly strictRegion?: boolean;
  /** What the rows take the place of; a file of all that belongs to its sets, a push of nothing, unless told. */
  readonly replaces?: 'nothing' | 'sub-activities' | 'sets';
  /** The rows say how things stand now: the same bytes later are judged again, since in between they may have said something else. */
  readonly asItStands?: true;
  readonly watch?: ImportWatch;
}

/** Told how far an import has come: the step, and how many rows are understood. */
export type ImportWatch = (phase: 'reading' | 'comparing' | 'writing', rows: number) => void;

/** What became of a file; `receipt` null on a dry run or when nothing in it could be used. */
export interface ImportResult {
  readonly connector: string;
  readonly sha256: string;
  readonly rows: number;
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
  readonly totals: Readonly<Record<string, string>>;
  readonly controls?: readonly ControlTotal[];
  readonly receipt: Receipt | null;
  /** On a dry run: closed years that it changes, which takes a second person. */
  readonly adjusts?: readonly number[];
  /** On a dry run: what accepting it would change. */
  readonly difference?: Awaited<ReturnType<typeof differenceOf>>;
}

/** Whose turn an import takes, before its file is read: the year may stand in the file alone. */
export const channelHint = (tenant: Pick<Tenant, 'id' | 'region'>, { region = tenant.region, year }: ImportOptions): string =>
  `${tenant.id}/${region}-${year ?? ''}`;

/** The way of every foreign byte into the ledger: open, read, convert, compare with what is known, append. */
@Injectable()
export class ImportService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    private readonly units: UnitDirectory,
    private readonly originals: Originals,
    private readonly files: FileReaders,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Rows of a year whose books are closed are refused, the others kept. Throws FileRefused when the file cannot be used as a whole, or
   * holds more than `maxRows` rows.
   */
  async accept(tenant: Tenant, incoming: Incoming, maxRows = MOST_ROWS): Promise<ImportResult> {
    const judged = await this.#judge(tenant, incoming, maxRows);
    if (incoming.onlyUnit !== undefined) refuseOtherUnits(judged.facts, incoming.onlyUnit);
    incoming.watch?.('comparing', judged.rows);
    const drafts = await this.#acrossYears(tenant, judged.connector, incoming.options, judged.facts);
    const reports = ofKind(drafts, 'lra');
    const history = historyWarnings(reports, await loadHistory(tenant, reports));
    const merged = await this.#mergeWarnings(tenant, drafts);
    const structure = ofKind(drafts, 'rup-structure');
    const hierarchy = hierarchyWarnings(structure, await loadStructure(this.reader, tenant, structure));
    const { facts: _, ...result } = { ...judged, warnings: [...judged.warnings, ...history, ...merged, ...hierarchy] };
    try {
      return await this.#settle(tenant, incoming, result, drafts);
    } catch (error) {
      if (!(error instanceof YearClosed)) throw error;
      if (incoming.dryRun && incoming.mayAdjust)
        return { ...(await this.#settle(tenant, incoming, result, drafts, true)), adjusts: error.years.map(({ year }) => year) };
      const { open, rejected } = withoutClosed(drafts, error);
      return this.#settle(tenant, incoming, { ...result, rejected: [...result.rejected, ...rejected] }, open);
    }
  }

  /** Remembers what was judged, or on a dry run tells what it would change. Throws YearClosed. */
  async #settle(
    tenant: Tenant,
    incoming: Incoming,
    result: Omit<FileJudgement, 'facts'>,
    rows: readonly Draft[],
    isAdjusting = false,
  ): Promise<ImportResult> {
    if (rows.length === 0) return { ...result, receipt: null };
    const drafts = incoming.adjustment ? [...rows, ...(await this.#adjustments(tenant, incoming.adjustment, rows))] : rows;
    const reversed = incoming.way === 'berkas' ? await reversalsOf(tenant, result.sha256) : 0;
    const batch = this.#batch(tenant, incoming, result, drafts, reversed);
    if (incoming.dryRun) return { ...result, receipt: null, difference: await this.#difference(tenant, batch, isAdjusting) };
    await this.#keep(incoming, result.sha256);
    incoming.watch?.('writing', result.rows);
    const receipt = await this.ledger.append(tenant, batch);
    return { ...result, receipt, rejected: receipt.rejected, warnings: receipt.warnings };
  }

  async #mergeWarnings(tenant: Tenant, drafts: readonly Draft[]): Promise<RowIssue[]> {
    const places = new Map(drafts.map((draft) => [`${placeOf(draft).region}-${placeOf(draft).year}`, placeOf(draft)]));
    const today = this.clock.today();
    const issues: RowIssue[] = [];
    for (const { region, year } of places.values()) {
      const { merges } = await this.units.units(tenant, region, year);
      const ofYear = merges.length === 0 ? [] : drafts.filter((d) => placeOf(d).region === region && placeOf(d).year === year);
      const hasBudget = (unit: WorkUnitCode): Promise<boolean> => this.reader.hasBudget(tenant, tenant.channelOf(region, year), unit);
      issues.push(...(await mergeWarnings(ofYear, merges, today, hasBudget)));
    }
    return issues;
  }

  /** A file is read in a thread of its own, a push at once: it is small. */
  async #judge(tenant: Tenant, incoming: Incoming, maxRows: number): Promise<FileJudgement> {
    const question = { name: incoming.name, connector: incoming.connector, maxRows };
    const region = incoming.options.region ?? tenant.region;
    const context = (statedYear: number | undefined): Promise<PlainContext> => this.#context(tenant, incoming, statedYear);
    const facts: World['facts'] = (keys) => this.reader.facts(tenant, region, keys);
    const watch = (rows: number): void => incoming.watch?.('reading', rows);
    const channel = channelHint(tenant, incoming.options);
    if ('file' in incoming) return this.files.judge(channel, incoming.file, question, { context, facts }, watch);
    const judged = await judgeFile(incoming.bytes, incoming.way === 'kirim' ? { ...question, isPush: true } : question, {
      facts,
      async context(statedYear) {
        const plain = await context(statedYear);
        return { ...plain, units: unitLookup(plain.units) };
      },
    });
    return { ...judged, sha256: sha256Of(incoming.bytes) };
  }

  async #context(tenant: Tenant, incoming: IncomingMatter, statedYear: number | undefined): Promise<PlainContext> {
    const { options, strictRegion = false } = incoming;
    const region = options.region ?? tenant.region;
    const today = this.clock.today();
    const units = await this.units.units(tenant, region, options.year ?? statedYear ?? yearOf(today));
    const name = units.regionName ?? regionName(region);
    const isNamed = units.regionName !== null || isNamedRegion(region);
    return { region, regionName: name, options, units, today, strictRegion: strictRegion && isNamed };
  }

  async #keep(incoming: Incoming, sha256: string): Promise<void> {
    if ('file' in incoming) await this.originals.keepFile(sha256, incoming.file);
    else if (incoming.way === 'berkas') await this.originals.keep(sha256, incoming.bytes);
  }

  async #difference(tenant: Tenant, batch: Batch, isAdjusting: boolean): ReturnType<typeof differenceOf> {
    return differenceOf(this.reader, tenant, batch, await this.ledger.preview(tenant, batch, isAdjusting), this.clock.today());
  }

  /** A fact for each closed year of the rows: its board says that it took adjusting entries. */
  async #adjustments(tenant: Tenant, given: NonNullable<IncomingMatter['adjustment']>, rows: readonly Draft[]): Promise<Draft[]> {
    const channels = new Set(rows.map((row) => tenant.channelOf(placeOf(row).region, placeOf(row).year)));
    const closed = (await this.reader.heads(tenant)).filter((head) => head.closed && channels.has(head.channel));
    const date = this.clock.today();
    return closed.map(({ region, year }) => ({ row: 0, derived: true, fact: { kind: 'year-adjustment', region, year, date, ...given } }));
  }

  /** A list of offices given without a year is that of every year of the region that is open, and of the running one. */
  async #acrossYears(tenant: Tenant, connector: string, options: ImportOptions, drafts: readonly Draft[]): Promise<readonly Draft[]> {
    if (!YEARLESS.has(connector) || options.year !== undefined) return drafts;
    const region = options.region ?? tenant.region;
    const open = (await this.reader.heads(tenant)).filter((h) => h.region === region && !h.closed).map((h) => h.year);
    return drafts.flatMap((draft) => {
      const years = new Set([draft.fact.year, ...open]);
      return [...years].map((year) => ({ row: draft.row, derived: year !== draft.fact.year, fact: { ...draft.fact, year } }));
    });
  }

  #batch(tenant: Tenant, incoming: Incoming, result: Omit<FileJudgement, 'facts'>, drafts: readonly Draft[], reversed: number): Batch {
    const { replaces = incoming.way === 'kirim' ? 'nothing' : 'sets', recordedAt = this.clock.now() } = incoming;
    const told = { ...incoming.options, region: incoming.options.region ?? tenant.region };
    return {
      connector: result.connector,
      way: incoming.way,
      actor: incoming.actor,
      path: incoming.name,
      sha256: result.sha256,
      optionsKey: optionsKey(
        { ...told, ...(incoming.asItStands ? { standing: randomUUID() } : {}), ...(reversed > 0 ? { reversed } : {}) },
        result.rejected,
      ),
      idempotencyKey: incoming.idempotencyKey ?? null,
      original: incoming.way === 'kirim' && 'bytes' in incoming ? (result.kept ?? incoming.bytes) : null,
      rows: result.rows,
      drafts,
      rejected: result.rejected,
      warnings: result.warnings,
      totals: result.totals,
      names: result.names,
      replacesSets: replaces !== 'nothing',
      ...(replaces === 'sub-activities' ? { onlySubActivities: true } : {}),
      ...(result.replacedRoots ? { replacedRoots: result.replacedRoots } : {}),
      ...(incoming.adjustment ? { adjustment: incoming.adjustment } : {}),
      recordedAt,
    };
  }
}

/** Connectors whose files name no year. */
const YEARLESS = new Set(['roster', 'lkpp-rup-master-satker']);

/** Throws FileRefused when a file names another unit than the own one, or speaks of none. */
function refuseOtherUnits(facts: FileJudgement['facts'], own: WorkUnitCode): void {
  for (const { fact, row } of facts) {
    const unit = 'workUnit' in fact ? fact.workUnit : null;
    if (unit !== null && coversUnit(own, unit)) continue;
    const other = unit === null ? 'bukan milik satu SKPD' : `milik ${unit}`;
    throw new FileRefused('other-unit', `Baris ${row} ${other}; akun ini hanya untuk ${own}. Kirim hanya baris unit sendiri.`, row);
  }
}

/**
 * Canonical text of what gave the bytes their meaning: the same bytes for another region are another matter, and so are those that
 * named ids which are known by now.
 */
function optionsKey(
  options: ImportOptions & { readonly standing?: string; readonly reversed?: number },
  rejected: readonly RowIssue[],
): string {
  const unknown = rejected.filter((issue) => issue.code === 'unknown-id').length;
  const told: [string, unknown][] = Object.entries(unknown > 0 ? { ...options, unknown } : options);
  return JSON.stringify(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}
