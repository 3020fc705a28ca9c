import { setTimeout as pause } from 'node:timers/promises';
import { type ImportJob, importJobSchema } from '@lcc/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { z } from 'zod';
import { newId } from '../../platform/access/secrets.js';
import type { Clock } from '../../platform/clock/index.js';
import { isUnavailable, Problem } from '../../platform/http/problem.js';
import { Duty } from '../../platform/leases/duty.js';
import type { Leases } from '../../platform/leases/leases.js';
import type { Logger } from '../../platform/log/index.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { Presence } from '../../platform/presence/presence.js';
import { type TenantId, Tenants } from '../../platform/tenancy/tenant.js';
import { CLOCK, LEASES, LOGGER } from '../../platform/tokens.js';
import { type FileRequest, importFile, isUsed } from '../file-answer.js';
import { channelHint, ImportService } from '../import.service.js';
import { awaitsDecision, type JobRecord, JobStore } from './job-store.js';

/** Of one channel one is read while another is written; reading takes the memory. A place is left for another channel. */
const AT_ONCE = 3;
const OF_ONE_CHANNEL = 2;
const MOST_WAITING = 20;
const MOST_A_DAY = 1_000;
/** Files that wait for a decision; the oldest makes room. */
const MOST_TRIED = 20;
const MOST_ATTEMPTS = 5;
const RETRY_MS = 5_000;
const LAST_MS = 4_000;
const DAY_MS = 86_400_000;
const KEPT_MS = 7 * DAY_MS;
const TIDY_MS = 3_600_000;
/** How soon what another instance took is known here. */
const LOOK_MS = 1_000;

/** What somebody asks for with a file. */
export type JobRequest = Pick<JobRecord, 'tenant' | 'actor' | 'onlyUnit' | 'name' | 'size' | 'connector' | 'options' | 'dryRun'>;

type Progress = Pick<ImportJob['progress'], 'phase' | 'bytes' | 'rows'>;

/** How far an instance is with what it imports, by job. */
const IMPORTS = 'imports';
const progressSchema = z.record(z.string(), importJobSchema.shape.progress.pick({ phase: true, bytes: true, rows: true }));

/**
 * Imports given over HTTP: a few at once, the others in a queue. What was accepted is done even if the server ends in between: it goes
 * on at the next start, and a file that was committed by then is all duplicates. Results are kept for a week. Of several instances over one
 * data directory each takes files and answers for all; one of them imports.
 */
