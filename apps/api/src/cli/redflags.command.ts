import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { everyRedFlag, RedFlagRun, redFlags } from '@lcc/domain';
import type { Command } from 'commander';
import { ZodError } from 'zod';
import { linesOf } from './lines.js';
import { answer, CommandFailed } from './output.js';

interface Flags {
  readonly ocds: string;
  readonly settings?: string;
}

export function redflagsCommand(lcc: Command): void {
  lcc
    .command('redflags')
    .description('sebelas indikator Cardinal atas rilis OCDS, satu rilis tiap baris')
    .requiredOption('--ocds <berkas>', 'rilis OCDS gabungan, JSON per baris')
    .option('--settings <berkas>', 'pengaturan Cardinal sebagai JSON; tanpa ini semua indikator berjalan dengan nilai bawaan')
    .action(async (flags: Flags, command: Command) => {
      const run = begin(flags.settings === undefined ? everyRedFlag() : await readSettings(flags.settings), flags.settings ?? '');
      await takeLines(run, flags.ocds);
      const report = run.finish();
      answer(command, report, () => summary(report));
    });
}

async function readSettings(path: string): Promise<object> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandFailed(`${path}: berkas ini tidak ada atau tidak dapat dibaca.`);
  });
  const document = parse(text);
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new CommandFailed(`${path}: isinya harus satu objek JSON, misalnya {"R003":{"threshold":10},"R018":{}}.`);
  return document;
}

function begin(settings: object, path: string): RedFlagRun {
  try {
    return new RedFlagRun(settings);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const known = `Bagian yang dikenal: currency, exclusions, ${redFlags.map(({ id }) => id).join(', ')}.`;
    throw new CommandFailed(
      [...error.issues.map((issue) => `${path}: ${issue.path.join('.') || 'isi'}: ${issue.message}`), known].join('\n'),
    );
  }
}

/** A line that cannot be read is named on standard error and passed over; an empty one is passed over silently. */
async function takeLines(run: RedFlagRun, path: string): Promise<void> {
  try {
    for await (const { number, text } of linesOf(createReadStream(path))) {
      const document = text === null ? undefined : parse(text);
      if (document !== undefined) run.take(document);
      else if (text?.trim() !== '') process.stderr.write(`${path}: baris ${number} bukan JSON yang sah, dilewati.\n`);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new CommandFailed(`${path}: berkas ini tidak ada atau tidak dapat dibaca.`);
  }
}

/** Undefined, which no document is, for text that is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function summary(report: ReturnType<RedFlagRun['finish']>): string[] {
  const rules = Object.values(report).flatMap((ids) => Object.values(ids).flatMap((found) => Object.keys(found)));
  const lines = [...redFlags]
    .sort((a, b) => a.id.localeCompare(b.id))
    .map(({ id, title }) => ({ id, title: title.id, count: rules.filter((rule) => rule === id).length }))
    .filter(({ count }) => count > 0)
    .map(({ id, title, count }) => `${id} ${title}: ${count} perlu ditelaah`);
  return lines.length > 0 ? lines : ['Tidak ada yang perlu ditelaah.'];
}
