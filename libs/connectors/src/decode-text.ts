import { FileRefused } from './connector.js';

/**
 * Bytes of a text file: UTF-8 with or without a mark, UTF-16 with a mark or recognised by its zero bytes, else Windows-1252, in which
 * older Indonesian spreadsheets save csv. Throws FileRefused for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) throw new FileRefused('not-text', 'Isi berkas bukan teks, xlsx, atau xls yang dikenal. Kirim xlsx, xls, csv, atau JSON.');
  return text.replace(/^\ufeff/, '');
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
