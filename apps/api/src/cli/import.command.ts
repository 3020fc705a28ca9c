import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImportOptions, RowIssue } from '@lcc/connectors';
import type { FileAnswer } from '@lcc/contract';
import type { Command } from 'commander';
import { type FileRequest, importFile, isUsed } from '../ingest/file-answer.js';
import { BadOption, importOptions, type OptionTexts } from '../ingest/import-options.js';
import type { AuditEntry } from '../platform/audit/audit.js';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

interface ImportFlags extends Omit<OptionTexts, 'as-of' | 'in-force'> {
  readonly connector?: string;
  readonly asOf?: string;
  readonly inForce?: string;
  readonly dryRun?: boolean;
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
      const options = optionsOf(flags);
      const files = await walk(paths);
      const results = await withServices(async (bench) => {
        const list: Awaited<ReturnType<typeof importFile>>[] = [];
        for (const path of files) list.push(await importFile(bench.imports, bench.tenants.real, requestOf(path, flags, options)));
        if (!flags.dryRun) await bench.audit.append(entryOf(list));
        return list;
      });
      const answers = results.map((r) => r.answer);
      const revision = results.reduce((max, r) => Math.max(max, r.revision), 0);
      answer(command, { files: answers, revision }, () => answers.flatMap(describe));
      process.exitCode = answers.every(isUsed) ? 0 : REFUSED_EXIT;
    });
}

/** What the audit trail keeps of an import at the server; the runs themselves stand in the ledger. */
function entryOf(list: readonly { readonly answer: FileAnswer }[]): AuditEntry {
  const sum = (count: (file: FileAnswer) => number): number => list.reduce((total, { answer: file }) => total + count(file), 0);
  const after = {
    files: list.length,
    accepted: sum((file) => file.accepted),
    corrections: sum((file) => file.corrections),
    refused: sum((file) => Number(!isUsed(file))),
  };
  return {
    actor: operator(),
    action: 'import.run',
    object: `import:${list.length === 1 ? basename(list[0]?.answer.path ?? '') : 'berkas'}`,
    after,
  };
}

function optionsOf({ asOf, inForce, ...flags }: ImportFlags): ImportOptions {
  try {
    return importOptions({ ...flags, 'as-of': asOf, 'in-force': inForce });
  } catch (error) {
    if (error instanceof BadOption) throw new CommandFailed(`--${error.option}: ${error.message}`);
    throw error;
  }
}

function requestOf(path: string, flags: ImportFlags, options: ImportOptions): FileRequest {
  return { file: path, path, connector: flags.connector ?? null, options, actor: 'operator', dryRun: flags.dryRun ?? false };
}

async function walk(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (!info) throw new CommandFailed(`${path}: berkas atau folder ini tidak ada.`);
    if (!info.isDirectory()) files.push(path);
    else files.push(...(await walk(await childrenOf(path))));
  }
  return files;
}

/** What lies in a folder, in the order of names, without hidden things and without links to folders, which may lead in circles. */
async function childrenOf(folder: string): Promise<string[]> {
  const children: string[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const leadsAway = entry.isSymbolicLink() && !(await stat(path).catch(() => null))?.isFile();
    if (!entry.name.startsWith('.') && !leadsAway) children.push(path);
  }
  return children;
}

function describe(file: FileAnswer): string[] {
  const head = `${file.path}: ${file.connector ?? 'tidak dikenali'} · ${file.accepted} diterima, ${file.corrections} koreksi, ${file.duplicates} sudah ada, ${file.rejected.length} ditolak, ${file.warnings.length} catatan`;
  const line =
    (mark: string) =>
    (issue: RowIssue): string =>
      `  ${mark} ${issue.message}`;
  return [head, ...file.rejected.map(line('✗')), ...file.warnings.map(line('!')), ...describeDifference(file.difference)];
}

const MEASURE = { ceiling: 'pagu', cashPlanYear: 'rencana kas setahun', realization: 'realisasi' } as const;
const MOST_LINES = 20;

function describeDifference(difference: FileAnswer['difference']): string[] {
  if (!difference) return [];
  const lines = difference.totals
    .slice(0, MOST_LINES)
    .map((t) => `  Δ ${t.name} ${t.account} ${MEASURE[t.measure]}: ${t.before ?? 'tidak ada'} → ${t.after ?? 'tidak ada'}`);
  return [`  Belum disimpan. ${difference.withdrawn} baris akan ditarik; ${difference.totals.length} jumlah akan berubah.`, ...lines];
}
