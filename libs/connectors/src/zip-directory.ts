import { inflateRawSync } from 'node:zlib';
import { FileRefused } from './connector.js';
import { locked, unsafeZip } from './workbook-refusals.js';

const MAX_ENTRIES = 200;
const MAX_UNPACKED = 200_000_000;
const MAX_PART = 150_000_000;
const MAX_RATIO = 100;
/** Under this size a high ratio is a small repetitive part, not a bomb. */
const TINY = 1_000_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/** Names in the central directory, or null when the bytes hold no readable directory. */
export function zipNames(bytes: Uint8Array): string[] | null {
  return readDirectory(bytes)?.map((e) => e.name) ?? null;
}

/** A part of a workbook, unfolded. */
export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Unfolds the parts of a workbook one after another; throws FileRefused for one that would unfold to more than it should or is
 * encrypted. The sizes declared in the directory are checked first, then each part is unfolded with its declared size as a hard
 * limit, so that a directory that lies is found before the parser, which has no limit, sees the file.
 */
export function* unfoldParts(bytes: Uint8Array): Generator<ZipPart> {
  const entries = readDirectory(bytes);
  if (!entries)
    throw new FileRefused('bad-zip', 'Direktori berkas xlsx rusak. Buka di aplikasi lembar kerja lalu simpan ulang sebagai .xlsx.');
  if (entries.length > MAX_ENTRIES) throw unsafeZip(`memuat ${entries.length} bagian, paling banyak ${MAX_ENTRIES}`);
  const total = entries.reduce((sum, e) => sum + e.unpacked, 0);
  if (total > MAX_UNPACKED) throw unsafeZip(`mengembang menjadi ${Math.round(total / 1e6)} MB, paling banyak ${MAX_UNPACKED / 1e6} MB`);
  for (const entry of entries) checkEntry(entry);
  for (const entry of entries) yield { name: entry.name, content: unfold(entry, bytes) };
}

function checkEntry(entry: ZipEntry): void {
  if (entry.flags & 1) throw locked();
  if (entry.unpacked > MAX_PART)
    throw unsafeZip(`bagian ${entry.name} mengembang menjadi ${Math.round(entry.unpacked / 1e6)} MB, paling banyak ${MAX_PART / 1e6} MB`);
  if (entry.unpacked > TINY && entry.unpacked > entry.packed * MAX_RATIO)
    throw unsafeZip(`bagian ${entry.name} dimampatkan lebih dari ${MAX_RATIO} kali`);
  if (entry.method !== 0 && entry.method !== 8) throw unsafeZip(`bagian ${entry.name} memakai pemampatan yang tidak dikenal`);
}

function unfold(entry: ZipEntry, bytes: Uint8Array): Buffer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.offset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw unsafeZip(`bagian ${entry.name} tidak ada di tempatnya`);
  checkOwnHeader(entry, view);
  const content = unfoldWithin(entry, view, bytes);
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/** The parser believes a part's own header rather than the directory: method and size must be the same in both. */
function checkOwnHeader(entry: ZipEntry, view: DataView): void {
  const at = entry.offset;
  const nameLength = view.getUint16(at + 26, true);
  const sizes = withLargeSizes(
    view,
    at + 30 + nameLength,
    view.getUint16(at + 28, true),
    view.getUint32(at + 18, true),
    view.getUint32(at + 22, true),
  );
  const sizeFollows = (view.getUint16(at + 6, true) & 8) !== 0 && sizes.unpacked === 0;
  if (view.getUint16(at + 8, true) !== entry.method || (sizes.unpacked !== entry.unpacked && !sizeFollows))
    throw unsafeZip(`bagian ${entry.name} tidak sesuai direktorinya`);
}

function unfoldWithin(entry: ZipEntry, view: DataView, bytes: Uint8Array): Uint8Array {
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  try {
    const out = inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpacked, 1) });
    if (out.length !== entry.unpacked) throw new RangeError('panjang berbeda');
    return out;
  } catch {
    throw unsafeZip(`bagian ${entry.name} tidak sesuai ukuran yang tertulis`);
  }
}

/** Packed and unpacked size, taken from the last ZIP64 field when there is one, as the parser does. */
function withLargeSizes(
  view: DataView,
  start: number,
  length: number,
  packed: number,
  unpacked: number,
): { packed: number; unpacked: number } {
  const sizes = { packed, unpacked };
  const end = Math.min(start + length, view.byteLength);
  const large = (at: number): number => view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1 || at + 20 > end) continue;
    sizes.unpacked = large(at + 4) || sizes.unpacked;
    sizes.packed = large(at + 12) || sizes.packed;
  }
  return sizes;
}

/** Reads the directory the way the parser does: the last end record, then as many entries as it announces. */
function readDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 4;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0 || end + 22 > bytes.length) return null;
  const count = view.getUint16(end + 8, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const sizes = withLargeSizes(view, at + 46 + nameLength, extraLength, view.getUint32(at + 20, true), view.getUint32(at + 24, true));
    entries.push({
      name: new TextDecoder('latin1').decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      ...sizes,
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}
