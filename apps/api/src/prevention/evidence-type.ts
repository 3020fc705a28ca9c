import { zipNames } from '@lcc/connectors';

const MAGIC: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], // PNG
  [0xff, 0xd8, 0xff], // JPEG
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const REMEDY = 'Kirim PDF, gambar (PNG, JPEG), atau berkas Word, Excel, PowerPoint tanpa makro.';

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** Why bytes are no evidence, by their content and never by their name; null when they are taken. */
export function evidenceType(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return `Berkas kosong. ${REMEDY}`;
  if (MAGIC.some((magic) => startsWith(bytes, magic))) return null;
  const names = startsWith(bytes, ZIP) ? zipNames(bytes) : null;
  if (!names?.includes('[Content_Types].xml')) return `Jenis berkas ini tidak diterima. ${REMEDY}`;
  return names.some((name) => /vbaProject\.bin$/i.test(name)) ? `Berkas memuat makro. ${REMEDY}` : null;
}
