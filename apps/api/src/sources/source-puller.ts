import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mirrorTable } from '@lcc/connectors';
import type { SourceCredential, SourceRun } from '@lcc/contract';
import { businessDate, yearOf } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import type { Leases } from '../platform/leases/leases.js';
import { type Fetched, type Outbound, OutboundRefused } from '../platform/outbound/outbound.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, CONFIG, LEASES, OUTBOUND } from '../platform/tokens.js';
import { FILE_FEED, type FileFeed, type PulledResult } from './file-feed.js';
import { MirrorReader } from './mirror-reader.js';
import { type FetchedSource, SourceLog } from './source-log.js';

type Trigger = SourceRun['trigger'];
/** Why there was no run. */
export type NotRun = 'unknown' | 'busy' | 'not-due';

const NOTHING = { bytes: 0, rows: 0, accepted: 0, corrections: 0, duplicates: 0, rejected: 0 };

/** Fetches one source and hands over what it brought. One at a time for each source, whichever instance asks. */
@Injectable()
export class SourcePuller {
  constructor(
    private readonly log: SourceLog,
    private readonly tenants: Tenants,
    @Inject(LEASES) private readonly leases: Leases,
    @Inject(OUTBOUND) private readonly outbound: Outbound,
    @Inject(FILE_FEED) private readonly feed: FileFeed,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By schedule only when its time has come; by hand always. What goes wrong at the source is part of the run, never thrown. */
  async run(id: string, trigger: Trigger): Promise<SourceRun | NotRun> {
    if (!(await this.log.toFetch(id))) return 'unknown';
    const held = await this.leases.hold(`source:${id}`, async ({ signal }) => {
      const source = await this.log.toFetch(id); // as it is now: another instance may just have run it
      if (!source) return 'unknown';
      if (trigger === 'jadwal' && !(source.enabled && source.nextAt !== null && source.nextAt <= this.clock.now())) return 'not-due';
      return this.#run(source, trigger, signal);
    });
    return held?.result ?? 'busy';
  }

  async #run(source: FetchedSource, trigger: Trigger, signal: AbortSignal): Promise<SourceRun> {
    const started = new Date(this.clock.now()).toISOString();
    const ended = (): string => new Date(this.clock.now()).toISOString();
    let fetched: Fetched | null = null;
    let run: SourceRun;
    try {
      fetched = await this.#fetch(source, signal);
      const brought = fetched.body === null ? null : await this.#bring(source, fetched.body);
      run = { started, ended: ended(), trigger, ...outcomeOf(brought), bytes: fetched.body?.length ?? 0 };
    } catch (error) {
      const problem = error instanceof OutboundRefused ? { code: error.code, message: error.message } : INTERNAL;
      run = { started, ended: ended(), trigger, outcome: 'gagal', ...NOTHING, problem };
      if (!(error instanceof OutboundRefused)) {
        await this.log.settle(source, run, null, Math.random());
        throw error;
      }
    }
    // Rows of a mirror that were refused may be understood later, when what explains them has come: it must be read again then.
    const isUnderstood = run.problem === null && !(isMirror(source) && run.rejected > 0);
    await this.log.settle(source, run, isUnderstood && fetched?.body ? fetched : null, Math.random());
    return run;
  }

  #fetch(source: FetchedSource, signal: AbortSignal): Promise<Fetched> {
    if (!isMirror(source)) return this.outbound.get(this.#address(source), headersOf(source), signal);
    const { connector, credential, options } = source;
    const table = mirrorTable(connector);
    if (!table) throw new OutboundRefused('address', `Konektor ${connector} tidak membaca basis data; pilih salah satu wp-sipd-….`);
    if (credential?.kind !== 'basic')
      throw new OutboundRefused('status', 'Basis data minta pengguna dan sandi; isi kredensial jenis basic.');
    const year = Number(options.year ?? yearOf(businessDate(this.clock.now())));
    const mirror = { address: this.#address(source), user: credential.user, secret: credential.secret };
    return new MirrorReader(this.outbound).read(mirror, { table, year, since: source.etag }, signal);
  }

  #address({ address }: FetchedSource): string {
    return address.replaceAll('{tahun}', String(yearOf(businessDate(this.clock.now()))));
  }

  /** The file lies in the data directory only while it is judged; its original is kept by its hash like any other. */
  async #bring(source: FetchedSource, body: Buffer): Promise<PulledResult> {
    const folder = join(this.config.dataDir, 'pulled');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, randomUUID());
    await writeFile(file, body, { mode: 0o600 });
    try {
      const { connector, options, id } = source;
      const asItStands = isMirror(source);
      return await this.feed.accept(this.tenants.real, { name: id, file, connector, options, actor: `sumber:${id}`, asItStands });
    } finally {
      await rm(file, { force: true });
    }
  }
}

const isMirror = ({ address }: FetchedSource): boolean => address.startsWith('mysql:');

const INTERNAL = { code: 'internal', message: 'Gagal di dalam aplikasi; lihat catatan server.' };

/** What a run came to: null = not changed since the last time. */
function outcomeOf(brought: PulledResult | null): Omit<SourceRun, 'started' | 'ended' | 'trigger' | 'bytes'> {
  if (brought === null) return { outcome: 'tidak-berubah', ...NOTHING, problem: null };
  const { refusal, ...counts } = brought;
  if (refusal !== null) return { outcome: 'ditolak', ...counts, problem: refusal };
  return { outcome: counts.accepted + counts.corrections > 0 ? 'baru' : 'sama', ...counts, problem: null };
}

function headersOf({ credential, etag, lastModified }: FetchedSource): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    ...(credential === null ? {} : credentialHeader(credential)),
  };
}

function credentialHeader(credential: SourceCredential): Record<string, string> {
  switch (credential.kind) {
    case 'bearer':
      return { authorization: `Bearer ${credential.secret}` };
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${credential.user}:${credential.secret}`).toString('base64')}` };
    case 'header':
      return { [credential.name.toLowerCase()]: credential.secret };
  }
}
