import { type Bye, events, helloAckSchema, holds, roles } from '@lcc/contract';
import { io, type Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { type Person, withTestApp } from '../app.testing.js';
import { SessionRegistry } from '../platform/access/session-registry.js';
import { SYSTEM } from '../platform/audit/actor.js';

const test = withTestApp();
const sockets: Socket[] = [];
const ANSWER_MS = 5_000;

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

function connect(cookie: string, origin: string | null = test.origin, namespace = '/live'): Socket {
  const extraHeaders = { cookie, ...(origin === null ? {} : { origin }) };
  const socket = io(test.origin + namespace, { transports: ['websocket'], extraHeaders, reconnection: false, forceNew: true });
  sockets.push(socket);
  return socket;
}

const outcome = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once('connect', () => resolve('connect'));
    socket.once('connect_error', (error) => resolve(error.message));
  });

/** Resolves to the reason the server gave when it ends the socket. */
function cut(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let code = '';
    socket.once(events.bye, (bye: Bye) => {
      code = bye.code;
    });
    socket.once('disconnect', () => resolve(code));
  });
}

describe('a socket of somebody who is signed in', () => {
  it('opens to the roles that may read boards, and to no other', async () => {
    for (const role of roles) {
      const { cookie } = await test.person(role);
      expect([role, await outcome(connect(cookie()))]).toEqual([role, holds(role, 'board.read') ? 'connect' : 'tidak-berizin']);
    }
  });

  it('answers hello for the real tenant only, by the names of channels', async () => {
    const { cookie } = await test.person('viewer');
    const socket = connect(cookie());
    const ack: unknown = await socket.timeout(ANSWER_MS).emitWithAck(events.hello, {
      v: 1,
      build: 'uji',
      channels: [{ channel: 'main' }, { channel: 'demo-2026' }, { channel: '12.05-1999' }],
    });
    const { channels, screen } = helloAckSchema.parse(ack);
    expect(screen).toBeNull();
    expect(channels).toEqual({
      main: { refused: 'empty' },
      'demo-2026': { refused: 'not-granted' },
      '12.05-1999': { refused: 'unknown-channel' },
    });
  });

  it('does not open from another origin, without one, or before the second factor', async () => {
    const { cookie, id } = await test.person('administrator');
    expect(await outcome(connect(cookie(), 'http://jahat.example'))).not.toBe('connect');
    expect(await outcome(connect(cookie(), `${test.origin}.jahat.example`))).not.toBe('connect');
    expect(await outcome(connect(cookie(), 'null'))).not.toBe('connect');
    expect(await outcome(connect(cookie(), null))).not.toBe('connect');
    const half = await test.app.get(SessionRegistry).open(SYSTEM, id, 'password', true);
    expect(await outcome(connect(`lcc-sid=${half}`))).toBe('tidak-berizin');
  });

  it.each<[string, (person: Person) => Promise<unknown>]>([
    ['is signed out', (person) => person.ask('POST', '/api/v1/sign-out')],
    [
      'is reset by an administrator',
      async (person) => (await test.person('administrator')).ask('POST', `/api/v1/users/${person.id}/reset`),
    ],
    [
      'gets another role',
      async (person) =>
        (await test.person('administrator')).ask('PATCH', `/api/v1/users/${person.id}`, {
          name: 'A',
          role: 'presenter',
          unit: null,
          ssoSubject: null,
        }),
    ],
    ['idles out', async () => test.clock.advance(241 * 60_000)],
  ])('is cut when the session %s', async (_what, end) => {
    const person = await test.person('viewer');
    const socket = connect(person.cookie());
    expect(await outcome(socket)).toBe('connect');
    const over = cut(socket);
    await end(person);
    expect(await over).toBe('revoked');
    expect(await outcome(connect(person.cookie()))).toBe('tidak-berizin');
  });
});
