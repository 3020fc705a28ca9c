import { FileRefused } from './connector.js';

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Format and content are asked of the same bytes one after another: a large file is decoded once. */
const decoded = new WeakMap<Uint8Array, string>();

/**
 * Bytes of a text file: UTF-8 with or without a mark, UTF-16 with a mark or recognised by its zero bytes, else Windows-1252, in which
 * older Indonesian spreadsheets save csv. Throws FileRefused for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const known = decoded.get(bytes);
  if (known !== undefined) return known;
  const utf16 = utf16Of(bytes);
  // Rubbish is found before it is decoded, which would take seconds; a character of UTF-16 is no byte.
  if (utf16 === null && bytes.some(isControl)) throw notText();
  const text = decodeAs(utf16, bytes).replace(/^\ufeff/, '');
  if (utf16 !== null && /[\u0000-\u0008\u000e-\u001a]/.test(text)) throw notText();
  decoded.set(bytes, text);
  return text;
}

/** What no text holds: control characters other than white space. */
const isControl = (byte: number): boolean => byte < 0x1b && (byte < 0x09 || byte > 0x0d);

const notText = (): FileRefused =>
  new FileRefused('not-text', 'Isi berkas bukan teks, xlsx, atau xls yang dikenal. Kirim xlsx, xls, csv, atau JSON.');

function decodeAs(utf16: ReturnType<typeof utf16Of>, bytes: Uint8Array): string {
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  try {
    return STRICT_UTF8.decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** What Windows-1252 holds from 0x80 to 0x9f; the rest is Latin-1. Node 20's decoder takes these for control characters. */
const UPPER =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0080-\u009f]/g, (c) => UPPER[c.charCodeAt(0) - 0x80] ?? c);
}

/** The kind of UTF-16, by its mark or by where its zero bytes stand; null when it is none. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, 200);
  let [even, odd] = [0, 0];
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const many = length / 4;
  if (odd > many && even === 0) return 'utf-16le';
  return even > many && odd === 0 ? 'utf-16be' : null;
}
