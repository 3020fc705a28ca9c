import { afterEach, describe, expect, it } from 'vitest';
import { withTestDatabase } from '../database/testing.js';
import { Duty } from './duty.js';
import { Leases } from './leases.js';
import { Leases1764006000000 } from './migrations.js';

const database = withTestDatabase([Leases1764006000000]);
/** Long enough for a busy machine to renew in time. */
const TTL_MS = 3_000;
const duties: Duty[] = [];
afterEach(async () => {
  for (const duty of duties.splice(0)) await duty.stop();
});

/** A duty as another instance would stand ready for it. */
function dutyOf(name: string, ttl = TTL_MS): Duty {
  const duty = new Duty(new Leases((sql, values) => database.dataSource.query(sql, [...values]), ttl), name);
  duties.push(duty);
  return duty;
}

describe('a duty', () => {
  it('belongs to who asked first for as long as it lives, longer than its lease', async () => {
    const [one, two] = [dutyOf('hidup'), dutyOf('hidup')];
    expect([await one.isMine(), await two.isMine()]).toEqual([true, false]);
    const until = performance.now() + TTL_MS + 1_500;
    while (performance.now() < until) {
      expect([await one.isMine(), await two.isMine()]).toEqual([true, false]);
      await new Promise((done) => setTimeout(done, 200));
    }
  });

  it('passes on at once when its holder stops', async () => {
    const [one, two] = [dutyOf('berhenti'), dutyOf('berhenti')];
    expect([await one.isMine(), await two.isMine()]).toEqual([true, false]);
    await one.stop();
    expect([await two.isMine(), await one.isMine()]).toEqual([true, false]);
  });

  it('passes on when the lease of its holder runs out, and the holder knows that it has it no longer', async () => {
    const lost = new Leases(
      (sql, values) => (isCut ? Promise.reject(new Error('terputus')) : database.dataSource.query(sql, [...values])),
      800,
    );
    let isCut = false;
    const one = new Duty(lost, 'putus');
    duties.push(one);
    const two = dutyOf('putus');
    expect([await one.isMine(), await two.isMine()]).toEqual([true, false]);
    isCut = true;
    await expect.poll(() => two.isMine(), { timeout: 10_000 }).toBe(true);
    expect(await one.isMine()).toBe(false);
  });

  it('is nobody’s while the database is away', async () => {
    const duty = new Duty(new Leases(() => Promise.reject(new Error('terputus'))), 'gelap');
    duties.push(duty);
    expect(await duty.isMine()).toBe(false);
  });
});
