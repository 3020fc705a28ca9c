import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileRefused } from '@lcc/connectors';
import type { FileAnswer, ImportAnswer } from '@lcc/contract';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Config, ConfigError } from '../../platform/config/index.js';
import { isUnavailable } from '../../platform/http/problem.js';
import { Duty } from '../../platform/leases/duty.js';
import type { Leases } from '../../platform/leases/leases.js';
import type { Logger } from '../../platform/log/index.js';
import { Tenants } from '../../platform/tenancy/tenant.js';
import { CONFIG, LEASES, LOGGER } from '../../platform/tokens.js';
import { importFile, isUsed, refusedAnswer } from '../file-answer.js';
import { ImportService } from '../import.service.js';
import { type Dropped, isSame, listDropped, putAway, takeCopy } from './drop-files.js';
import { DONE, optionsOfPlace, REFUSED } from './drop-place.js';

/** How often the folder is looked at, and how long a file must not have grown. */
export interface DropPace {
  readonly lookMs: number;
  readonly quietMs: number;
}

type Waiting = readonly [path: string, dropped: Dropped];

const PACE: DropPace = { lookMs: 1_000, quietMs: 2_000 };
const MOST_ATTEMPTS = 5;
/** Channels whose files are imported side by side. */
const CHANNELS_AT_ONCE = 2;
const PATIENCE_MS = 600_000;
/** Region and year. */
const CHANNEL_FOLDERS = 2;
const DAY_MS = 86_400_000;

/**
 * The watched folder: what is put there is imported when it has stopped growing, answered beside it, and put into `done` or `refused`.
 * At least once: if the server ends in between, the file still lies there and is imported again, which changes nothing. Of several
 * instances over one folder one looks.
 */
