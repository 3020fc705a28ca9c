import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { join } from 'node:path';
import { readOrMakeKey } from '../secrets/key-file.js';

/** Where the key lies: in the data directory, never in the database. */
export const auditKeyFile = (dataDir: string): string => join(dataDir, 'audit', 'key.pem');

/** Fingerprint of a key's public half: SHA-256 over its DER form, hex. */
export const fingerprintOf = (key: KeyObject): string => createHash('sha256').update(publicHalf(key)).digest('hex');

const publicHalf = (key: KeyObject): Buffer => (key.type === 'public' ? key : createPublicKey(key)).export({ type: 'spki', format: 'der' });

/** The secret that seals entries, from the key that signs checkpoints: one file to keep. */
export const sealSecretOf = (key: KeyObject): Buffer =>
  Buffer.from(hkdfSync('sha256', key.export({ type: 'pkcs8', format: 'der' }), '', 'lcc-audit-seal', 32));

/** The key of this installation's audit trail (Ed25519). Whoever can write the database but not read this file cannot write a true entry. */
export class AuditKey {
  #opened: { readonly key: KeyObject; readonly sealSecret: Buffer } | undefined;

  constructor(readonly dataDir: string) {}

  /** Proves that this program wrote the entry with that hash. */
  seal(hash: string): string {
    return createHmac('sha256', this.#open().sealSecret).update(hash).digest('hex');
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text), this.#open().key).toString('base64');
  }

  get fingerprint(): string {
    return fingerprintOf(this.#open().key);
  }

  /** The public half (SPKI in DER, base64), by which others check what was signed here. */
  get publicKey(): string {
    return publicHalf(this.#open().key).toString('base64');
  }

  #open() {
    if (!this.#opened) {
      const key = readOrMake(this.dataDir);
      this.#opened = { key, sealSecret: sealSecretOf(key) };
    }
    return this.#opened;
  }
}

function readOrMake(dataDir: string): KeyObject {
  return createPrivateKey(readOrMakeKey(auditKeyFile(dataDir), newKey));
}

const newKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
