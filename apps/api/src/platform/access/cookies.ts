import type { Config } from '../config/index.js';
import { isSecure } from '../http/security.js';

const SCREEN = 'lcc-layar';
const SESSION = 'sid';
const WAITING = 'lcc-sso';
const SCREEN_LIFE_S = 90 * 86_400;
const WAITING_LIFE_S = 600;

/** Browsers keep `__Host-` cookies only over TLS; over plain loopback the session's is called `lcc-sid`. */
const screenName = (config: Config): string => (isSecure(config) ? `__Host-${SCREEN}` : SCREEN);
const sessionName = (config: Config): string => (isSecure(config) ? `__Host-${SESSION}` : `lcc-${SESSION}`);
const waitingName = (config: Config): string => (isSecure(config) ? `__Host-${WAITING}` : WAITING);
const attributes = (config: Config): string => `; Path=/; HttpOnly; SameSite=Lax${isSecure(config) ? '; Secure' : ''}`;

/** The Set-Cookie that makes a browser this screen. */
export function deviceCookie(config: Config, credential: string): string {
  return `${screenName(config)}=${credential}${attributes(config)}; Max-Age=${SCREEN_LIFE_S}`;
}

/** The device credential of a request's Cookie header, or null. */
export const deviceCredential = (config: Config, header: string | undefined): string | null => cookieValue(screenName(config), header);

/** The Set-Cookie of a session; without seconds to be kept it is forgotten when the browser is closed. */
export const sessionCookie = (config: Config, secret: string, keptS: number | null): string =>
  `${sessionName(config)}=${secret}${attributes(config)}${keptS === null ? '' : `; Max-Age=${keptS}`}`;

export const noSessionCookie = (config: Config): string => `${sessionName(config)}=${attributes(config)}; Max-Age=0`;

/** The session's secret of a request's Cookie header, or null. */
export const sessionSecret = (config: Config, header: string | undefined): string | null => cookieValue(sessionName(config), header);

/** The Set-Cookie of a sign-in that is under way at an identity provider; empty = forget it. */
export const waitingCookie = (config: Config, value: string): string =>
  `${waitingName(config)}=${value}${attributes(config)}; Max-Age=${value === '' ? 0 : WAITING_LIFE_S}`;

export const waitingValue = (config: Config, header: string | undefined): string | null => cookieValue(waitingName(config), header);

/** Where a cookie stands twice nobody can say which one is meant: then it counts as missing. */
function cookieValue(wanted: string, header: string | undefined): string | null {
  const found = (header ?? '').split(';').flatMap((part) => {
    const [name, value] = part.trim().split('=', 2);
    return name === wanted && value ? [value] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}
