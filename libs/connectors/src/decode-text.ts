import { FileRefused } from './connector.js';

/**
 * Bytes of a text file: UTF-8 with or without a mark, UTF-16 with a mark or recognised by its zero bytes, else Windows-1252, in which
 * older Indonesian spreadsheets save csv. Throws FileRefused for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text))
    throw new FileRefused('not-text', 'Isi berkas bukan teks, xlsx, atau xls yang dikenal. Kirim xlsx, xls, csv, atau JSON.');
  return text.replace(/^\ufeff/, '');
}

/** What Windows-1252 holds from 0x80 to 0x9f; the rest is Latin-1. Node 20's decoder takes these for control characters. */
const UPPER =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (c) => UPPER[c.charCodeAt(0) - 0x80] ?? c);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 200);
  const zeros = [0, 0];
  for (const [i, b] of head.entries()) if (b === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const many = head.length / 4;
  if ((zeros[1] ?? 0) > many && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] ?? 0) > many && zeros[1] === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
