import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportOptions } from '@lcc/connectors';
import type { FileAnswer, ImportJob } from '@lcc/contract';
import type { TenantId } from '../../platform/tenancy/tenant.js';

/** An import that was accepted over HTTP, as it is kept until its result is old. */
export interface JobRecord {
  readonly id: string;
  readonly tenant: TenantId;
  readonly actor: string;
  /** The own unit of a person who may only bring in what is theirs. */
  readonly onlyUnit: string | null;
  readonly name: string;
  readonly size: number;
  readonly connector: string | null;
  readonly options: ImportOptions;
  readonly dryRun: boolean;
  readonly state: ImportJob['state'];
  /** How often it was begun: a file that ends the process is not tried for ever. */
  readonly attempts: number;
  /** Epoch ms. */
  readonly created: number;
  readonly finished: number | null;
  readonly answer: FileAnswer | null;
  readonly revision: number;
  readonly problem: string | null;
  /** The entry of the log that it became; absent in records of before. */
  readonly run?: string | null;
  /** Proposed as an adjusting entry of a closed year; absent where it was not. */
  readonly adjustment?: { readonly proposedBy: string; readonly reason: string; readonly at: number; readonly approvedBy: string | null };
}

/** A person's try waits for a decision, and its file with it; a machine only asks. */
export const awaitsDecision = ({ dryRun, state, actor }: Pick<JobRecord, 'dryRun' | 'state' | 'actor'>): boolean =>
  dryRun && state === 'done' && !actor.startsWith('kunci_');

/** What has become of the folder since it was last looked at. */
export interface JobChanges {
  /** Records that are new or were written again. */
  readonly records: readonly JobRecord[];
  /** Every record that is there. */
  readonly ids: ReadonlySet<string>;
}

/** Longer than any upload takes. */
const LEFT_MS = 3_600_000;

/**
 * Jobs and their files in a folder of the data directory, so that they outlive the process and every instance over that folder knows them.
 * A record is replaced whole or not at all.
 */
export class JobStore {
  /** When a record that may still change was last written, by id; null = it stays as it is until it is removed. */
  readonly #written = new Map<string, number | null>();

  constructor(readonly folder: string) {}

  /** Where the file of a job lies until it is done. */
  fileOf(id: string): string {
    return join(this.folder, `${id}.berkas`);
  }

  /** Makes the folder; call once before anything else. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  /** What was written since the last call, here or by another instance. */
  async changes(): Promise<JobChanges> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.json'));
    const ids = new Set(names.map((name) => name.slice(0, -'.json'.length)));
    const records: JobRecord[] = [];
    for (const id of ids) {
      const known = this.#written.get(id);
      if (known === null) continue;
      const written = await stat(this.#recordOf(id)).then(
        ({ mtimeMs }) => mtimeMs,
        () => undefined, // removed since
      );
      if (written === undefined || written === known) continue;
      const record = parse(await readFile(this.#recordOf(id), 'utf8').catch(() => ''));
      if (!record) continue;
      this.#written.set(id, record.finished !== null && !awaitsDecision(record) ? null : written);
      records.push(record);
    }
    for (const id of this.#written.keys()) if (!ids.has(id)) this.#written.delete(id);
    return { records, ids };
  }

  /** Removes what uploads left behind that broke off: files without a record that nobody has written to for an hour before `now`. */
  async sweep(now: number): Promise<void> {
    const names = new Set(await readdir(this.folder));
    for (const name of names) {
      const path = join(this.folder, name);
      if (name.endsWith('.json') || names.has(name.replace(/\.berkas$/, '.json'))) continue;
      const written = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => now,
      );
      if (written < now - LEFT_MS) await rm(path, { force: true });
    }
  }

  /** Resolves when the record is on the disk. */
  async save(record: JobRecord): Promise<void> {
    const path = this.#recordOf(record.id);
    const file = await open(`${path}.baru`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(record));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.baru`, path);
    this.#written.delete(record.id);
  }

  #recordOf(id: string): string {
    return join(this.folder, `${id}.json`);
  }

  removeFile(id: string): Promise<void> {
    return rm(this.fileOf(id), { force: true });
  }

  async remove(id: string): Promise<void> {
    await this.removeFile(id);
    await rm(this.#recordOf(id), { force: true });
  }
}

/** A record that a failing disk spoilt must not keep the others from being read. */
function parse(text: string): JobRecord | null {
  try {
    return JSON.parse(text) as JobRecord;
  } catch {
    return null;
  }
}