@Injectable()
export class DropFolder implements OnApplicationShutdown {
  readonly #seen = new Map<string, { readonly stats: Stats; readonly since: number }>();
  /** What could not be put away is left alone until it changes, or for a while. */
  readonly #stuck = new Map<string, { readonly stats: Stats; readonly until: number }>();
  readonly #copies: string;
  readonly #duty: Duty;
  #isSwept = false;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  /** What is being imported, by the folders of its channel. */
  readonly #busy = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(
    private readonly imports: ImportService,
    private readonly tenants: Tenants,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LEASES) leases: Leases,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#copies = join(config.dataDir, 'drop-work');
    this.#duty = new Duty(leases, 'drop-folder');
  }

  /** Makes the folder and watches it from now on. @throws ConfigError when there can be none */
  async start(pace: DropPace = PACE): Promise<void> {
    await mkdir(this.#copies, { recursive: true, mode: 0o700 });
    await mkdir(this.config.dropDir, { recursive: true }).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new ConfigError(`LCC_DROP_DIR: folder ${this.config.dropDir} tidak dapat dibuat (${code}).`);
    });
    const lookAgain = (): void => {
      this.#looking = this.#lookOnDuty(pace.quietMs)
        .catch((err: unknown) => this.logger.error({ err }, 'Folder masukan gagal diperiksa'))
        .finally(again);
    };
    const again = (): void => {
      if (!this.#stopped) this.#timer = setTimeout(lookAgain, pace.lookMs);
    };
    again();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await Promise.race([Promise.all([this.#looking, ...this.#busy.values()]), new Promise((done) => setTimeout(done, 4_000).unref())]);
    await this.#duty.stop();
  }

  async #lookOnDuty(quietMs: number): Promise<void> {
    if (!(await this.#duty.isMine())) {
      this.#isSwept = false;
      return;
    }
    if (!this.#isSwept) await this.#sweep();
    this.#isSwept = true;
    await this.#begin(quietMs);
  }

  /** Copies of a process that was ended are of no use; how often a file was tried is, for a day. */
  async #sweep(): Promise<void> {
    for (const name of await readdir(this.#copies)) {
      const path = join(this.#copies, name);
      const isOld = (await stat(path)).mtimeMs < Date.now() - DAY_MS;
      if (isOld || name.endsWith('.berkas')) await rm(path, { force: true });
    }
  }

  /** Looks once, and imports what has been lying unchanged for `quietMs`. */
  async look(quietMs: number): Promise<void> {
    await this.#begin(quietMs);
    while (this.#busy.size > 0) await Promise.all(this.#busy.values());
  }

  /** Begins to import: files of one channel one after another, channels side by side, so that a long file holds up its own alone. */
  async #begin(quietMs: number): Promise<void> {
    const dropped = await listDropped(this.config.dropDir).catch((err: unknown) => {
      this.logger.warn({ err }, 'Folder masukan tidak terbaca');
      return [];
    });
    const paths = new Set<string>();
    const channels = new Map<string, Waiting[]>();
    for (const one of dropped) {
      const path = join(...one.folders, one.name);
      paths.add(path);
      const channel = join(...one.folders.slice(0, CHANNEL_FOLDERS));
      if (this.#busy.has(channel) || !this.#isQuiet(path, one.stats, quietMs)) continue;
      channels.set(channel, [...(channels.get(channel) ?? []), [path, one]]);
    }
    for (const path of this.#seen.keys()) if (!paths.has(path)) this.#seen.delete(path);
    const waiting = [...channels];
    const beginNext = (): void => {
      const [channel, files] = waiting.shift() ?? [];
      if (channel === undefined || files === undefined) return;
      if (this.#busy.has(channel)) return beginNext();
      this.#busy.set(channel, this.#inTurn(channel, files).then(beginNext));
    };
    for (let free = CHANNELS_AT_ONCE - this.#busy.size; free > 0; free--) beginNext();
  }

  /** Never rejects. */
  async #inTurn(channel: string, files: readonly Waiting[]): Promise<void> {
    try {
      for (const [path, dropped] of files) if (!this.#stopped) await this.#deal(path, dropped);
    } catch (err) {
      this.logger.error({ err }, 'Folder masukan gagal diperiksa');
    } finally {
      this.#busy.delete(channel);
    }
  }

  #isQuiet(path: string, stats: Stats, quietMs: number): boolean {
    const stuck = this.#stuck.get(path);
    if (stuck && isSame(stuck.stats, stats) && performance.now() < stuck.until) return false;
    const known = this.#seen.get(path);
    if (known && isSame(known.stats, stats)) return performance.now() - known.since >= quietMs;
    this.#seen.set(path, { stats, since: performance.now() });
    return quietMs === 0;
  }

  /** Imports a file and puts it away, or leaves it where it is. */
  async #deal(path: string, dropped: Dropped): Promise<void> {
    const mark = join(
      this.#copies,
      createHash('sha256').update(`${path}|${dropped.stats.ino}|${dropped.stats.mtimeMs}`).digest('hex').slice(0, 32),
    );
    const copy = `${mark}.berkas`;
    const attempts = Number(await readFile(mark, 'utf8').catch(() => '0')) + 1;
    await writeFile(mark, String(attempts), { mode: 0o600 });
    await rm(copy, { force: true });
    try {
      const answer = attempts > MOST_ATTEMPTS ? await this.#givenUp(path) : await this.#import(path, dropped, copy);
      if (!answer) return; // still growing
      const isDone = answer.files.every(isUsed);
      await putAway(this.config.dropDir, dropped, isDone ? DONE : REFUSED, `${JSON.stringify(answer, null, 2)}\n`);
      this.logger.info({ path, done: isDone, revision: answer.revision }, 'Berkas dari folder masukan');
      this.#seen.delete(path);
      await rm(mark, { force: true });
    } catch (error) {
      if (this.#isPassing(path, dropped, error)) await rm(mark, { force: true });
    } finally {
      await rm(copy, { force: true });
    }
  }

  async #import(path: string, dropped: Dropped, copy: string): Promise<ImportAnswer | null> {
    const tenant = this.tenants.real;
    try {
      const options = optionsOfPlace(dropped.folders, tenant.region);
      if (!(await takeCopy(this.config.dropDir, dropped, copy))) return null;
      const request = { file: copy, path, connector: null, options, actor: 'folder', dryRun: false, strictRegion: true };
      const { answer, revision } = await importFile(this.imports, tenant, request);
      return { files: [answer], revision };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return { files: [await refusedAnswer(path, null, copy, error)], revision: 0 };
    }
  }

  async #givenUp(path: string): Promise<ImportAnswer> {
    const message = `Server berhenti atau gagal ${MOST_ATTEMPTS} kali selagi mengolah berkas ini. Pecah berkasnya lalu kirim ulang; rinciannya di catatan server.`;
    const answer: FileAnswer = await refusedAnswer(path, null, path, new FileRefused('failed', message));
    return { files: [answer], revision: 0 };
  }

  /** True when the same may go well in a moment: the file was taken away, or the database is not there. Anything else is left alone for a while. */
  #isPassing(path: string, { stats }: Dropped, err: unknown): boolean {
    if (err instanceof Error && 'syscall' in err && 'path' in err && 'code' in err && err.code === 'ENOENT') return true;
    if (isUnavailable(err)) {
      this.logger.warn({ path }, 'Basis data tidak menjawab; berkas di folder masukan menunggu');
      return true;
    }
    this.logger.error({ err, path }, 'Berkas di folder masukan tidak dapat diolah atau dipindahkan');
    this.#stuck.set(path, { stats, until: performance.now() + PATIENCE_MS });
    return false;
  }
}
