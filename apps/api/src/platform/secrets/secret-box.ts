import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrMakeKey } from './key-file.js';

const MARK = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Locks the few secrets that must be read again (of authenticators, of signed keys) before they go into the database: AES-256-GCM
 * with a key of the data directory. A stolen database alone does not open them.
 */
export class SecretBox {
  #key: Buffer | undefined;

  constructor(private readonly dataDir: string) {}

  lock(secret: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#open(), nonce);
    const locked = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return MARK + locked.toString('base64url');
  }

  /** @throws Error when it was locked with another key, or changed */
  unlock(locked: string): string {
    if (!locked.startsWith(MARK)) return locked; // kept before there was a box
    const bytes = Buffer.from(locked.slice(MARK.length), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#open(), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  #open(): Buffer {
    this.#key ??= Buffer.from(
      readOrMakeKey(join(this.dataDir, 'secrets.key'), () => randomBytes(32).toString('base64')),
      'base64',
    );
    return this.#key;
  }
}
