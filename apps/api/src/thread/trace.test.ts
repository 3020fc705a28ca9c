import { brokenThingsSchema, proposalsSchema, type Trace, threadFlowSchema, threadSummarySchema, traceSchema } from '@lcc/contract';
import { type Fact, senFromWire } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { LedgerService, systemBatch } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp();
const NOON = Date.parse('2026-06-24T12:00:00+07:00');
const CHANNEL = '12.05-2026';
const CODE = '1.03.10.2.01.0029';
const SP2D = '12.05/04.0/000123/LS/1.03/P01/5/2026';
const CONTRACT = '602.1/47/SPK/2026';
const rupiah = senFromWire;

const base = { region: '12.05', year: 2026 };
const office = { workUnit: UNIT, officeCode: UNIT, officeId: '4401' };
const plan = { kind: 'plan-item', parent: null, workUnit: null, indicators: [], spent: null, date: '2026-01-01' };
const process = { track: 'non-tender', process: '9001', ...office };
const vendor = { name: 'CV Tiga Saudara', id: '7', taxId: null };
/** Each file's facts, in the order of the work. */
const FILES: Readonly<Record<string, readonly object[]>> = {
  'rpjmd.json': [
    {
      ...plan,
      document: 'RPJMD',
      level: 'program',
      key: 'prog-9',
      code: '1.03.10',
      text: 'Penyelenggaraan jalan',
      ceiling: rupiah('900.00'),
    },
  ],
  'rka.json': [
    {
      kind: 'budget-line',
      stage: 'MURNI',
      workUnit: UNIT,
      subActivity: CODE,
      account: '5.2.04.01.01.0003',
      fundingSource: null,
      amount: rupiah('500.00'),
      details: [],
      date: '2026-01-02',
    },
  ],
  'rup.csv': [
    {
      kind: 'package',
      packageKind: 'penyedia',
      rupCode: '5550001',
      name: 'Jalan Simpang',
      ceiling: rupiah('400.00'),
      method: null,
      procurementKind: null,
      selfManagedType: null,
      announced: true,
      active: true,
      announcedOn: null,
      selectionFrom: null,
      selectionTo: null,
      workFrom: null,
      workTo: null,
      predecessor: null,
      ...office,
      date: '2026-01-10',
    },
    {
      kind: 'package-funding',
      packageKind: 'penyedia',
      rupCode: '5550001',
      mak: [`${CODE}.5.2.04.01.01.0003.`],
      fundingSource: 'APBD',
      fundingYear: 2026,
      ceiling: null,
      component: '1',
      structureId: null,
      active: true,
      nth: 1,
      ...office,
      date: '2026-01-10',
    },
  ],
  'kontrak.json': [
    {
      kind: 'procurement-notice',
      ...process,
      rupCodes: ['5550001'],
      name: 'Jalan Simpang',
      ceiling: rupiah('400.00'),
      ownerEstimate: null,
      mak: [],
      fundingSource: null,
      method: null,
      procurementKind: null,
      paymentForm: null,
      status: 'Selesai',
      version: null,
      announcedOn: null,
      createdOn: null,
      place: null,
      date: '2026-02-01',
    },
    {
      kind: 'contract',
      ...process,
      number: CONTRACT,
      name: null,
      rupCodes: [],
      vendor,
      amount: rupiah('390.00'),
      domesticAmount: null,
      smallBusinessAmount: null,
      contractKind: null,
      status: null,
      statusOn: null,
      addendum: 0,
      startsOn: null,
      endsOn: '2026-12-01',
      scope: null,
      date: '2026-03-01',
    },
  ],
  'spd.json': [
    {
      kind: 'spd',
      number: '12.05/01.0/000007/1.03/M/4/2026',
      workUnit: UNIT,
      amount: rupiah('900.00'),
      description: 'TW2-M',
      status: 'terbit',
      lines: [{ subActivity: CODE, account: '5.2', amount: rupiah('380.00') }],
      date: '2026-04-03',
    },
  ],
  'sp2d.csv': [
    {
      kind: 'sp2d',
      number: SP2D,
      paymentKind: 'LS',
      workUnit: UNIT,
      amount: rupiah('390.00'),
      description: 'Pembayaran jalan a.n. Budi Contoh',
      status: null,
      counts: true,
      lines: [{ subActivity: CODE, account: '5.2.04.01.01.0003', fundingSource: null, amount: rupiah('390.00') }],
      date: '2026-05-20',
    },
    {
      kind: 'sp2d-party',
      number: SP2D,
      spmNumber: null,
      contractNumber: CONTRACT,
      vendor: { name: vendor.name, taxId: null },
      date: '2026-05-20',
    },
    { kind: 'business-day', date: '2026-06-24' },
  ],
};

