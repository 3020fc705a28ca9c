import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { plainError, type RegionPack, type RegionPackContent, regionPackSchema } from '@lcc/contract';
import { type AuditKey, fingerprintOf } from '../../platform/audit/audit-key.js';
import { canonicalJson, type Json } from '../../platform/audit/canonical-json.js';
import { PackRefused } from './pack-refused.js';

const FORMAT: RegionPackContent['format'] = 'lcc-region-pack';
const MOST_BYTES = 64 * 1024 * 1024;
const SHOWN_PROBLEMS = 10;

/** A pack whose signature holds, and the fingerprint of who signed it. */
export interface OpenedPack {
  readonly content: RegionPackContent;
  readonly signer: string;
}

/** Whether bytes say that they are a region pack; a file of boundaries does not. */
export const isRegionPack = (bytes: Uint8Array): boolean => formatOf(parsed(bytes)) === FORMAT;

/** Signs a pack with this installation's key, over its canonical JSON. */
export function sealPack(content: RegionPackContent, key: Pick<AuditKey, 'publicKey' | 'sign'>): RegionPack {
  return { ...content, seal: { key: key.publicKey, signature: key.sign(canonicalJson(content)) } };
}

/** Reads a pack. Throws PackRefused for what is no pack, is of another version, or was changed after it was signed. */
export function openPack(bytes: Uint8Array): OpenedPack {
  if (bytes.length > MOST_BYTES) throw new PackRefused(`Pak wilayah paling besar ${MOST_BYTES / 1024 / 1024} MB.`);
  const raw = parsed(bytes);
  if (!isRecord(raw) || formatOf(raw) !== FORMAT) throw new PackRefused('Ini bukan pak wilayah; buat dengan lcc region export.');
  if (![1, 2, 3].includes(raw.version as number))
    throw new PackRefused(
      `Pak ini berversi ${JSON.stringify(raw.version)}; program ini membaca versi 1 sampai 3. Perbarui program, lalu ulangi.`,
    );
  const { seal, ...rest } = raw;
  const signer = signerOf(seal, rest);
  const { seal: _, ...content } = shaped(raw);
  return { content, signer };
}

/** The signature is looked at before anything else is believed. Returns the signer's fingerprint. */
function signerOf(seal: unknown, rest: Readonly<Record<string, unknown>>): string {
  const { key: text, signature } = isRecord(seal) ? seal : {};
  const key = typeof text === 'string' ? publicKeyIn(text) : null;
  if (key === null || typeof signature !== 'string')
    throw new PackRefused('Pak ini tidak bertanda tangan, atau kunci penanda tangannya rusak. Minta pak yang utuh dari pembuatnya.');
  if (!verify(null, Buffer.from(canonicalOf(rest)), key, Buffer.from(signature, 'base64')))
    throw new PackRefused(
      'Pak ini diubah sesudah ditandatangani: isinya tidak cocok dengan tanda tangannya. Minta pak yang utuh dari pembuatnya, atau ekspor lagi.',
    );
  return fingerprintOf(key);
}

/** What was parsed from JSON is JSON; only numbers beyond all bounds and endless nesting have no canonical form. */
function canonicalOf(value: Readonly<Record<string, unknown>>): string {
  try {
    return canonicalJson(value as Json);
  } catch (error) {
    if (error instanceof RangeError) throw new PackRefused('Isi pak ini bukan data yang dapat ditandatangani. Ekspor lagi.');
    throw error;
  }
}

function publicKeyIn(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function shaped(raw: unknown): RegionPack {
  const read = regionPackSchema.safeParse(raw, { error: plainError('id') });
  if (read.success) return read.data;
  const told = read.error.issues.slice(0, SHOWN_PROBLEMS).map(({ path, message }) => `- ${path.join('.') || 'pak'}: ${message}`);
  const more = read.error.issues.length - told.length;
  throw new PackRefused(['Isi pak tidak sesuai bentuknya:', ...told, ...(more > 0 ? [`… dan ${more} masalah lain.`] : [])].join('\n'));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const formatOf = (value: unknown): unknown => (isRecord(value) ? value.format : undefined);

/** The bytes as JSON; undefined when they are none. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
