import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../migrations.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { OutboundRefused } from '../platform/outbound/outbound.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { type NewMessage, Outbox } from './outbox.js';
import { filled, NullSink, type OutgoingMessage, type Sink } from './sinks.js';

const database = withTestDatabase(migrations.real);
const MINUTE = 60_000;
let outbox: Outbox;
const message = (key: string): NewMessage => ({ key, channel: 'grup', step: 'unit', subject: 'Uji', body: 'isi' });

/** A receiver that can be away. */
class Receiver implements Sink {
  readonly got: string[] = [];
  isAway = false;
  constructor(readonly isRepeatable = true) {}
  async send({ id }: OutgoingMessage): Promise<void> {
    if (this.isAway) throw new OutboundRefused('unreachable', 'Tidak dapat dihubungi.');
    this.got.push(id);
  }
}
const states = async () => (await outbox.recent(50)).map(({ state, attempts }) => [state, attempts]);

beforeAll(() => {
  outbox = new Outbox(new Tenants([new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'))]));
});
beforeEach(() => database.dataSource.query('DELETE FROM message'));

describe('the outbox', () => {
  it('takes a message once by its key, and sends it once', async () => {
    const receiver = new Receiver();
    expect(await outbox.add([message('a'), message('b')], 0)).toBe(2);
    expect(await outbox.add([message('a')], 0)).toBe(0);
    for (let i = 0; i < 3; i++) await outbox.flush(() => receiver, i * MINUTE);
    expect(receiver.got).toHaveLength(2);
    expect(await states()).toEqual([
      ['sent', 1],
      ['sent', 1],
    ]);
  });

  it('names a message by its key: written anew, it has the id it had', async () => {
    await outbox.add([message('a'), message('b')], 0);
    const before = await database.dataSource.query('SELECT id, key FROM message ORDER BY key');
    await database.dataSource.query('DELETE FROM message');
    await outbox.add([message('b'), message('a')], MINUTE);
    expect(await database.dataSource.query('SELECT id, key FROM message ORDER BY key')).toEqual(before);
  });

  it('waits longer and longer while a receiver is away, and sends each message once when it is back', async () => {
    const receiver = new Receiver();
    receiver.isAway = true;
    await outbox.add([message('a')], 0);
    await outbox.flush(() => receiver, 0);
    await outbox.flush(() => receiver, MINUTE - 1);
    expect(await states()).toEqual([['waiting', 1]]);
    await outbox.flush(() => receiver, MINUTE);
    expect((await outbox.recent(1))[0]).toMatchObject({ state: 'waiting', attempts: 2, error: 'Tidak dapat dihubungi.' });
    receiver.isAway = false;
    for (let i = 0; i < 10; i++) await outbox.flush(() => receiver, 60 * MINUTE + i);
    expect(receiver.got).toHaveLength(1);
  });

  it('gives up after many days, and tries again when a person says so', async () => {
    const receiver = new Receiver();
    receiver.isAway = true;
    await outbox.add([message('a')], 0);
    for (let day = 0; day < 12; day++) await outbox.flush(() => receiver, day * 1_440 * MINUTE);
    const [failed] = await outbox.recent(1);
    expect(failed?.state).toBe('failed');
    receiver.isAway = false;
    expect(await outbox.again(failed?.id ?? '', 20 * 1_440 * MINUTE)).toBe(true);
    await outbox.flush(() => receiver, 20 * 1_440 * MINUTE);
    expect(receiver.got).toEqual([failed?.id]);
  });

  it('sends what an ended instance had under way again only where the receiver knows it by its id', async () => {
    for (const [isRepeatable, expected] of [
      [true, 'sent'],
      [false, 'unsure'],
    ] as const) {
      await database.dataSource.query('DELETE FROM message');
      const receiver = new Receiver(isRepeatable);
      await outbox.add([message('a')], 0);
      await database.dataSource.query(`UPDATE message SET state = 'sending', next_at = $1`, [new Date(MINUTE)]);
      await outbox.flush(() => receiver, 2 * MINUTE);
      expect((await outbox.recent(1))[0]?.state).toBe(expected);
      expect(receiver.got).toHaveLength(isRepeatable ? 1 : 0);
    }
  });

  it('keeps the demo to itself', async () => {
    await outbox.add([message('a')], 0, true);
    await outbox.flush(() => new NullSink(), MINUTE);
    expect(await states()).toEqual([['recorded', 0]]);
  });
});

describe('the template of a gateway', () => {
  it('is filled inside its texts, so that no message can break out of them', () => {
    const text = filled('{"target":"0812","message":"{text}","n":[1,"{id}"]}', { id: '7', subject: 'a"b', body: 'c\n' });
    expect(JSON.parse(text)).toEqual({ target: '0812', message: 'a"b\n\nc\n', n: [1, '7'] });
    expect(() => filled('{', { id: '', subject: '', body: '' })).toThrow(RangeError);
  });
});
