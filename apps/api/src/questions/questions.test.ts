import { randomUUID } from 'node:crypto';
import { type ChannelAdd, type QuestionList, questionListSchema } from '@lcc/contract';
import type { Fact } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { ChannelRegistry } from '../messages/channel-registry.js';
import { MessageService } from '../messages/message.service.js';
import { SYSTEM } from '../platform/audit/actor.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp({ LCC_SOURCE_HOSTS: 'http://127.0.0.1:9' });
const OTHER = '1.04.0.00.0.00.04.0000';
const PATH = '/api/v1/questions';
const TEXT = 'Kapan pemenang lelang ketiga ditetapkan?';
const BASE = { region: '12.05', year: 2026, date: '2026-01-01' };
const FACTS: readonly Fact[] = [
  { ...BASE, kind: 'roster', workUnit: UNIT, name: 'Dinas Jalan Contoh', parent: null, district: null, verified: true },
  { ...BASE, kind: 'roster', workUnit: OTHER, name: 'Dinas Rumah Contoh', parent: null, district: null, verified: true },
  {
    ...{ ...BASE, kind: 'budget-line', stage: 'MURNI', workUnit: UNIT, subActivity: null, account: '5.1.02.01.01.0024' },
    ...{ fundingSource: null, amount: 100_000n, details: [] },
  },
];
const channel = (id: string, steps: ChannelAdd['steps'], workUnit: string | null): ChannelAdd => ({
  ...{ kind: 'webhook', id, title: id, steps, workUnit, enabled: true },
  ...{ address: 'http://127.0.0.1:9/', secret: 'rahasia yang cukup panjang', template: null },
});
let regent: Person;
let operator: Person;

/** It is ten in the morning of that day. */
async function on(day: string, facts: readonly Fact[] = []): Promise<void> {
  test.clock.set(Date.parse(`${day}T10:00:00+07:00`));
  const told: Fact = {
    ...BASE,
    kind: 'progress',
    date: day,
    workUnit: UNIT,
    subActivity: null,
    physical: null,
    problem: null,
    verifierNote: null,
  };
  await test.app.get(LedgerService).append(test.app.get(Tenants).real, decisionBatch('uji', [told, ...facts], 'uji', test.clock.now()));
}

beforeAll(async () => {
  await on('2026-11-24', FACTS); // a Tuesday
  const channels = test.app.get(ChannelRegistry);
  await channels.add(channel('jalan', ['unit'], UNIT), SYSTEM);
  await channels.add(channel('rumah', ['unit'], OTHER), SYSTEM);
  await channels.add(channel('atas', ['asisten'], null), SYSTEM);
  regent = await test.person('regent');
  operator = await test.person('unit-operator');
});

const ask = (unit = UNIT, id: string = randomUUID(), text = TEXT) => regent.ask('POST', PATH, { id, unit, text });
const read = async (by: Person): Promise<QuestionList> => questionListSchema.parse(await (await by.ask('GET', PATH)).json());
const messages = async () => {
  await test.app.get(MessageService).look();
  return (await test.database.dataSource.query(
    `SELECT channel_id, subject, body FROM message WHERE key LIKE '%|pertanyaan|%' ORDER BY created_at, channel_id`,
  )) as { channel_id: string; subject: string; body: string }[];
};
const audited = async () =>
  (await test.database.dataSource.query("SELECT action, object FROM audit_entry WHERE action LIKE 'question.%' ORDER BY seq")) as object[];