async function take(path: string, facts: readonly object[]): Promise<void> {
  const drafts = facts.map((fact, i) => ({ fact: { ...base, ...fact } as Fact, row: i + 2 }));
  const [first] = drafts;
  if (!first) throw new Error('a file without rows');
  const batch = { ...systemBatch(path, first.fact, NOON), connector: 'uji', way: 'berkas' as const, path: `/data/masuk/${path}`, drafts };
  await test.app.get(LedgerService).append(test.app.get(Tenants).real, batch);
}

async function traceAs(person: Person, key: string): Promise<Trace> {
  const answer = await person.ask('GET', `/api/v1/trace/${encodeURIComponent(key)}?channel=${CHANNEL}`);
  expect(answer.status).toBe(200);
  return traceSchema.parse(await answer.json());
}

const brief = ({ steps }: Trace): (string | null)[][] =>
  steps.map((step) => [step.step, step.title, step.amount, step.sources[0]?.file ?? null]);
const WHOLE = [
  ['plan', 'Penyelenggaraan jalan', '900.00', 'rpjmd.json'],
  ['budget', null, '500.00', 'rka.json'],
  ['package', 'Jalan Simpang', '400.00', 'rup.csv'],
  ['process', 'Jalan Simpang', '400.00', 'kontrak.json'],
  ['agreement', null, '390.00', 'kontrak.json'],
  ['spd', 'TW2-M', '380.00', 'spd.json'],
  ['payment', 'Pembayaran jalan a.n. B••• C•••••', '390.00', 'sp2d.csv'],
];

