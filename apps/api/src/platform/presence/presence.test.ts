import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clientOptions } from '../database/index.js';
import { withTestDatabase } from '../database/testing.js';
import { createLogger } from '../log/index.js';
import { Tenant, Tenants } from '../tenancy/tenant.js';
import { isAnyoneServing } from './living.js';
import { Instances1764009300000 } from './migrations.js';
import { Presence } from './presence.js';

const database = withTestDatabase([Instances1764009300000]);
const living: Presence[] = [];
afterEach(async () => {
  for (const presence of living.splice(0)) await presence.onApplicationShutdown();
});

function instance(): Presence {
  const tenant = new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'));
  const presence = new Presence(new Tenants([tenant]), createLogger('silent'));
  living.push(presence);
  return presence;
}
const heard = (presence: Presence) => presence.others('tamu', z.number());

describe('what instances say of themselves', () => {
  it('is heard by the others, as it is now, and until they end', async () => {
    const [one, two] = [instance(), instance()];
    let guests = 3;
    one.tell('tamu', () => guests);
    for (const presence of [one, two]) await presence.beat();
    expect([heard(one), heard(two), two.instances]).toEqual([[], [3], 2]);
    guests = 4;
    for (const presence of [one, two]) await presence.beat();
    expect(heard(two)).toEqual([4]);
    await one.onApplicationShutdown();
    await two.beat();
    expect([heard(two), two.instances]).toEqual([[], 1]);
  });

  it('is left out when its instance was killed, or says it in another shape', async () => {
    const [one, two] = [instance(), instance()];
    one.tell('tamu', () => 'tiga');
    for (const presence of [one, two]) await presence.beat();
    expect([heard(two), two.instances]).toEqual([[], 2]);
    expect(await isAnyoneServing(database.handle, database.schema)).toBe(true);
    await database.dataSource.query(`UPDATE instance SET seen_at = seen_at - interval '6 seconds'`);
    await two.beat();
    expect(two.instances).toBe(1);
    await two.onApplicationShutdown();
    expect(await isAnyoneServing(database.handle, database.schema)).toBe(false);
    expect(await isAnyoneServing(database.handle, 'tidak_ada')).toBe(false);
  });
});