describe('a question to a unit', () => {
  it('stands beside the figure it was asked at, is told to the unit once, and is answered once', async () => {
    const id = randomUUID();
    for (let i = 0; i < 2; i++) expect((await ask(UNIT, id)).status).toBe(204); // a phone that heard no answer sends again
    const { dueOn, questions } = await read(operator);
    expect(dueOn).toBe('2026-11-25');
    expect(questions).toEqual([
      {
        ...{ id, unit: UNIT, text: TEXT, askedBy: 'regent.1', askedAt: '2026-11-24T03:00:00.000Z', dueOn: '2026-11-25' },
        ...{ state: 'menunggu', isLate: false, answer: null, beside: { absorption: null, gap: null, asOf: '2026-11-24' } },
      },
    ]);
    for (let i = 0; i < 2; i++) await messages();
    const [told, ...more] = await messages();
    expect([told?.channel_id, more]).toEqual(['jalan', []]);
    expect(told?.subject).toBe('Pertanyaan Bupati: Dinas Jalan Contoh');
    expect(told?.body).toContain(`/console/laporan/${UNIT}`);
    expect(told?.body).toContain('paling lambat 25 November 2026');
    expect(JSON.stringify(told)).not.toContain('lelang');

    expect((await operator.ask('PUT', `${PATH}/${id}/answer`, { text: '' })).status).toBe(422);
    expect((await operator.ask('PUT', `${PATH}/${id}/answer`, { text: 'Senin 30 November' })).status).toBe(204);
    expect((await operator.ask('PUT', `${PATH}/${id}/answer`, { text: 'Selasa' })).status).toBe(409);
    const [answered] = (await read(regent)).questions;
    expect(answered).toMatchObject({ state: 'dijawab', answer: { text: 'Senin 30 November', by: 'unit-operator.1' } });
    expect(await audited()).toEqual([
      { action: 'question.asked', object: `unit:${UNIT}` },
      { action: 'question.answered', object: `unit:${UNIT}` },
    ]);
    expect(JSON.stringify(await test.database.dataSource.query('SELECT * FROM audit_entry'))).not.toContain('lelang');
  });

  it('of another unit does not exist for an operator, and nobody else may ask or read', async () => {
    const id = randomUUID();
    test.clock.advance(60_000);
    expect((await ask(OTHER, id)).status).toBe(204);
    expect((await read(operator)).questions.map(({ unit }) => unit)).toEqual([UNIT]);
    expect((await read(regent)).questions.map(({ unit }) => unit)).toEqual([OTHER, UNIT]);
    expect((await operator.ask('PUT', `${PATH}/${id}/answer`, { text: 'x' })).status).toBe(404);
    expect((await operator.ask('PUT', `${PATH}/${randomUUID()}/answer`, { text: 'x' })).status).toBe(404);
    expect((await regent.ask('PUT', `${PATH}/${id}/answer`, { text: 'x' })).status).toBe(403);
    expect((await operator.ask('POST', PATH, { id, unit: UNIT, text: TEXT })).status).toBe(403);
    for (const role of ['administrator', 'inspector', 'viewer'] as const)
      expect((await (await test.person(role)).ask('GET', PATH)).status).toBe(403);
  });

  it('is refused for a unit that is not on the board, and while five wait', async () => {
    expect((await ask('9.99.0.00.0.00.99.0000')).status).toBe(422);
    for (let i = 0; i < 5; i++) expect((await ask()).status).toBe(204);
    const refused = await ask();
    expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
      409,
      expect.stringContaining('tunggu jawabannya'),
    ]);
    expect((await read(operator)).questions.filter(({ state }) => state === 'menunggu')).toHaveLength(5);
  });

  it('is told again once its day has passed, to the unit and then above it, and to nobody once it is answered', async () => {
    const before = (await messages()).length;
    const waiting = (await read(operator)).questions.filter(({ state }) => state === 'menunggu');
    for (const { id } of waiting.slice(1)) await operator.ask('PUT', `${PATH}/${id}/answer`, { text: 'Sudah' });
    await on('2026-11-25');
    expect(await messages()).toHaveLength(before);
    await on('2026-11-26');
    operator = await test.person('unit-operator'); // the former session has idled out
    expect((await read(operator)).questions.filter(({ isLate }) => isLate)).toHaveLength(1);
    expect((await messages()).slice(before).map(({ channel_id, subject }) => [channel_id, subject])).toEqual([
      ['jalan', 'Belum dijawab: Dinas Jalan Contoh'],
      ['rumah', 'Belum dijawab: Dinas Rumah Contoh'],
    ]);
    await on('2026-11-30');
    const up = (await messages()).slice(before + 2);
    expect(up.map(({ channel_id }) => channel_id)).toEqual(['atas', 'atas']);
    for (let i = 0; i < 2; i++) expect(await messages()).toHaveLength(before + 4);
  });
});
