import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
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
}

/** A person's try waits for a decision, and its file with it; a machine only asks. */
export const awaitsDecision = ({ dryRun, state, actor }: Pick<JobRecord, 'dryRun' | 'state' | 'actor'>): boolean =>
  dryRun && state === 'done' && !actor.startsWith('kunci_');

/** Jobs and their files in a folder of the data directory, so that they outlive the process. A record is replaced whole or not at all. */
export class JobStore {
  constructor(private readonly folder: string) {}

  /** Where the file of a job lies until it is done. */
  fileOf(id: string): string {
    return join(this.folder, `${id}.berkas`);
  }

  /** Makes the folder; call once before anything else. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  /** Every record, and nothing else is left in the folder: files of uploads that broke off are removed. */
  async load(): Promise<JobRecord[]> {
    await this.open();
    const names = await readdir(this.folder);
    const records: JobRecord[] = [];
    for (const name of names.filter((n) => n.endsWith('.json'))) {
      const record = parse(await readFile(join(this.folder, name), 'utf8'));
      if (record) records.push(record);
    }
    const kept = new Set(
      records.flatMap((job) => [`${job.id}.json`, ...(job.finished === null || awaitsDecision(job) ? [`${job.id}.berkas`] : [])]),
    );
    for (const name of names) if (!kept.has(name)) await rm(join(this.folder, name), { force: true });
    return records;
  }

  /** Resolves when the record is on the disk. */
  async save(record: JobRecord): Promise<void> {
    const path = join(this.folder, `${record.id}.json`);
    const file = await open(`${path}.baru`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(record));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.baru`, path);
  }

  removeFile(id: string): Promise<void> {
    return rm(this.fileOf(id), { force: true });
  }

  async remove(id: string): Promise<void> {
    await this.removeFile(id);
    await rm(join(this.folder, `${id}.json`), { force: true });
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
