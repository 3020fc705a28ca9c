import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup, BackupStanding } from '@lcc/contract';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import type { Leases } from '../platform/leases/leases.js';
import type { Logger } from '../platform/log/index.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, CONFIG, LEASES, LOGGER } from '../platform/tokens.js';
import { readBackup } from './read-backup.js';
import { keptOf } from './retention.js';
import { writeBackup } from './write-backup.js';

const LOOK_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
/** 02.00 WIB is 19.00 UTC of the day before. */
const AT_MS = 19 * 3_600_000;
const OLD_MS = 26 * 3_600_000;
const NAME = /^lcc-(\d{8})-(\d{6})\.tar\.gz$/;

interface Note {
  /** When this installation was first looked at: until there is a good backup, its age counts from here. */
  readonly since: string;
  readonly lastGood: string | null;
  readonly problem: string | null;
}

/**
 * Makes a backup every night, reads it back, copies it to the second place and forgets old ones. A night that was slept through is made up
 * for at the next look. When the last good backup is old it says so in the log, in the metrics and in the console, until there is a new one.
 */
@Injectable()
export class BackupKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #folder: string;
  #timer: NodeJS.Timeout | undefined;
  #run: Promise<void> | null = null;
  #agedSince: number;

  constructor(
    private readonly tenants: Tenants,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LEASES) private readonly leases: Leases,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    metrics.gauge('lcc_backup_age_seconds', 'Age of the last good backup; of this installation while there is none', () => this.ageSeconds);
    this.#folder = join(config.dataDir, 'backups');
    this.#agedSince = clock.now();
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#run;
  }

  /** Age of the last good backup in seconds; that of this installation while there is none. */
  get ageSeconds(): number {
    return (this.clock.now() - this.#agedSince) / 1_000;
  }

  /** Makes tonight's backup if it is due, and complains when the last good one is old. */
  async look(): Promise<void> {
    try {
      const { lastGood, since } = await this.#note();
      this.#agedSince = Date.parse(lastGood ?? since);
      if (this.#agedSince < this.#lastDue()) await this.make();
      if (this.ageSeconds * 1_000 > OLD_MS) this.logger.error({ lastGood }, 'Cadangan terakhir yang baik lebih tua dari 26 jam');
    } catch (err) {
      this.logger.error({ err }, 'Cadangan tidak terjadwal');
    }
  }

  /** Makes a backup now; resolves when it is done or has failed. One at a time, also over several servers. */
  make(): Promise<void> {
    this.#run ??= this.leases
      .hold('backup', () => this.#make())
      .then(() => undefined)
      .finally(() => {
        this.#run = null;
      });
    return this.#run;
  }

  async standing(): Promise<BackupStanding> {
    const { since, lastGood, problem } = await this.#note();
    const backups = await this.#list();
    const isOld = this.clock.now() - Date.parse(lastGood ?? since) > OLD_MS;
    return {
      backups,
      lastGood,
      state: isOld ? 'basi' : lastGood === null ? 'belum' : 'segar',
      problem,
      nextRun: new Date(this.#lastDue() + DAY_MS).toISOString(),
      running: this.#run !== null || (await this.leases.isHeld('backup')),
      secondPlace: this.config.backupDir ?? null,
    };
  }

  async #make(): Promise<void> {
    const now = this.clock.now();
    const stamp = new Date(now).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
    const name = `lcc-${stamp}.tar.gz`;
    const before = await this.#note();
    try {
      const made = await writeBackup(this.tenants.real.dataSource, this.config.dataDir, join(this.#folder, name), now);
      await readBackup(made.file, null);
      await this.#copy(name);
      await this.#tidy(this.#folder);
      await this.#write({ ...before, lastGood: made.created, problem: null });
      this.#agedSince = now;
      this.logger.info({ name, bytes: made.bytes, rows: made.rows, files: made.files }, 'Cadangan dibuat dan dibaca ulang');
    } catch (err) {
      this.logger.error({ err }, 'Cadangan gagal dibuat');
      const why = err instanceof Error ? err.message : String(err);
      await this.#write({ ...before, problem: why.slice(0, 300) }).catch(() => undefined);
    }
  }

  async #copy(name: string): Promise<void> {
    const { backupDir } = this.config;
    if (backupDir === undefined) return;
    await mkdir(backupDir, { recursive: true, mode: 0o700 });
    await copyFile(join(this.#folder, name), join(backupDir, `${name}.baru`));
    await rename(join(backupDir, `${name}.baru`), join(backupDir, name));
    await this.#tidy(backupDir);
  }

  async #tidy(folder: string): Promise<void> {
    const found = (await readdir(folder)).flatMap((name) => (NAME.test(name) ? [{ name, created: createdOf(name) }] : []));
    const kept = keptOf(found);
    for (const { name } of found) if (!kept.has(name)) await rm(join(folder, name), { force: true });
  }

  async #list(): Promise<Backup[]> {
    const there = new Set(this.config.backupDir ? await readdir(this.config.backupDir).catch(() => []) : []);
    const names = (await readdir(this.#folder).catch(() => []))
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
    const list: Backup[] = [];
    for (const name of names) {
      const { size } = await stat(join(this.#folder, name));
      list.push({ name, created: new Date(createdOf(name)).toISOString(), bytes: size, isCopied: there.has(name) });
    }
    return list;
  }

  async #note(): Promise<Note> {
    const text = await readFile(join(this.#folder, 'state.json'), 'utf8').catch(() => null);
    if (text !== null) return JSON.parse(text) as Note;
    const first = { since: new Date(this.clock.now()).toISOString(), lastGood: null, problem: null };
    await this.#write(first);
    return first;
  }

  async #write(note: Note): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.#folder, 'state.json'), JSON.stringify(note), { mode: 0o600 });
  }

  /** The last 02.00 WIB that has passed. */
  #lastDue(): number {
    return Math.floor((this.clock.now() - AT_MS) / DAY_MS) * DAY_MS + AT_MS;
  }
}

/** When a backup was made, from its name. */
function createdOf(name: string): number {
  const [, day = '', time = ''] = NAME.exec(name) ?? [];
  const parts = (text: string): string[] => text.match(/\d\d/g) ?? [];
  const [century, year, month, date] = parts(day);
  return Date.parse(`${century}${year}-${month}-${date}T${parts(time).join(':')}Z`);
}
