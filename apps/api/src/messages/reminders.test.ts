import type { ChannelAdd } from '@lcc/contract';
import type { CatalogueItemFact, EvidenceFact, Fact, MilestoneFact } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../app.testing.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { SYSTEM } from '../platform/audit/actor.js';
import { type Nature, Tenants } from '../platform/tenancy/tenant.js';
import { ChannelRegistry } from './channel-registry.js';
import { MessageService } from './message.service.js';

const test = withTestApp({ LCC_DEMO: 'on', LCC_SOURCE_HOSTS: 'http://127.0.0.1:9' });
const OTHER = '1.04.0.00.0.00.04.0000';
const BASE = { region: '12.05', year: 2026, date: '2026-01-01' };
const nothing = { weight: null, method: null, documents: null, quarter: null, step: null, threshold: null, note: null };
const item = (
  level: CatalogueItemFact['level'],
  code: string,
  parent: string | null,
  workUnit: string | null = null,
): CatalogueItemFact => ({
  ...{ ...BASE, kind: 'prevention-item', scheme: 'MCSP', level, code, parent, name: `Nama ${code}`, ...nothing },
  ...{ deadline: level === 'area' ? '2026-06-30' : null, workUnit },
});
const milestone: MilestoneFact = {
  ...{ ...BASE, kind: 'prevention-milestone', plan: 'Rencana Aksi', code: '1.1', action: 'Aksi', title: 'Perbup ditetapkan' },
  ...{ workUnit: UNIT, start: null, due: '2026-06-30', doneOn: null, note: null },
};
const FACTS: readonly Fact[] = [
  { ...BASE, kind: 'roster', workUnit: UNIT, name: 'Dinas PUPR', parent: null, district: null, verified: true },
  { ...BASE, kind: 'roster', workUnit: OTHER, name: 'Dinas Perkim', parent: null, district: null, verified: true },
  {
    ...{ ...BASE, kind: 'budget-line', stage: 'MURNI', workUnit: UNIT, subActivity: null, account: '5.1.02.01.01.0024' },
    ...{ fundingSource: null, amount: 100n, details: [] },
  },
  item('area', '1', null),
  item('indikator', '1.1', '1', UNIT),
  ...['1', '2', '3', '4'].map((n) => item('dokumen', `1.1.${n}`, '1.1')),
  item('dokumen', '1.1.5', '1.1', OTHER),
  milestone,
];
const act = (what: EvidenceFact['act'], code: string, day: string): EvidenceFact => ({
  ...{ ...BASE, kind: 'prevention-evidence', date: day, scheme: 'MCSP', code, act: what, time: `${day}T02:00:00.000Z` },
  ...{ by: 'Rahasia Nama', file: null, link: null, text: 'Rahasia Nama lupa tanda tangan' },
});

const tenantOf = (nature: Nature) => {
  const found = test.app
    .get(Tenants)
    .all()
    .find((each) => each.nature === nature);
  if (!found) throw new Error(nature);
  return found;
};
/** It is that time of a day; what is told comes then. */
async function on(day: string, facts: readonly Fact[], time = '08:00'): Promise<void> {
  test.clock.set(Date.parse(`${day}T${time}:00+07:00`));
  const told: Fact = {
    ...BASE,
    kind: 'progress',
    date: day,
    workUnit: UNIT,
    subActivity: null,
    physical: null,
    problem: time,
    verifierNote: null,
  };
  for (const nature of ['NYATA', 'SIMULASI'] as const)
    await test.app.get(LedgerService).append(tenantOf(nature), decisionBatch('uji', [told, ...facts], 'uji', test.clock.now()));
}
const messages = async (channel: string) =>
  (await test.database.dataSource.query(
    'SELECT key, step, subject, body, state, attempts FROM message WHERE channel_id = $1 ORDER BY created_at, key',
    [channel],
  )) as { key: string; step: string; subject: string; body: string; state: string; attempts: number }[];
const steps = async (channel: string) => (await messages(channel)).map(({ key }) => key.split('|').slice(2, 5).join(' '));
const look = () => test.app.get(MessageService).look();
const channel = (id: string, workUnit: string | null): ChannelAdd => ({
  ...{ kind: 'webhook', id, title: id, steps: ['unit', 'asisten', 'sekda', 'bupati'], workUnit, enabled: true },
  ...{ address: 'http://127.0.0.1:9/', secret: 'rahasia yang cukup panjang', template: null },
});

beforeAll(async () => {
  await on('2026-06-02', FACTS);
  for (const each of [channel('semua', null), channel('perkim', OTHER)]) await test.app.get(ChannelRegistry).add(each, SYSTEM);
});

describe('reminders in the outbox', () => {
  it('wait for the morning, and are written once however often they are worked out', async () => {
    await on('2026-06-15', [act('upload', '1.1.4', '2026-06-15')], '05:00'); // ten working days over 16 June, a holiday
    await look();
    expect(await messages('semua')).toEqual([]);
    await on('2026-06-15', []);
    for (let i = 0; i < 3; i++) await look();
    expect(await steps('semua')).toEqual([`${UNIT} unit 2026-06-15`, `${OTHER} unit 2026-06-15`]);
    expect(await steps('perkim')).toEqual([`${OTHER} unit 2026-06-15`]);
  });

  it('list what is missing, with the first names and nobody else', async () => {
    const [own] = await messages('semua');
    expect(own?.subject).toBe('4 masukan pencegahan segera jatuh tempo: Dinas PUPR');
    expect(own?.body).toContain('Tenggat 30 Juni 2026 (10 hari kerja lagi), 4 masukan: Nama 1.1.1; Nama 1.1.2; Nama 1.1.3; dan 1 lain.');
    expect(own?.body).toContain(`/console/pencegahan/dokumen?unit=${UNIT}`);
  });

  it('go up while nothing comes, and stop for who has brought it', async () => {
    await on('2026-06-25', [act('link', '1.1.5', '2026-06-25')]);
    await look();
    await on('2026-07-13', [{ ...milestone, doneOn: '2026-07-02' }]);
    for (let i = 0; i < 3; i++) await look();
    const up = ['unit 2026-06-15', 'unit 2026-06-25', 'unit 2026-07-01', 'asisten 2026-07-03', 'sekda 2026-07-07', 'bupati 2026-07-09'];
    expect((await steps('semua')).filter((each) => each.startsWith(UNIT)).sort()).toEqual(up.map((each) => `${UNIT} ${each}`).sort());
    expect(await steps('perkim')).toEqual([`${OTHER} unit 2026-06-15`]);
    const last = (await messages('semua')).find(({ step }) => step === 'bupati');
    expect(last?.subject).toBe('3 masukan pencegahan terlambat: Dinas PUPR');
    expect(JSON.stringify(await messages('semua'))).not.toContain('Rahasia');
  });

  it('of the demo are recorded, and never sent', async () => {
    const recorded = await messages('simulasi');
    expect(recorded.length).toBeGreaterThan(0);
    expect(recorded.every(({ state, attempts }) => state === 'recorded' && attempts === 0)).toBe(true);
    expect(recorded.filter(({ key }) => key.includes('|pencegahan|')).map(({ step }) => step)).toContain('unit');
  });
});
