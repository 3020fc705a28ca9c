import { stat } from 'node:fs/promises';
import { FileRefused, type ImportOptions, LARGEST_FILE, type RowIssue } from '@lcc/connectors';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { Difference } from './difference.js';
import type { ImportService } from './import.service.js';
import { sha256OfFile } from './originals.js';

/** One file to be imported, whatever way it came. */
export interface FileRequest {
  /** Where it lies on this machine. */
  readonly file: string;
  /** What it is called in the answer and in the ledger. */
  readonly path: string;
  readonly connector: string | null;
  readonly options: ImportOptions;
  readonly actor: string;
  readonly dryRun: boolean;
}

/** What became of one file, as `lcc import`, an upload and the drop folder tell it. `difference` stands on a dry run only. */
export interface FileAnswer {
  readonly path: string;
  readonly connector: string | null;
  /** Empty when the file could not be read, or was too large to be. */
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly corrections: number;
  readonly duplicates: number;
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
  readonly totals: Readonly<Record<string, string>>;
  readonly difference?: Difference;
}

/** True when something of the file was accepted or known. */
export const isUsed = (answer: FileAnswer): boolean => answer.accepted + answer.corrections + answer.duplicates > 0;

/** Imports a file; one that cannot be used as a whole is an answer too. Throws for faults that are not the file's. */
export async function importFile(
  imports: ImportService,
  tenant: Tenant,
  request: FileRequest,
): Promise<{ readonly answer: FileAnswer; readonly revision: number }> {
  const { file, path, connector, options, actor, dryRun } = request;
  try {
    const result = await imports.accept(tenant, { name: path, file, connector, options, way: 'berkas', actor, dryRun });
    const { receipt, difference } = result;
    const { accepted, corrections, duplicates } = receipt ?? difference?.counts ?? { accepted: 0, corrections: 0, duplicates: 0 };
    const { sha256, rows, rejected, warnings, totals } = result;
    const counts = { accepted, corrections, duplicates };
    const answer = { path, connector: result.connector, sha256, rows, ...counts, rejected, warnings, totals };
    return { answer: difference ? { ...answer, difference: difference.shown } : answer, revision: receipt?.revision ?? 0 };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { answer: await refused(request, error), revision: 0 };
  }
}

async function refused({ file, path, connector }: FileRequest, error: FileRefused): Promise<FileAnswer> {
  const { row, column, code, message } = error;
  return {
    path,
    connector,
    sha256: await hashOf(file),
    rows: 0,
    accepted: 0,
    corrections: 0,
    duplicates: 0,
    rejected: [{ row, column, code, message }],
    warnings: [],
    totals: {},
  };
}

/** Whatever is no plain file of a size that is read may never end. */
async function hashOf(file: string): Promise<string> {
  const info = await stat(file).catch(() => null);
  if (!info?.isFile() || info.size > LARGEST_FILE) return '';
  return sha256OfFile(file).catch(() => '');
}
