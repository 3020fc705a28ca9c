import type { ImportJob, ImportRunRow } from '@lcc/contract';
import type { ShapeName } from '../../../shared/shape.js';
import { counted, type Text } from '../../preferences.js';

/** One line of the list: a job, or what the log remembers of a file. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  readonly shape: ShapeName;
  readonly words: Text;
}

/** What waits and what was applied, newest first. A job that became an entry of the log is that entry. */
export function entriesOf(jobs: readonly ImportJob[], runs: readonly ImportRunRow[]): readonly Entry[] {
  const known = new Set(runs.map(({ id }) => id));
  const open = jobs.filter((job) => job.run === undefined || !known.has(job.run)).map(ofJob);
  return [...open, ...runs.map(ofRun)].sort((a, b) => b.at.localeCompare(a.at));
}

function ofJob({ id, path, created, state, dryRun, files, progress, adjustment }: ImportJob): Entry {
  const line = (shape: ShapeName, words: Text): Entry => ({ id, name: path, at: created, shape, words });
  if (state === 'queued' || state === 'running') return line('menyambung', counted(progress.rows, 'baris dibaca', 'rows read'));
  if (state === 'failed') return line('putus', { id: 'gagal di server', en: 'failed at the server' });
  if (state === 'refused') return line('kritis', { id: 'ditolak seluruhnya', en: 'refused as a whole' });
  if (dryRun && adjustment)
    return line('waspada', { id: 'penyesuaian, menunggu orang kedua', en: 'adjusting entry, waits for a second person' });
  if (dryRun) return line('waspada', { id: 'sudah diuji, belum diterapkan', en: 'tried, not applied' });
  return line('normal', counted(files?.[0]?.duplicates ?? 0, 'baris sudah ada', 'rows were known'));
}

function ofRun({ id, path, recorded, reversal, accepted, corrections, duplicates, rejected, warnings }: ImportRunRow): Entry {
  const line = (shape: ShapeName, words: Text): Entry => ({ id, name: path, at: recorded, shape, words });
  if (reversal) return line('putus', { id: 'dibatalkan dengan pembalikan', en: 'taken back by a reversal' });
  const rows = accepted + corrections + duplicates;
  if (rejected > 0) return line('waspada', counted(rejected, 'baris ditolak, selebihnya diterapkan', 'rows refused, the rest applied'));
  if (warnings > 0) return line('normal', counted(warnings, 'peringatan, diterapkan', 'warnings, applied'));
  return line('normal', counted(rows, 'baris diterapkan', 'rows applied'));
}
