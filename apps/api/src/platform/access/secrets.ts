import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Secrets of full entropy are kept as plain SHA-256. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'hex');

/** Short public id that may appear in logs. */
export const newId = (prefix: string): string => `${prefix}_${randomBytes(6).toString('hex')}`;

export function equalSecrets(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
