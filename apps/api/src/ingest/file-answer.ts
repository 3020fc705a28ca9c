import { stat } from 'node:fs/promises';
import { FileRefused, type ImportOptions, LARGEST_FILE } from '@lcc/connectors';
import type { FileAnswer } from '@lcc/contract';
import type { WorkUnitCode } from '@lcc/domain';
import { sha256OfFile } from '../platform/files/sha256.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import type { ImportService, ImportWatch, Incoming } from './import.service.js';

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
  /** The own unit of whoever may only bring in what is theirs. */
  readonly onlyUnit?: WorkUnitCode;
  /** The file must not name another regency than the target, not even with a region given. */
  readonly strictRegion?: boolean;
  readonly mayAdjust?: boolean;
  readonly adjustment?: NonNullable<Incoming['adjustment']>;
  readonly watch?: ImportWatch;
}

/** True when something of the file was accepted or known. */
export const isUsed = (answer: FileAnswer): boolean => answer.accepted + answer.corrections + answer.duplicates > 0;

/** Imports a file; one that cannot be used as a whole is an answer too. Throws for faults that are not the file's. */
export async function importFile(
  imports: ImportService,
  tenant: Tenant,
  request: FileRequest,
): Promise<{ readonly answer: FileAnswer; readonly revision: number; readonly run: string | null }> {
  const { path } = request;
  try {
    const result = await imports.accept(tenant, { ...request, name: path, way: 'berkas' });
    const { receipt, difference } = result;
    const { accepted, corrections, duplicates } = receipt ?? difference?.counts ?? { accepted: 0, corrections: 0, duplicates: 0 };
    const { sha256, rows, rejected, warnings, totals } = result;
    const counts = { accepted, corrections, duplicates };
    const controls = result.controls && result.controls.length > 0 ? { controls: result.controls } : {};
    const adjusts = result.adjusts ? { adjusts: result.adjusts } : {};
    const answer = { path, connector: result.connector, sha256, rows, ...counts, rejected, warnings, totals, ...controls, ...adjusts };
    return {
      answer: difference ? { ...answer, difference: difference.shown } : answer,
      revision: receipt?.revision ?? 0,
      run: receipt?.run ?? null,
    };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { answer: await refusedAnswer(path, request.connector, request.file, error), revision: 0, run: null };
  }
}

/** The answer for a file that cannot be used as a whole. */
export async function refusedAnswer(path: string, connector: string | null, file: string, error: FileRefused): Promise<FileAnswer> {
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
