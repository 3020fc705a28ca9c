import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Entry {
  readonly name: string;
  readonly content?: string;
  /** Bit 0: locked by a password. */
  readonly flags?: number;
  /** Size after unfolding as the directory tells it, where it lies. */
  readonly unfolded?: number;
}

/** An archive with its parts stored as they are. */
function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', flags = 0, unfolded } of entries) {
    const [path, body] = [Buffer.from(name), Buffer.from(content)];
    const own = Buffer.alloc(30);
    own.writeUInt32LE(0x04034b50, 0);
    own.writeUInt16LE(flags, 6);
    own.writeUInt32LE(body.length, 18);
    own.writeUInt32LE(unfolded ?? body.length, 22);
    own.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    own.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    parts.push(own, path, body);
    directory.push(entry, path);
    offset += own.length + path.length + body.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}

const TYPES: Entry = { name: '[Content_Types].xml', content: '<Types/>' };
const SHEET = 'xl/worksheets/sheet1.xml';
const workbook = (...entries: Entry[]): Buffer => zipOf([TYPES, { name: 'xl/workbook.xml', content: '<workbook/>' }, ...entries]);
const formula = `<worksheet><sheetData><row r="1"><c r="A1"><f>cmd|'/c calc'!A0</f><v>1</v></c></row></sheetData></worksheet>`;
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Files that must be refused: name, the code of the refusal, and what they hold; a number makes them that large. */
const FILES: readonly (readonly [string, string, string | Uint8Array, number?])[] = [
  ['bom.xlsx', 'unsafe-zip', workbook({ name: SHEET, content: 'x', unfolded: 3_000_000_000 })],
  ['arsip-dalam-arsip.xlsx', 'unsafe-zip', workbook({ name: 'xl/embeddings/isi.bin', content: zipOf([TYPES]).toString('latin1') })],
  ['rumus.xlsx', 'unsafe-link', workbook({ name: SHEET, content: formula })],
  ['makro.xlsx', 'macros', workbook({ name: 'xl/vbaProject.bin', content: 'Sub' })],
  ['sandi.xlsx', 'encrypted', workbook({ name: SHEET, content: 'x', flags: 1 })],
  ['jalur.xlsx', 'unsafe-zip', workbook({ name: 'xl/../../luar.xml', content: '<a/>' })],
  ['seratus-mb.csv', 'too-big', 'kode_skpd,nama_skpd\n', 104_857_600],
  ['seratus-mb.xlsx', 'too-big', 'PK\u0003\u0004', 104_857_600],
  ['gambar.xlsx', 'not-text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2)],
  ['halaman.csv', 'unknown-format', '<!DOCTYPE html><table></table>'],
  ['rusak.xls', 'unreadable-workbook', Uint8Array.of(...OLE2, 1, 2, 3)],
  ['nol.csv', 'not-text', 'kode_skpd\n', 40_000_000],
];

/** Writes hostile files into a folder; each with the code it must be refused by. */
export async function hostileFiles(folder: string): Promise<{ readonly name: string; readonly path: string; readonly code: string }[]> {
  const written: { name: string; path: string; code: string }[] = [];
  for (const [name, code, content, size] of FILES) {
    const path = join(folder, name);
    await writeFile(path, content);
    if (size !== undefined) await truncate(path, size);
    written.push({ name, path, code });
  }
  return written;
}
