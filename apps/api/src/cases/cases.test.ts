import { type CaseDetail, type CaseQueue, caseDetailSchema, caseQueueSchema, detectorListSchema } from '@lcc/contract';
import { type Fact, yearOf } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { decisionBatch, LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { ChannelJudge } from './channel-judge.js';

const test = withTestApp();
const SUB = '1.03.10.2.01.0029';
const ACCOUNT = '5.2.04.01.01.0003';
const FIRM = 'CV Rekaan Jaya';
let inspector: Person;
let regent: Person;
let channel = '';

/** An office whose payments exceed their ceiling, judged as in earnest. */
beforeAll(async () => {
  const today = test.clock.today();
  const year = yearOf(today);
  channel = `12.05-${year}`;
  const base = { region: '12.05', year, workUnit: UNIT };
  const line = { subActivity: SUB, account: ACCOUNT, fundingSource: null };
  const payment = (number: string): Fact[] => [
    {
      kind: 'sp2d',
      ...base,
      date: today,
      number,
      paymentKind: 'LS',
      amount: 15_000_000_000n,
      description: `Pemeliharaan jalan a.n. ${FIRM}`,
      status: null,
      counts: true,
      lines: [{ ...line, amount: 15_000_000_000n }],
    },
    {
      kind: 'sp2d-party',
      region: '12.05',
      year,
      date: today,
      number,
      spmNumber: null,
      contractNumber: null,
      vendor: { name: FIRM, taxId: null },
    },
  ];
  const facts: Fact[] = [
    { kind: 'roster', ...base, date: today, name: 'Dinas Rekaan', parent: null, district: null, verified: true },
    { kind: 'budget-line', ...base, date: `${year}-01-02`, stage: 'MURNI', ...line, amount: 20_000_000_000n, details: [] },
    ...payment('12.05/04.0/000001/LS'),
    ...payment('12.05/04.0/000002/LS'),
  ];
  const tenant = test.app.get(Tenants).real;
  const [ledger, reader] = [test.app.get(LedgerService), test.app.get(LedgerReader)];
  await ledger.append(tenant, { ...decisionBatch('uji', facts, 'uji', test.clock.now()), path: 'register/sp2d.csv' });
  const found = (await new ChannelJudge(reader, tenant, channel).look(test.clock.now()))?.facts ?? [];
  const [first] = found;
  if (!first) throw new Error('nothing was found');
  await ledger.append(tenant, { ...systemBatch('nilai', first, test.clock.now()), drafts: found.map((fact) => ({ fact, row: 1 })) });
  inspector = await test.person('inspector');
  regent = await test.person('regent');
});

const queue = async (who: Person): Promise<CaseQueue> =>
  caseQueueSchema.parse(await (await who.ask('GET', `/api/v1/boards/${channel}/cases`)).json());
const detail = async (who: Person, id: string): Promise<CaseDetail> =>
  caseDetailSchema.parse(await (await who.ask('GET', `/api/v1/boards/${channel}/cases/${id}`)).json());
const act = (who: Person, id: string, body: object) => who.ask('POST', `/api/v1/boards/${channel}/cases/${id}/acts`, body);

describe('cases over HTTP', () => {
  it('gathers what was found about one sub-activity, with its unit and amount', async () => {
    const { cases, units, budget } = await queue(inspector);
    expect(cases).toMatchObject([{ state: 'baru', severity: 'kritis', workUnit: UNIT, detectors: expect.arrayContaining(['B07', 'B14']) }]);
    expect(units).toEqual({ [UNIT]: 'Dinas Rekaan' });
    expect(budget).toMatchObject({ heavyToday: 1, thisWeek: 1, waiting: 0 });
  });

  it('shows rows with the file they came from, and names to those who may see them', async () => {
    const [found] = (await queue(inspector)).cases;
    const seen = await detail(inspector, found?.id ?? '');
    const evidence = seen.findings.flatMap((finding) => finding.evidence);
    expect(evidence.map((row) => row.label)).toContain(`Pemeliharaan jalan a.n. ${FIRM}`);
    expect(seen.findings[0]?.act).toEqual({ text: 'Kirim penjelasan dan buktinya', days: 2 });
    expect(evidence[0]?.place).toMatchObject({ file: 'sp2d.csv', row: 1 });
    const masked = await regent.ask('GET', `/api/v1/boards/${channel}/cases/${found?.id}`);
    const text = await masked.text();
    expect(masked.status).toBe(200);
    expect(text).not.toContain('Rekaan Jaya');
    expect(text).toContain('12.05/04.0/000001/LS');
  });

  it('lets an inspector take, ask and close, in the log and in the audit trail', async () => {
    const id = (await queue(inspector)).cases[0]?.id ?? '';
    const promisedOn = test.clock.today();
    expect((await act(regent, id, { act: 'note', note: 'coba' })).status).toBe(403);
    expect((await act(inspector, id, { act: 'take', owner: 'Irban I', promisedOn: '2020-01-01', note: 'dokumen diminta' })).status).toBe(
      409,
    );
    expect((await act(inspector, id, { act: 'take', owner: 'Irban I', promisedOn, note: 'dokumen diminta' })).status).toBe(200);
    await expect.poll(async () => (await queue(regent)).cases[0]).toMatchObject({ state: 'diambil', owner: 'Irban I', promisedOn });
    expect((await act(inspector, id, { act: 'ask', promisedOn, note: 'mana DPPA?' })).status).toBe(200);
    expect((await act(inspector, id, { act: 'close', outcome: 'corrected', note: 'pergeseran dicatat' })).status).toBe(200);
    await expect.poll(async () => (await queue(regent)).cases[0]).toMatchObject({ state: 'ditutup', outcome: 'corrected' });
    expect((await act(inspector, id, { act: 'take', owner: 'Irban I', promisedOn, note: 'lagi' })).status).toBe(409);
    const trail = (await (await inspector.ask('GET', '/api/v1/audit')).json()) as { entries: { action: string; actor: string }[] };
    const mine = trail.entries
      .filter((entry) => entry.action.startsWith('case.') && entry.actor === inspector.id)
      .map((entry) => entry.action);
    expect(mine).toEqual(['case.close', 'case.ask', 'case.take', 'case.opened']);
    expect((await detail(inspector, id)).acts.map((each) => each.act)).toEqual(['take', 'ask', 'close']);
  });

  it('measures each detector by what reviews made of it, and tells what it could judge', async () => {
    const response = await regent.ask('GET', `/api/v1/boards/${channel}/detectors`);
    const { detectors } = detectorListSchema.parse(await response.json());
    expect(detectors.find(({ id }) => id === 'B07')).toMatchObject({
      coverage: { on: test.clock.today(), risk: 1 },
      precision: { confirmed: 1, reviewed: 1, clarified: 0 },
    });
  });

  it('knows no case of another code', async () => {
    expect((await inspector.ask('GET', `/api/v1/boards/${channel}/cases/000000000000`)).status).toBe(404);
    expect((await inspector.ask('GET', `/api/v1/boards/${channel}/cases/bukan`)).status).toBe(422);
  });
});
