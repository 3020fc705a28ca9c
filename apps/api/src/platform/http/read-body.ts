import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Problem } from './problem.js';

const DECODERS = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) } as const;

/** The body of a request, unpacked. Throws Problem: 413 beyond `limit` bytes, 415 for an unknown encoding, 400 when it breaks off. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && !isKnown(encoding))
    throw new Problem(415, 'Content-Encoding tidak dikenal', 'Kirim tanpa dimampatkan, atau dengan gzip, deflate atau br.');
  const body = await collect(request, limit);
  if (encoding === 'identity') return body;
  return DECODERS[encoding as keyof typeof DECODERS](body, { maxOutputLength: limit }).catch((error: unknown) => {
    if (error instanceof RangeError) throw tooLarge(limit);
    throw new Problem(400, 'Isi tidak dapat dibuka', `Isi bukan ${encoding} yang utuh; kirim ulang.`);
  });
}

const isKnown = (encoding: string): encoding is keyof typeof DECODERS => Object.hasOwn(DECODERS, encoding);

function collect(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return reject(tooLarge(limit));
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > limit) reject(tooLarge(limit));
      else parts.push(part);
    });
    request.on('end', () => resolve(parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)));
    request.on('error', () => reject(new Problem(400, 'Isi terputus', 'Sambungan putus sebelum isi selesai; kirim ulang.')));
  });
}

const tooLarge = (limit: number): Problem =>
  new Problem(413, 'Isi permintaan tidak diterima', `Isi lebih dari ${limit / 1_048_576} MB; kirim dalam beberapa bagian.`);
