import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config/index.js';

/** Origins a page of this server can have, plus those an operator added. Compared exactly. */
export function allowedOrigins(config: Config, port: number): Set<string> {
  const scheme = config.tls ? 'https' : 'http';
  const hosts = config.site === '' ? ['localhost', '127.0.0.1', '[::1]', config.host] : [localHost(config)];
  const own = hosts.map((host) => `${scheme}://${host}:${port}`);
  return new Set([...own, ...config.origins]);
}

/** The name of this server on its own machine. A page of one regency is no page of another: each has a name of its own. */
export const localHost = ({ site }: Config): string => (site === '' ? 'localhost' : `${site}.localhost`);

/** True when cookies may only travel over TLS. */
export const isSecure = (config: Config): boolean => config.tls !== undefined || config.behindProxy;

/**
 * Headers of every answer. Everything is self-hosted, so the policy names no foreign host; style attributes are needed by the
 * chart library. `upgrade-insecure-requests` only behind TLS, else a loopback page cannot load.
 */
export function securityHeaders(config: Config): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        ...(isSecure(config) ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure(config) ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
}

/** What a browser may use here: nothing that looks at the room. */
export const permissionsPolicy: RequestHandler = (_request, response, next) => {
  response.setHeader('Permissions-Policy', 'geolocation=(), camera=(), microphone=(), usb=()');
  next();
};

/** Answers of the API are never kept by a cache. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** The headers that every answer of the API carries, for answers that do not pass through the handlers above. */
export function apiHeaders(config: Config): Record<string, string> {
  const headers: Record<string, string> = {};
  const recorder = {
    setHeader: (name: string, value: string) => {
      headers[name] = value;
    },
    removeHeader: () => undefined,
  };
  for (const handler of [securityHeaders(config), permissionsPolicy, noStore])
    handler({} as Request, recorder as unknown as Response, () => undefined);
  return headers;
}