@Injectable()
export class ImportJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #jobs = new Map<string, JobRecord>();
  /** What was written here while the folder was being read: what was read of it may be older. */
  readonly #touched = new Set<string>();
  readonly #progress = new Map<string, Progress>();
  readonly #runs = new Map<string, Promise<void>>();
  readonly #duty: Duty;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #tidied = Number.NEGATIVE_INFINITY;
  readonly #stopping = new AbortController();

  constructor(
    private readonly imports: ImportService,
    private readonly tenants: Tenants,
    private readonly store: JobStore,
    private readonly presence: Presence,
    @Inject(LEASES) leases: Leases,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.#duty = new Duty(leases, 'imports');
    metrics.gauges('lcc_imports', 'Files sent over HTTP in the last seven days, by what became of them', ['state'], () => {
      const counts = new Map<string, number>();
      for (const { state } of this.#jobs.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
      return [...counts].map(([state, value]) => ({ labels: { state }, value }));
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.store.open();
    this.presence.tell(IMPORTS, () => Object.fromEntries(this.#progress));
    await this.#look();
    this.#timer = setInterval(() => void this.#look(), LOOK_MS).unref();
  }

  /** Takes nothing new, and lets what is nearly done be done; the rest goes on at the next start, or at another instance. */
  async onApplicationShutdown(): Promise<void> {
    this.#stopping.abort();
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
    await Promise.race([Promise.allSettled(this.#runs.values()), pause(LAST_MS, undefined, { ref: false })]);
    await this.#duty.stop();
  }

  /** Throws Problem 429 or 503 with Retry-After when no further file is taken now; to be asked before a file is received. */
  refuseWhenFull(actor: string): void {
    const since = this.clock.now() - DAY_MS;
    const today = [...this.#jobs.values()].filter((job) => job.actor === actor && job.created > since);
    if (today.length >= MOST_A_DAY)
      throw new Problem(429, 'Terlalu banyak berkas', `Paling banyak ${MOST_A_DAY} berkas sehari.`, {}, { 'Retry-After': '3600' });
    if (this.#waiting().length >= MOST_WAITING)
      throw new Problem(503, 'Antrean penuh', `${MOST_WAITING} berkas sedang menunggu; kirim lagi sebentar.`, {}, { 'Retry-After': '30' });
  }

  /** A new id, and where the file of that job must lie when it is added. */
  prepare(): { readonly id: string; readonly file: string } {
    const id = newId('impor');
    return { id, file: this.store.fileOf(id) };
  }

  /** Takes a job whose file lies in its place; it survives the process from here on. */
  async add(id: string, request: JobRequest): Promise<ImportJob> {
    this.refuseWhenFull(request.actor);
    const rest = { state: 'queued', attempts: 0, finished: null, answer: null, revision: 0, problem: null } as const;
    await this.#save({ id, ...request, ...rest, created: this.clock.now() });
    await this.#work();
    return this.#shown(id);
  }

  /** Forgets a job that was prepared and came to nothing. */
  discard(id: string): Promise<void> {
    return this.store.remove(id);
  }

  /** A job of a tenant; null when it is not known (any more). Who is bound to a unit sees the jobs of that unit. */
  async find(tenant: TenantId, id: string, unit: string | null): Promise<ImportJob | null> {
    if (!this.#jobs.has(id)) await this.#look(); // another instance may just have taken it
    const job = this.#jobs.get(id);
    return job?.tenant === tenant && (unit === null || job.onlyUnit === unit) ? this.#shown(id) : null;
  }

  /** The jobs of a tenant without what machines only tried, newest first; `unit` as in {@link find}. */
  list(tenant: TenantId, unit: string | null): ImportJob[] {
    const mine = [...this.#jobs.values()].filter((job) => job.tenant === tenant && (unit === null || job.onlyUnit === unit));
    const shown = mine.filter((job) => !job.dryRun || job.state !== 'done' || awaitsDecision(job));
    return shown.sort((a, b) => b.created - a.created).map(({ id }) => this.#shown(id));
  }

  /** Does in earnest what was tried; the same job then tells of it. Null when there is no such try, or it waits for a second person. */
  async apply(id: string, actor: string): Promise<ImportJob | null> {
    const job = this.#jobs.get(id);
    if (!job || !awaitsDecision(job) || job.adjustment?.approvedBy === null) return null;
    this.refuseWhenFull(actor);
    await this.#save({ ...job, actor, dryRun: false, state: 'queued', attempts: 0, finished: null, answer: null });
    await this.#work();
    return this.#shown(id);
  }

  /** Proposes what was tried as an adjusting entry of the closed years it changes. Null when nothing of a closed year was tried. */
  async propose(id: string, proposedBy: string, reason: string): Promise<ImportJob | null> {
    const job = this.#jobs.get(id);
    if (!job || !awaitsDecision(job) || !job.answer?.adjusts || job.adjustment) return null;
    await this.#save({ ...job, adjustment: { proposedBy, reason, at: this.clock.now(), approvedBy: null } });
    return this.#shown(id);
  }

  /** A second person lets in what was proposed, if it is the very file. Null when nothing of it waits. */
  async approve(id: string, approvedBy: string, sha256: string): Promise<ImportJob | null> {
    const job = this.#jobs.get(id);
    if (!job?.adjustment || !awaitsDecision(job) || job.answer?.sha256 !== sha256 || job.adjustment.proposedBy === approvedBy) return null;
    await this.#save({ ...job, adjustment: { ...job.adjustment, approvedBy } });
    return this.apply(id, job.actor);
  }

  /** Takes a proposal back, or turns it down: the file is only tried again. False when nothing waits. */
  async withdraw(id: string): Promise<boolean> {
    const job = this.#jobs.get(id);
    if (!job?.adjustment || !awaitsDecision(job)) return false;
    const { adjustment: _, ...tried } = job;
    await this.#save(tried);
    return true;
  }

  /** Forgets a job that has ended, and its file. False when it has not. */
  async forget(id: string): Promise<boolean> {
    const job = this.#jobs.get(id);
    if (!job || job.finished === null) return false;
    await this.#remove(id);
    return true;
  }

  /** Reads what other instances have written, and imports if that is this one's duty. */
  #look(): Promise<void> {
    this.#looking ??= this.#readAndWork()
      .catch((err: unknown) => this.logger.warn({ err }, 'Antrean impor belum terbaca; dicoba lagi'))
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  async #readAndWork(): Promise<void> {
    this.#touched.clear();
    const { records, ids } = await this.store.changes();
    const isOurs = (id: string): boolean => this.#touched.has(id) || this.#runs.has(id);
    for (const record of records) if (!isOurs(record.id)) this.#jobs.set(record.id, record);
    for (const id of this.#jobs.keys()) if (!ids.has(id) && !isOurs(id)) this.#jobs.delete(id);
    await this.#work();
    const now = performance.now();
    if (now - this.#tidied < TIDY_MS || !(await this.#duty.isMine())) return;
    this.#tidied = now;
    await this.#tidy();
  }

  /** What no instance has begun, the oldest first. */
  #waiting(): string[] {
    const elsewhere = this.presence.others(IMPORTS, progressSchema);
    const isBegun = (id: string): boolean => this.#runs.has(id) || elsewhere.some((jobs) => id in jobs);
    const waiting = [...this.#jobs.values()].filter(({ id, finished }) => finished === null && !isBegun(id));
    return waiting.sort((a, b) => a.created - b.created).map(({ id }) => id);
  }

  /** Channels take turns: the oldest file of the one of which the fewest are being imported. */
  #next(): string | undefined {
    const running = new Map<string, number>();
    for (const id of this.#runs.keys()) running.set(this.#channelOf(id), this.#runningOf(running, id) + 1);
    const free = this.#waiting().filter((id) => this.#runningOf(running, id) < OF_ONE_CHANNEL);
    return free.sort((a, b) => this.#runningOf(running, a) - this.#runningOf(running, b))[0];
  }

  #runningOf(running: ReadonlyMap<string, number>, id: string): number {
    return running.get(this.#channelOf(id)) ?? 0;
  }

  #channelOf(id: string): string {
    const { tenant, options } = this.#job(id);
    return channelHint({ id: tenant, region: this.tenants.real.region }, options);
  }

  async #work(): Promise<void> {
    if (!(await this.#duty.isMine())) return;
    while (this.#runs.size < AT_ONCE && !this.#stopping.signal.aborted) {
      const id = this.#next();
      if (id === undefined) return;
      const run: Promise<void> = this.#run(id)
        .catch((err: unknown) => this.logger.error({ err, job: id }, 'Impor tidak dapat dicatat'))
        .finally(() => {
          this.#runs.delete(id);
          this.#progress.delete(id);
          void this.#work();
        });
      this.#runs.set(id, run);
    }
  }

  async #run(id: string): Promise<void> {
    const job = this.#job(id);
    if (job.attempts >= MOST_ATTEMPTS)
      return this.#fail(id, `Server berhenti ${job.attempts} kali selagi mengolah berkas ini. Pecah berkasnya lalu kirim ulang.`);
    this.#progress.set(id, { phase: 'queued', bytes: 0, rows: 0 });
    await this.#save({ ...job, state: 'running', attempts: job.attempts + 1 });
    for (;;) {
      try {
        return await this.#import(this.#job(id));
      } catch (error) {
        if (this.#stopping.signal.aborted) return; // goes on at the next start
        if (!isUnavailable(error)) {
          this.logger.error({ err: error, job: id }, 'Impor gagal');
          return this.#fail(id, 'Kesalahan di server; sudah dicatat. Kirim ulang, dan sebutkan nomor impor ini bila terulang.');
        }
        this.#progress.set(id, { ...this.#progressOf(job), phase: 'waiting' });
        await pause(RETRY_MS, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined);
        if (this.#stopping.signal.aborted) return;
      }
    }
  }

  async #import(job: JobRecord): Promise<void> {
    const tenant = this.tenants.find(job.tenant);
    if (!tenant) return this.#fail(job.id, 'Peragaan sedang dimatikan (LCC_DEMO).');
    const { answer, revision, run } = await importFile(this.imports, tenant, {
      file: this.store.fileOf(job.id),
      path: job.name,
      connector: job.connector,
      options: job.options,
      actor: job.actor,
      dryRun: job.dryRun,
      ...(job.onlyUnit === null ? {} : { onlyUnit: job.onlyUnit }),
      mayAdjust: job.dryRun && !job.actor.startsWith('kunci_'),
      ...(adjustmentOf(job) ?? {}),
      watch: (phase, rows) => this.#progress.set(job.id, { phase, rows, bytes: rows > 0 ? job.size : 0 }),
    });
    await this.#end({ ...job, state: isUsed(answer) ? 'done' : 'refused', answer, revision, run });
  }

  #fail(id: string, problem: string): Promise<void> {
    return this.#end({ ...this.#job(id), state: 'failed', problem });
  }

  async #end(job: JobRecord): Promise<void> {
    await this.#save({ ...job, finished: this.clock.now() });
    if (!awaitsDecision(job)) return this.store.removeFile(job.id);
    const tried = [...this.#jobs.values()].filter((each) => awaitsDecision(each) && !each.adjustment).sort((a, b) => b.created - a.created);
    for (const { id } of tried.slice(MOST_TRIED)) await this.forget(id);
  }

  async #save(job: JobRecord): Promise<void> {
    await this.store.save(job);
    this.#touched.add(job.id);
    this.#jobs.set(job.id, job);
  }

  async #remove(id: string): Promise<void> {
    await this.store.remove(id);
    this.#touched.add(id);
    this.#jobs.delete(id);
  }

  async #tidy(): Promise<void> {
    await this.store.sweep(Date.now());
    const before = this.clock.now() - KEPT_MS;
    for (const { id, finished } of this.#jobs.values()) if (finished !== null && finished < before) await this.#remove(id);
  }

  #job(id: string): JobRecord {
    const job = this.#jobs.get(id);
    if (!job) throw new Error(`no job ${id}`);
    return job;
  }

  #progressOf({ id, finished, size, answer }: JobRecord): Progress {
    if (finished !== null) return { phase: 'finished', bytes: size, rows: answer?.rows ?? 0 };
    const elsewhere = this.presence.others(IMPORTS, progressSchema).find((jobs) => id in jobs);
    return this.#progress.get(id) ?? elsewhere?.[id] ?? { phase: 'queued', bytes: 0, rows: 0 };
  }

  #shown(id: string): ImportJob {
    const job = this.#job(id);
    const { state, name, dryRun, size, answer, revision, problem, run, adjustment } = job;
    return {
      id,
      state,
      path: name,
      dryRun,
      created: new Date(job.created).toISOString(),
      finished: job.finished === null ? null : new Date(job.finished).toISOString(),
      progress: { ...this.#progressOf(job), bytesTotal: size, ahead: Math.max(0, this.#waiting().indexOf(id)) },
      ...(answer === null ? {} : { files: [answer], revision }),
      ...(problem === null ? {} : { problem }),
      ...(run ? { run } : {}),
      ...(adjustment
        ? { adjustment: { by: adjustment.proposedBy, reason: adjustment.reason, at: new Date(adjustment.at).toISOString(), isOwn: false } }
        : {}),
    };
  }
}

/** What two people agreed on; nothing while only one has. */
function adjustmentOf({ id, adjustment }: JobRecord): Pick<FileRequest, 'adjustment'> | null {
  if (!adjustment || adjustment.approvedBy === null) return null;
  const { proposedBy, approvedBy, reason } = adjustment;
  return { adjustment: { id, proposedBy, approvedBy, reason } };
}
