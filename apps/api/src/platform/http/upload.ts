import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { Problem } from './problem.js';

/** A form that was received: its one file lies in its place on the disk, under the name it had at the sender's. */
export interface Upload {
  readonly name: string;
  readonly size: number;
  readonly fields: ReadonlyMap<string, string>;
  /** SHA-256 of the body as it came, hex. */
  readonly bodyHash: string;
}

const LIMITS = { files: 1, fields: 20, fieldNameSize: 100, fieldSize: 1_000, parts: 22, headerPairs: 20 };
/** What a form has besides its file. */
const OVERHEAD = 100_000;
const LONGEST_NAME = 200;

/**
 * Receives `multipart/form-data` with one file in the field `file`, written to `place` as it comes. Nothing is left there when it cannot
 * be taken. Throws Problem: 400 when it breaks off, 413 for too much, 415 for another type, 422 for a form of another shape.
 *
 * @param largest bytes that the file may have
 */
export async function receiveUpload(request: IncomingMessage, place: string, largest: number): Promise<Upload> {
  if (Number(request.headers['content-length'] ?? 0) > largest + OVERHEAD) throw tooLarge(largest);
  try {
    const upload = await receive(request, place, largest);
    const file = await open(place, 'r');
    await file.sync().finally(() => file.close());
    return upload;
  } catch (error) {
    await rm(place, { force: true });
    throw error;
  }
}

async function receive(request: IncomingMessage, place: string, largest: number): Promise<Upload> {
  const form = openForm(request, largest);
  const hash = createHash('sha256');
  const fields = new Map<string, string>();
  let file: Promise<{ name: string; size: number }> | undefined;
  return new Promise<Upload>((resolve, reject) => {
    const stop = (error: unknown): void => {
      request.unpipe(form);
      request.resume();
      form.destroy();
      reject(error);
    };
    form.on('file', (field, stream, { filename }) => {
      stream.on('error', () => undefined); // a form that is stopped breaks its file off; without a listener that would end the process
      if (field !== 'file' || file) return stop(shape('Kirim satu berkas, di isian file.'));
      file = keep(stream, place, filename, largest);
      file.catch(stop);
    });
    form.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated || fields.has(name)) stop(shape(`Isian ${name.slice(0, 50)} terlalu panjang atau ada dua.`));
      else fields.set(name, value);
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
      form.on(limit, () => stop(shape('Terlalu banyak bagian; kirim satu berkas.')));
    form.on('error', () => stop(brokenOff()));
    form.on('close', () => {
      if (!file) return reject(shape('Tidak ada berkas di isian file.'));
      file.then(({ name, size }) => resolve({ name, size, fields, bodyHash: hash.digest('hex') }), reject);
    });
    request.on('data', (part: Buffer) => hash.update(part));
    request.on('close', () => request.complete || stop(brokenOff()));
    request.pipe(form);
  });
}

function openForm(request: IncomingMessage, largest: number): busboy.Busboy {
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? ''))
    throw new Problem(415, 'Jenis isi ditolak', 'Kirim multipart/form-data dengan berkas di isian file.');
  try {
    return busboy({ headers: request.headers, limits: { ...LIMITS, fileSize: largest }, defParamCharset: 'utf8' });
  } catch {
    throw shape('Bentuk multipart tidak terbaca; batas (boundary) tidak disebut.');
  }
}

async function keep(
  stream: Readable & { truncated?: boolean },
  place: string,
  filename: string | undefined,
  largest: number,
): Promise<{ name: string; size: number }> {
  const target = createWriteStream(place, { flags: 'wx', mode: 0o600 });
  await pipeline(stream, target);
  if (stream.truncated) throw tooLarge(largest);
  return { name: fileName(filename ?? ''), size: target.bytesWritten };
}

/** The last part of a path, without what a name must not hold: it is shown, and never opened. */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME);
  return /^\.*$/.test(plain) ? 'berkas' : plain;
}

const shape = (detail: string): Problem => new Problem(422, 'Isi tidak sesuai', detail);
const tooLarge = (largest: number): Problem =>
  new Problem(413, 'Berkas terlalu besar', `Paling besar ${largest / 1e6} MB; pecah menjadi beberapa berkas.`);
const brokenOff = (): Problem => new Problem(400, 'Isi terputus', 'Sambungan putus sebelum berkas selesai; kirim ulang.');
