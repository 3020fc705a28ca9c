import { createServer as createPlain, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Config } from '../config/index.js';
import { readTls } from './tls-files.js';

const SITE = /^\d\d-\d\d$/;

/** The first label of the name a request was sent to, where it is that of a regency; empty for every other name. */
function siteAsked({ headers }: IncomingMessage): string {
  const [label = ''] = (headers.host ?? '').split('.');
  return SITE.test(label) ? label : '';
}

/**
 * One door for the servers of several sites: it hands each request and each socket to the server of the site its `Host` names. It knows
 * nobody's rights: each server has people, keys and screens of its own, and knows no others.
 */
export function siteDoor(config: Config, servers: ReadonlyMap<string, Server>): Server {
  const door: Server = config.tls ? createSecure(readTls(config.tls)) : createPlain();
  door.on('request', (request, response) => {
    const server = servers.get(siteAsked(request));
    if (server) server.emit('request', request, response);
    else response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Wilayah ini tidak dilayani di sini.\n');
  });
  door.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const server = servers.get(siteAsked(request));
    if (server) server.emit('upgrade', request, socket, head);
    else socket.destroy();
  });
  return door;
}
