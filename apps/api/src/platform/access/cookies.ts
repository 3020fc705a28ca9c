import type { Config } from '../config/index.js';
import { isSecure } from '../http/security.js';

const NAME = 'lcc-layar';
const LIFE_S = 90 * 86_400;

/** Browsers keep `__Host-` cookies only over TLS. */
const nameOf = (config: Config): string => (isSecure(config) ? `__Host-${NAME}` : NAME);

/** The Set-Cookie that makes a browser this screen. */
export function deviceCookie(config: Config, credential: string): string {
  return `${nameOf(config)}=${credential}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFE_S}${isSecure(config) ? '; Secure' : ''}`;
}

/** The device credential of a request's Cookie header, or null. */
export function deviceCredential(config: Config, header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === nameOf(config) && value) return value;
  }
  return null;
}
