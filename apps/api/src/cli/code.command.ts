import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { detectFormat, FileRefused, openFile, type SourceRow } from '@lcc/connectors';
import type { Command } from 'commander';
import { operator } from './operator.js';
import { answer, CommandFailed } from './output.js';
import { withServices } from './with-services.js';

const KINDS = ['account', 'sub-activity', 'activity', 'programme', 'funding-source'] as const;
type Kind = (typeof KINDS)[number];
interface Name {
  readonly kind: Kind;
  readonly code: string;
  readonly name: string;
}

export function codeCommand(lcc: Command): void {
  lcc
    .command('code')
    .description('nama kode')
    .command('load')
    .description(`memuat nama kode dari csv berkolom jenis,kode,nama; jenis: ${KINDS.join(', ')}`)
    .argument('<berkas>')
    .action(async (path: string, _flags: object, command: Command) => {
      const names = readNames(path, await readFile(path));
      const loaded = await withServices(async ({ ledger, tenants, audit }) => {
        const count = await ledger.loadNames(tenants.real, names);
        await audit.append({ actor: operator(), action: 'code.names-loaded', object: `file:${basename(path)}`, after: { names: count } });
        return count;
      });
      answer(command, { loaded }, () => [`${loaded} nama dimuat.`]);
    });
}

/** Throws CommandFailed that names the row and the remedy. */
function readNames(path: string, bytes: Buffer): Name[] {
  try {
    const opened = openFile({ name: path, bytes, format: detectFormat(bytes, path) });
    if (opened.kind !== 'records') throw new CommandFailed(`${path}: simpan sebagai csv berkolom jenis,kode,nama.`);
    return opened.records.map(toName);
  } catch (error) {
    throw error instanceof FileRefused ? new CommandFailed(`${path}: ${error.message}`) : error;
  }
}

function toName({ row, fields }: SourceRow): Name {
  const text = (field: string): string => String(fields[field] ?? '').trim();
  const kind = KINDS.find((k) => k === text('jenis'));
  if (!kind) throw new CommandFailed(`Baris ${row} kolom jenis: "${text('jenis')}"; tulis salah satu dari ${KINDS.join(', ')}.`);
  if (text('kode') === '' || text('nama') === '') throw new CommandFailed(`Baris ${row}: kolom kode dan nama harus diisi.`);
  return { kind, code: text('kode'), name: text('nama') };
}
