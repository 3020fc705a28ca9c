import { describe, expect, it } from 'vitest';
import { withTestApp } from '../app.testing.js';
import { KeyRegistry } from '../platform/access/key-registry.js';
import { Metrics } from '../platform/metrics/metrics.js';

const test = withTestApp({ LCC_BEHIND_PROXY: '1' });
const scrape = async (token?: string): Promise<Response> =>
  test.ask('', 'GET', '/metrics', undefined, token === undefined ? {} : { authorization: `Bearer ${token}` });

describe('/metrics', () => {
  it('is there for a key of its scope alone, and for nobody else it does not exist', async () => {
    const keys = test.app.get(KeyRegistry);
    const other = await keys.add('read', 'real', false);
    expect([(await scrape()).status, (await scrape(other.token)).status]).toEqual([404, 404]);
    const { token } = await keys.add('metrics', 'real', false);
    expect((await scrape(token)).status).toBe(200);
  });

  it('tells how the instance is doing', async () => {
    const { token } = await test.app.get(KeyRegistry).add('metrics', 'real', false);
    await expect.poll(async () => (await scrape(token)).text()).toContain('lcc_lease_held{name="imports"} 1');
    const text = await (await scrape(token)).text();
    const told = [...text.matchAll(/^# TYPE (lcc_\w+) /gm)].map(([, name]) => name);
    for (const name of [
      'lcc_audit_intact',
      'lcc_backup_age_seconds',
      'lcc_board_revision',
      'lcc_board_source_cadences',
      'lcc_data_directory_free_ratio',
      'lcc_database_pool',
      'lcc_database_up',
      'lcc_frames_total',
      'lcc_imports',
      'lcc_instances',
      'lcc_ledger_tail_lag_seconds',
      'lcc_outbox_messages',
      'lcc_outbox_oldest_seconds',
      'lcc_screens',
      'lcc_sockets',
      'lcc_source_state',
    ])
      expect(told).toContain(name);
    expect(text).toMatch(/^lcc_database_pool\{tenant="real",state="idle"\} \d+$/m);
    expect(text).toMatch(/^lcc_database_pool\{tenant="real",state="waiting"\} 0$/m);
    expect(text).toMatch(/^lcc_screens\{state="missing"\} 0$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds [\d.e-]+$/m);
    expect(text).not.toMatch(/^lcc_audit_intact/m); // nobody has looked yet
  });

  it('leaves out what cannot be read, instead of calling it nought', async () => {
    const metrics = new Metrics();
    let value: number | null = 3;
    metrics.gauge('lcc_uji', 'uji', () => value);
    metrics.gauges('lcc_uji_banyak', 'uji', ['nama'], () => {
      if (value === null) throw new Error('terputus');
      return [{ labels: { nama: 'a' }, value }];
    });
    expect(await metrics.text()).toMatch(/^lcc_uji 3\n/m);
    expect(await metrics.text()).toMatch(/^lcc_uji_banyak\{nama="a"\} 3$/m);
    value = null;
    expect(await metrics.text()).not.toMatch(/^lcc_uji/m);
  });
});
