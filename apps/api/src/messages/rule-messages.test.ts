import type { Fact } from '@lcc/domain';
import { describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../app.testing.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { SYSTEM } from '../platform/audit/actor.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { ChannelRegistry } from './channel-registry.js';
import { MessageService } from './message.service.js';

const test = withTestApp({ LCC_SOURCE_HOSTS: 'http://127.0.0.1:9' });
const BASE = { region: '12.05', year: 2026, date: '2026-06-01' };
const FACTS: readonly Fact[] = [
  { ...BASE, kind: 'roster', workUnit: UNIT, name: 'Dinas PUPR', parent: null, district: null, verified: true },
  {
    ...{ ...BASE, kind: 'budget-line', stage: 'MURNI', workUnit: UNIT, subActivity: null, account: '5.1.02.01.01.0024' },
    ...{ fundingSource: null, amount: 100n, details: [] },
  },
  {
    ...{ ...BASE, kind: 'rule-version', rule: 'B07', number: 1, values: [], holdDays: 1, clearDays: 1, except: [] },
    ...{ act: 'Kirim sebab', actDays: 2, reason: 'uji' },
  },
];
const hold: Fact = { ...BASE, kind: 'rule-hold', rule: 'B07', number: 1, count: 412, releasedBy: null, releasedOn: null };

describe('messages about rules', () => {
  it('say in one line how many alerts a rule holds, and that a proposal expired, to the inspectorate alone and once', async () => {
    test.clock.set(Date.parse('2026-06-01T08:00:00+07:00'));
    const channel = {
      ...({ kind: 'webhook', workUnit: null, enabled: true, address: 'http://127.0.0.1:9/' } as const),
      ...{ secret: 'rahasia yang cukup panjang', template: null },
    };
    const registry = test.app.get(ChannelRegistry);
    await registry.add({ ...channel, id: 'inspektorat', title: 'Inspektorat', steps: ['inspektorat'] }, SYSTEM);
    await registry.add({ ...channel, id: 'bupati', title: 'Bupati', steps: ['bupati'] }, SYSTEM);
    const { real } = test.app.get(Tenants);
    const tell = (name: string, facts: readonly Fact[]) =>
      test.app.get(LedgerService).append(real, decisionBatch(name, facts, 'uji', test.clock.now()));
    await tell('tahun', [...FACTS, hold]);
    await real.dataSource.query(
      `INSERT INTO threshold_version (tenant, region, rule, number, state, edition, terms, reason, base, written_by, written_at, proposed_by, expired_on)
       VALUES ('real', '12.05', 'B01', 4, 'expired', 3, '{}', 'uji', 0, 'orang-rahasia', now(), 'orang-rahasia', '2026-06-01')`,
    );
    const look = () => test.app.get(MessageService).look();
    await look();
    // What waits grows; the message stays the one that was sent.
    await tell('tambah', [{ ...hold, count: 430 } as Fact]);
    await look();
    const rows = (await real.dataSource.query('SELECT channel_id, subject, body FROM message ORDER BY key')) as {
      channel_id: string;
      subject: string;
      body: string;
    }[];
    expect(rows.map(({ channel_id, subject }) => [channel_id, subject])).toEqual([
      ['inspektorat', 'Aturan B07 menahan 412 peringatan'],
      ['inspektorat', 'Usulan ambang B01 kedaluwarsa'],
    ]);
    expect(rows[0]?.body).toContain('/console/ambang/B07');
    expect(JSON.stringify(rows)).not.toContain('orang-rahasia');
  });
});