describe('the thread of a key', () => {
  beforeAll(async () => {
    for (const [path, facts] of Object.entries(FILES)) await take(path, facts);
  });

  it('is the same from the payment back and from the package on, each step with file, row and day', async () => {
    const inspector = await test.person('inspector');
    const back = await traceAs(inspector, SP2D);
    expect(back.found).toBe('payment');
    expect(brief(back)).toEqual(WHOLE);
    expect(back.steps.at(-1)?.sources[0]).toMatchObject({ kind: 'sp2d', connector: 'uji', row: 2, date: '2026-05-20' });
    for (const key of [CONTRACT, '5550001', CODE]) expect(brief(await traceAs(inspector, key))).toEqual(WHOLE);
    expect(brief(await traceAs(inspector, '1.03.10'))).toEqual(WHOLE.slice(0, 2));
  });

  it('names where it breaks: paid beyond what was released, and before anything was handed over', async () => {
    const { steps } = await traceAs(await test.person('inspector'), SP2D);
    expect(steps.flatMap((step) => step.breaks.map((each) => [step.step, each]))).toEqual([
      ['spd', 'paid-over-release'],
      ['payment', 'payment-without-handover'],
    ]);
  });

  it('follows what is recorded later', async () => {
    const inspector = await test.person('inspector');
    const late = { ...(FILES['rka.json']?.[0] as object), subActivity: '1.03.10.2.01.0030', amount: rupiah('7.00') };
    expect((await inspector.ask('GET', `/api/v1/trace/1.03.10.2.01.0030?channel=${CHANNEL}`)).status).toBe(404);
    await take('geser.json', [late]);
    expect(brief(await traceAs(inspector, '1.03.10.2.01.0030'))[1]).toEqual(['budget', null, '7.00', 'geser.json']);
  });

  it('tells of a package that SiRUP does not know by what names it, with its file, row and day', async () => {
    const order = {
      kind: 'catalogue-purchase',
      market: 'e-katalog',
      order: 'PESAN-1',
      rupCodes: ['7770001'],
      name: 'Sertifikat SSL',
      mak: [],
    };
    const rest = {
      ...{ fundingSource: null, amount: rupiah('42.00'), shippingAmount: null, vendor: null },
      status: null,
      deliveryStatus: null,
    };
    await take('katalog.csv', [{ ...order, ...rest, ...office, date: '2026-04-09' }]);
    const { steps } = await traceAs(await test.person('inspector'), '7770001');
    expect(steps.map(({ step, title, sources }) => [step, title, sources[0]?.file, sources[0]?.row, sources[0]?.date])).toEqual([
      ['package', 'Sertifikat SSL', 'katalog.csv', 2, '2026-04-09'],
      ['agreement', 'Sertifikat SSL', 'katalog.csv', 2, '2026-04-09'],
    ]);
  });

  it('covers who sells, save for who may know and says why, which is on the audit trail', async () => {
    const inspector = await test.person('inspector');
    const path = `/api/v1/trace/${encodeURIComponent(SP2D)}?channel=${CHANNEL}`;
    const sellers = async (answer: Response) => traceSchema.parse(await answer.json()).steps.flatMap((step) => step.vendor ?? []);
    expect(await sellers(await inspector.ask('GET', path))).toEqual(['C• T••• S••••••', 'C• T••• S••••••']);
    const why = '&reveal=pemeriksaan%20kontrak%20jalan';
    expect(await sellers(await inspector.ask('GET', path + why))).toEqual(['CV Tiga Saudara', 'CV Tiga Saudara']);
    expect((await (await test.person('administrator')).ask('GET', path + why)).status).toBe(403);
    const { real } = test.app.get(Tenants);
    const entries = await real.dataSource.query(`SELECT actor, reason FROM audit_entry WHERE action = 'personal-data.revealed'`);
    expect(entries).toEqual([{ actor: inspector.id, reason: 'pemeriksaan kontrak jalan' }]);
  });

  it('is counted by break and owner, and each break leads to what broke', async () => {
    const inspector = await test.person('inspector');
    const ask = async <T>(schema: { parse: (value: unknown) => T }, path: string): Promise<T> =>
      schema.parse(await (await inspector.ask('GET', `/api/v1/threads/${CHANNEL}${path}`)).json());
    const { breaks } = await ask(threadSummarySchema, '');
    const sum = { count: 1, amount: '390.00' };
    expect(breaks).toContainEqual({ kind: 'payment-without-handover', ...sum, units: [{ unit: UNIT, name: null, ...sum }] });
    const { things } = await ask(brokenThingsSchema, '/breaks/payment-without-handover');
    expect(things).toEqual([{ key: SP2D, name: 'Jalan Simpang', unit: UNIT, unitName: null, amount: '390.00' }]);
    expect((await ask(brokenThingsSchema, '/breaks/payment-without-handover?unit=x')).things).toEqual([]);
    const flow = await ask(threadFlowSchema, '/flow');
    expect(flow.paidOnAgreement).toEqual(sum);
    expect(flow.breaks[2]).toEqual({ kind: 'payment-without-handover', ...sum, example: things[0] });
  });

  it('joins what a person confirms, and parts again when it is taken back; both are on the audit trail', async () => {
    const inspector = await test.person('inspector');
    const mak = '1.03.10.2.01.0928.5.2.04.01.01.0003.';
    const funding = FILES['rup.csv']?.[1] as object;
    await take('rup-2.csv', [{ ...funding, rupCode: '5550002', mak: [mak] }]);
    const statusOf = async () => (await traceAs(inspector, '5550002')).steps.find((step) => step.key === '5550002')?.status;
    const decide = (verdict: string) =>
      inspector.ask('POST', `/api/v1/threads/${CHANNEL}/links`, {
        subject: 'mak',
        from: mak,
        to: CODE,
        verdict,
        note: 'dua angka tertukar',
      });
    expect(await statusOf()).toBe('unknown');
    expect((await decide('confirmed')).status).toBe(200);
    expect(await statusOf()).toBe('confirmed');
    const listed = proposalsSchema.parse(await (await inspector.ask('GET', `/api/v1/threads/${CHANNEL}/proposals`)).json());
    expect(listed.decided).toMatchObject([{ from: mak, to: CODE, verdict: 'confirmed', note: 'dua angka tertukar' }]);
    expect((await decide('open')).status).toBe(200);
    expect(await statusOf()).toBe('unknown');
    const entries = await test.app.get(Tenants).real.dataSource.query(`SELECT actor FROM audit_entry WHERE action = 'thread.link-decided'`);
    expect(entries).toEqual([{ actor: inspector.id }, { actor: inspector.id }]);
    expect((await (await test.person('viewer')).ask('POST', `/api/v1/threads/${CHANNEL}/links`, {})).status).toBe(403);
  });

  it('reads old codes as a bridge says', async () => {
    const admin = await test.person('administrator');
    const old = '1.03.10.2.01.29';
    await take('rup-3.csv', [{ ...(FILES['rup.csv']?.[1] as object), rupCode: '5550003', mak: [`${old}.5.1.02.01.01.0001.`] }]);
    const set = (active: boolean) =>
      admin.ask('POST', `/api/v1/threads/${CHANNEL}/bridges`, { from: old, to: '1.03.10.2.01.0030', fromYear: 2026, active });
    expect((await set(true)).status).toBe(200);
    const meant = async () => (await traceAs(admin, '5550003')).steps.filter((step) => step.step === 'budget').map((step) => step.code);
    expect(await meant()).toEqual(['1.03.10.2.01.0030']);
    const { bridges } = proposalsSchema.parse(await (await admin.ask('GET', `/api/v1/threads/${CHANNEL}/proposals`)).json());
    expect(bridges).toEqual([{ from: old, to: '1.03.10.2.01.0030', fromYear: 2026 }]);
    expect((await set(false)).status).toBe(200);
    expect(await meant()).not.toEqual(['1.03.10.2.01.0030']);
    expect((await admin.ask('POST', `/api/v1/threads/${CHANNEL}/bridges`, { from: old, to: 'x', fromYear: 2026 })).status).toBe(422);
  });

  it('is not there for a key that nothing has, and for who may not read it', async () => {
    expect((await (await test.person('inspector')).ask('GET', `/api/v1/trace/tidak-ada?channel=${CHANNEL}`)).status).toBe(404);
    expect((await (await test.person('viewer')).ask('GET', `/api/v1/trace/${CODE}?channel=${CHANNEL}`)).status).toBe(403);
    expect((await test.ask('', 'GET', `/api/v1/trace/${CODE}`)).status).toBe(401);
  });

  it('leads to the original bytes of a push, and every opening is on the audit trail', async () => {
    const { real } = test.app.get(Tenants);
    const fact = { ...base, kind: 'business-day', date: '2026-06-25' } as Fact;
    const batch = { ...systemBatch('kirim-1', fact, NOON), way: 'kirim' as const, path: 'kirim', original: Buffer.from('[{"a":1}]') };
    const { run } = await test.app.get(LedgerService).append(real, batch);
    const inspector = await test.person('inspector');
    const opened = await inspector.ask('GET', `/api/v1/originals/${run}`);
    expect(await opened.text()).toBe('[{"a":1}]');
    expect(opened.headers.get('content-disposition')).toContain('attachment');
    const entries = (await real.dataSource.query(`SELECT actor, object FROM audit_entry WHERE action = 'original.opened'`)) as object[];
    expect(entries).toEqual([{ actor: inspector.id, object: `run:${run}` }]);
    const [origin] = await test.app.get(LedgerReader).origins(real, CHANNEL, [['sp2d', SP2D]]);
    expect((await inspector.ask('GET', `/api/v1/originals/${origin?.run}`)).status).toBe(404); // its file was never kept
    expect((await (await test.person('viewer')).ask('GET', `/api/v1/originals/${run}`)).status).toBe(403);
  });
});
