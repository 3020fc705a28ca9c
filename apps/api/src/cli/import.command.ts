import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileRefused, type RowIssue } from '@lcc/connectors';
import type { Command } from 'commander';
import { sha256Of } from '../ingest/originals.js';
import { type ImportFlags, importOptions } from './import-options.js';
import { answer, CommandFailed } from './output.js';
import { type Bench, withServices } from './with-services.js';

interface FileAnswer {
  readonly path: string;
  readonly connector: string | null;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly corrections: number;
  readonly duplicates: number;
  readonly rejected: readonly RowIssue[];
  readonly warnings: readonly RowIssue[];
  readonly totals: Readonly<Record<string, string>>;
  readonly revision: number;
}

const REFUSED_EXIT = 2;

export function importCommand(lcc: Command): void {
  lcc
    .command('import')
    .description('membaca berkas kantor ke buku besar; folder ditelusuri')
    .argument('<path...>')
    .option('--connector <id>', 'penghubung, bila bentuk berkas tidak dikenali sendiri')
    .option('--region <kode>', 'kode wilayah Kemendagri')
    .option('--year <tahun>', 'tahun anggaran')
    .option('--as-of <tanggal>', 'akhir periode laporan')
    .option('--skpd <kode>', 'kode SKPD atau unit')
    .option('--stage <tahap>', 'versi anggaran')
    .option('--in-force <tanggal>', 'tanggal berlaku versi anggaran')
    .option('--document <teks>', 'dokumen dasar')
    .option('--dry-run', 'nilai saja, jangan simpan')
    .action(async (paths: string[], flags: ImportFlags, command: Command) => {
      const options = importOptions(flags);
      const files = await walk(paths);
      const answers = await withServices(async (bench) => {
        const list: FileAnswer[] = [];
        for (const path of files) list.push(await importOne(bench, path, flags, options));
        return list;
      });
      const revision = answers.reduce((max, a) => Math.max(max, a.revision), 0);
      answer(command, { files: answers.map(({ revision: _, ...file }) => file), revision }, () => answers.flatMap(describe));
      const used = answers.every((a) => a.accepted + a.corrections + a.duplicates > 0);
      process.exitCode = used ? 0 : REFUSED_EXIT;
    });
}

async function walk(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (!info) throw new CommandFailed(`${path}: berkas atau folder ini tidak ada.`);
    if (!info.isDirectory()) files.push(path);
    else for (const name of (await readdir(path)).sort()) if (!name.startsWith('.')) files.push(...(await walk([join(path, name)])));
  }
  return files;
}

async function importOne(bench: Bench, path: string, flags: ImportFlags, options: ReturnType<typeof importOptions>): Promise<FileAnswer> {
  const bytes = await readFile(path);
  const nothing = {
    path,
    connector: flags.connector ?? null,
    sha256: sha256Of(bytes),
    rows: 0,
    accepted: 0,
    corrections: 0,
    duplicates: 0,
    warnings: [],
    totals: {},
    revision: 0,
  };
  try {
    const result = await bench.imports.accept(bench.tenants.real, {
      name: path,
      bytes,
      connector: flags.connector ?? null,
      options,
      way: 'berkas',
      actor: 'operator',
      dryRun: flags.dryRun ?? false,
    });
    const { connector, sha256, rows, rejected, warnings, totals, receipt } = result;
    const counts = receipt ?? { accepted: flags.dryRun ? result.drafts : 0, corrections: 0, duplicates: 0, revision: 0 };
    return {
      path,
      connector,
      sha256,
      rows,
      accepted: counts.accepted,
      corrections: counts.corrections,
      duplicates: counts.duplicates,
      rejected,
      warnings,
      totals,
      revision: counts.revision,
    };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { ...nothing, rejected: [{ row: error.row, column: error.column, code: error.code, message: error.message }] };
  }
}

function describe(file: FileAnswer): string[] {
  const head = `${file.path}: ${file.connector ?? 'tidak dikenali'} · ${file.accepted} diterima, ${file.corrections} koreksi, ${file.duplicates} sudah ada, ${file.rejected.length} ditolak, ${file.warnings.length} catatan`;
  const line =
    (mark: string) =>
    (issue: RowIssue): string =>
      `  ${mark} ${issue.message}`;
  return [head, ...file.rejected.map(line('✗')), ...file.warnings.map(line('!'))];
}
