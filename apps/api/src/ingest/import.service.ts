import {
  type Connector,
  type Conversion,
  connectorById,
  connectors,
  detectFormat,
  type FactDraft,
  FileRefused,
  historyWarnings,
  type ImportOptions,
  type OpenedFile,
  openFile,
  type ReadResult,
  type RowIssue,
  recognize,
} from '@lcc/connectors';
import { yearOf } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Batch, Receipt } from '../ledger/batch.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import type { Clock } from '../platform/clock/index.js';
import { regionName } from '../platform/tenancy/regions.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { Originals, sha256Of } from './originals.js';
import { loadHistory } from './report-history.js';
import { UnitDirectory } from './unit-directory.js';

/** Bytes that want to become facts. */
export interface Incoming {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly connector: string | null;
  readonly options: ImportOptions;
  readonly way: Batch['way'];
  readonly actor: string;
  readonly idempotencyKey?: string;
  /** Judge only; remember nothing. */
  readonly dryRun?: boolean;
  /** Instant of recording; now unless told (the demo's past days). */
  readonly recordedAt?: number;
}

/** What became of a file; `receipt` null on a dry run or when nothing in it could be used. */
export interface ImportResult {
  readonly connector: string;
  readonly sha256: string;
  readonly rows: number;
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
  readonly totals: Readonly<Record<string, string>>;
  readonly receipt: Receipt | null;
  readonly drafts: number;
}

/** The way of every foreign byte into the ledger: open, read, convert, compare with what is known, append. */
@Injectable()
export class ImportService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    private readonly units: UnitDirectory,
    private readonly originals: Originals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws FileRefused when the file cannot be used as a whole, or holds more than `maxRows` rows. */
  async accept(tenant: Tenant, incoming: Incoming, maxRows = Number.POSITIVE_INFINITY): Promise<ImportResult> {
    const format = detectFormat(incoming.bytes, incoming.name);
    const opened = openFile({ name: incoming.name, bytes: incoming.bytes, format });
    refuseTooMany(opened, maxRows);
    const connector = pick(opened, incoming.connector);
    const read = connector.read(opened);
    const converted = await this.#convert(tenant, connector, read, incoming.options);
    const drafts = await this.#acrossYears(tenant, connector, incoming.options, converted.facts);
    const history = historyWarnings(drafts, await loadHistory(tenant, drafts));
    const result = {
      connector: connector.id,
      sha256: sha256Of(incoming.bytes),
      rows: read.rows.length + distinctRows(read.rejected),
      rejected: [...read.rejected, ...converted.rejected],
      warnings: [...read.warnings, ...converted.warnings, ...history],
      totals: converted.totals,
      drafts: drafts.length,
    };
    if (incoming.dryRun || drafts.length === 0) return { ...result, receipt: null };
    if (incoming.way === 'berkas') await this.originals.keep(result.sha256, incoming.bytes);
    const receipt = await this.ledger.append(tenant, this.#batch(tenant, incoming, result, drafts, converted));
    if (drafts.some(({ fact }) => fact.kind === 'roster')) this.units.forget();
    return { ...result, receipt, rejected: receipt.rejected, warnings: receipt.warnings };
  }

  async #convert(tenant: Tenant, connector: Connector, read: ReadResult, options: ImportOptions): Promise<Conversion> {
    const region = options.region ?? tenant.region;
    const today = this.clock.today();
    const units = await this.units.lookup(tenant, region, options.year ?? read.statement.year ?? yearOf(today));
    return connector.convert(read, { region, regionName: regionName(region), options, units, today });
  }

  /** A roster given without a year is that of every year of the region that is open, and of the running one. */
  async #acrossYears(
    tenant: Tenant,
    connector: Connector,
    options: ImportOptions,
    drafts: readonly FactDraft[],
  ): Promise<readonly FactDraft[]> {
    if (connector.id !== 'roster' || options.year !== undefined) return drafts;
    const region = options.region ?? tenant.region;
    const open = (await this.reader.heads(tenant)).filter((h) => h.region === region).map((h) => h.year);
    return drafts.flatMap((draft) => {
      const years = new Set([draft.fact.year, ...open]);
      return [...years].map((year) => ({ ...draft, derived: year !== draft.fact.year, fact: { ...draft.fact, year } }));
    });
  }

  #batch(
    tenant: Tenant,
    incoming: Incoming,
    result: Omit<ImportResult, 'receipt'>,
    drafts: readonly FactDraft[],
    converted: Conversion,
  ): Batch {
    return {
      connector: result.connector,
      way: incoming.way,
      actor: incoming.actor,
      path: incoming.name,
      sha256: result.sha256,
      optionsKey: optionsKey({ ...incoming.options, region: incoming.options.region ?? tenant.region }),
      idempotencyKey: incoming.idempotencyKey ?? null,
      original: incoming.way === 'kirim' ? incoming.bytes : null,
      rows: result.rows,
      drafts,
      rejected: result.rejected,
      warnings: result.warnings,
      totals: result.totals,
      names: converted.names ?? [],
      replacesSets: incoming.way !== 'kirim',
      recordedAt: incoming.recordedAt ?? this.clock.now(),
    };
  }
}

function pick(opened: OpenedFile, id: string | null): Connector {
  if (id !== null) {
    const named = connectorById(id);
    if (named) return named;
    throw new FileRefused('connector', `Penghubung "${id}" tidak dikenal; pilih salah satu: ${connectors.map((c) => c.id).join(', ')}.`);
  }
  const known = recognize(opened);
  if (known) return known;
  throw new FileRefused(
    'connector',
    `Bentuk berkas tidak dikenali; sebutkan dengan --connector (${connectors.map((c) => c.id).join(', ')}).`,
  );
}

function refuseTooMany(opened: OpenedFile, maxRows: number): void {
  const rows = opened.kind === 'records' ? opened.records.length : 0;
  if (rows > maxRows) throw new FileRefused('too-many-rows', `${rows} baris sekaligus; kirim paling banyak ${maxRows} baris.`);
}

/** Canonical text of what gave the bytes their meaning: the same bytes for another region are another matter. */
const optionsKey = (options: ImportOptions): string => JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));

const distinctRows = (issues: readonly RowIssue[]): number => new Set(issues.map((i) => i.row)).size;
