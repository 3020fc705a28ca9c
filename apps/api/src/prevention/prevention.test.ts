import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { EvidenceBook, EvidenceHistory, WhatIfAnswer } from '@lcc/contract';
import type { CatalogueItemFact } from '@lcc/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../app.testing.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { Tenants } from '../platform/tenancy/tenant.js';

const test = withTestApp();
const YEAR = new Date().getUTCFullYear();
const OTHER_SCHEME = 'Stranas PK';
const OTHER = '1.04.0.00.0.00.04.0000';
const PDF = Buffer.from('%PDF-1.7\nuji');
const idOf = (code: string): string => `${YEAR}~MCSP~${code}`;
let [operator, inspector, second, foreign] = [] as unknown as [Person, Person, Person, Person];

const item = (
  level: CatalogueItemFact['level'],
  code: string,
  parent: string | null,
  more: Partial<CatalogueItemFact> = {},
): CatalogueItemFact => ({
  ...{
    kind: 'prevention-item',
    region: '12.05',
    year: YEAR,
    date: `${YEAR}-01-01`,
    scheme: 'MCSP',
    level,
    code,
    parent,
    name: `Nama ${code}`,
  },
  ...{
    weight: null,
    method: null,
    documents: null,
    deadline: null,
    quarter: null,
    step: null,
    threshold: null,
    workUnit: null,
    note: null,
  },
  ...more,
});

beforeAll(async () => {
  operator = await test.person('unit-operator');
  foreign = await test.person('unit-operator', OTHER);
  inspector = await test.person('inspector');
  second = await test.person('approver');
  const facts = [
    item('area', '1', null),
    item('indikator', '1.1', '1', { method: 'BOBOT_DOKUMEN', workUnit: UNIT }),
    ...['1', '2', '3', '4'].map((n) => item('dokumen', `1.1.${n}`, '1.1')),
    item('dokumen', '1.1.9', '1.1', { workUnit: OTHER, deadline: `${YEAR}-01-02` }),
    item('area', 'S1', null, { scheme: OTHER_SCHEME }),
    item('indikator', 'S1.1', 'S1', { scheme: OTHER_SCHEME, method: 'BOBOT_DOKUMEN', workUnit: UNIT }),
    item('dokumen', 'S1.1.1', 'S1.1', { scheme: OTHER_SCHEME }),
  ];
  await test.app.get(LedgerService).append(test.app.get(Tenants).real, decisionBatch('katalog', facts, 'uji', test.clock.now()));
});

function upload(person: Person, code: string, bytes: Uint8Array, name = 'bukti.pdf'): Promise<Response> {
  const form = new FormData();
  form.append('note', 'catatan unggah');
  form.append('file', new Blob([Uint8Array.from(bytes)]), name);
  return fetch(`${test.origin}/api/v1/prevention/documents/${idOf(code)}/files`, {
    method: 'POST',
    headers: { origin: test.origin, 'x-lcc-page': 'uji', cookie: person.cookie() },
    body: form,
  });
}
const book = async (person: Person): Promise<EvidenceBook> =>
  (await person.ask('GET', `/api/v1/prevention/${YEAR}`)).json() as Promise<EvidenceBook>;
const history = async (person: Person, code: string): Promise<EvidenceHistory> =>
  (await person.ask('GET', `/api/v1/prevention/documents/${idOf(code)}`)).json() as Promise<EvidenceHistory>;
const verdict = (person: Person, code: string, body: object): Promise<Response> =>
  person.ask('POST', `/api/v1/prevention/documents/${idOf(code)}/verdicts`, body);
const kept = async (): Promise<string[]> =>
  (await readdir(join(test.config.dataDir, 'bukti'), { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map((each) => each.name);

describe('the evidence of a year', () => {
  it('is that of the own unit for its operator, and everything for the inspectorate', async () => {
    expect((await book(operator)).documents.map(({ code }) => code)).toEqual(['1.1.1', '1.1.2', '1.1.3', '1.1.4']);
    const all = (await book(inspector)).documents;
    expect(all.map(({ code, isOverdue }) => [code, isOverdue])).toEqual([
      ['1.1.1', false],
      ['1.1.2', false],
      ['1.1.3', false],
      ['1.1.4', false],
      ['1.1.9', true],
    ]);
    expect(all[0]).toMatchObject({ id: idOf('1.1.1'), indicator: 'Nama 1.1', area: 'Nama 1', unit: UNIT, stage: 'belum', files: 0 });
  });

  it('holds every scheme of the year by its name, and counts each by itself', async () => {
    expect((await book(inspector)).schemes).toEqual(['MCSP', OTHER_SCHEME]);
    const path = `/api/v1/prevention/${YEAR}`;
    const other = (await (await inspector.ask('GET', `${path}?scheme=${encodeURIComponent(OTHER_SCHEME)}`)).json()) as EvidenceBook;
    expect([other.scheme, other.documents.map(({ code }) => code)]).toEqual([OTHER_SCHEME, ['S1.1.1']]);
    const documents = other.documents.map(({ id }) => id);
    const would = (scheme?: string): Promise<WhatIfAnswer> =>
      inspector
        .ask('POST', `${path}/what-if`, { ...(scheme ? { scheme } : {}), documents })
        .then((answer) => answer.json() as Promise<WhatIfAnswer>);
    expect(await would(OTHER_SCHEME)).toMatchObject({ now: { points: 0 }, would: { points: 100 }, counted: 1 });
    expect(await would()).toMatchObject({ counted: 0 });
    expect((await inspector.ask('GET', `${path}?scheme=Tidak`)).status).toBe(404);
  });

  it('does not exist without a catalogue, and for another unit', async () => {
    expect((await inspector.ask('GET', '/api/v1/prevention/2011')).status).toBe(404);
    expect((await foreign.ask('GET', `/api/v1/prevention/documents/${idOf('1.1.1')}`)).status).toBe(404);
    expect((await upload(foreign, '1.1.1', PDF)).status).toBe(404);
    expect((await inspector.ask('GET', `/api/v1/prevention/documents/${idOf('7.7.7')}`)).status).toBe(404);
  });
});

describe('a document', () => {
  it('goes from missing to uploaded, verified and assured, by different people, each act with person and time', async () => {
    expect((await verdict(inspector, '1.1.1', { act: 'verify' })).status).toBe(409);
    expect((await upload(operator, '1.1.1', PDF)).status).toBe(204);
    expect((await verdict(inspector, '1.1.1', { act: 'assure' })).status).toBe(409);
    expect((await verdict(inspector, '1.1.1', { act: 'verify' })).status).toBe(204);
    expect((await verdict(second, '1.1.1', { act: 'assure' })).status).toBe(204);
    const { acts, document } = await history(inspector, '1.1.1');
    expect(document).toMatchObject({ stage: 'qa', files: 1 });
    expect(acts.map(({ act, by }) => [act, by])).toEqual([
      ['assure', second.login],
      ['verify', inspector.login],
      ['upload', operator.login],
    ]);
    const audited = (await test.database.dataSource.query(`SELECT action, actor FROM audit_entry WHERE object = $1 ORDER BY seq`, [
      `evidence:${idOf('1.1.1')}`,
    ])) as object[];
    expect(audited).toEqual([
      { action: 'evidence.upload', actor: operator.id },
      { action: 'evidence.verify', actor: inspector.id },
      { action: 'evidence.assure', actor: second.id },
    ]);
  });

  it('keeps every version, and wants a new one verified again', async () => {
    const next = Buffer.from('%PDF-1.7\nversi dua');
    expect((await upload(operator, '1.1.1', next, '../../etc/laporan baru.pdf')).status).toBe(204);
    const { acts, document } = await history(operator, '1.1.1');
    expect(document.stage).toBe('diunggah');
    expect(acts.flatMap(({ file }) => (file ? [[file.version, file.name]] : []))).toEqual([
      [2, 'laporan baru.pdf'],
      [1, 'bukti.pdf'],
    ]);
    for (const bytes of [PDF, next]) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const answer = await operator.ask('GET', `/api/v1/prevention/documents/${idOf('1.1.1')}/files/${sha256}`);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    }
    const stranger = await operator.ask(
      'GET',
      `/api/v1/prevention/documents/${idOf('1.1.2')}/files/${createHash('sha256').update(PDF).digest('hex')}`,
    );
    expect(stranger.status).toBe(404);
  });

  it('is never verified by who brought it', async () => {
    expect((await upload(inspector, '1.1.2', PDF)).status).toBe(204);
    expect((await history(inspector, '1.1.2')).isOwn).toBe(true);
    const refused = await verdict(inspector, '1.1.2', { act: 'verify' });
    expect([refused.status, ((await refused.json()) as { title: string }).title]).toEqual([409, 'Perlu orang lain']);
    expect((await verdict(second, '1.1.2', { act: 'verify' })).status).toBe(204);
  });

  it('is sent back with a reason only', async () => {
    expect(
      (await operator.ask('POST', `/api/v1/prevention/documents/${idOf('1.1.3')}/remarks`, { act: 'link', link: 'https://contoh.go.id/a' }))
        .status,
    ).toBe(204);
    expect((await verdict(inspector, '1.1.3', { act: 'return' })).status).toBe(422);
    expect((await verdict(inspector, '1.1.3', { act: 'return', text: 'Belum ditandatangani' })).status).toBe(204);
    expect((await book(operator)).documents[2]).toMatchObject({ stage: 'belum', note: 'Belum ditandatangani' });
    expect(
      (await operator.ask('POST', `/api/v1/prevention/documents/${idOf('1.1.3')}/remarks`, { act: 'link', link: 'javascript:alert(1)' }))
        .status,
    ).toBe(422);
  });

  it('takes two versions that come at once one after the other', async () => {
    const answers = await Promise.all([1, 2, 3].map((n) => upload(operator, '1.1.4', Buffer.from(`%PDF-1.7\n${n}`))));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await history(operator, '1.1.4')).acts.map(({ file }) => file?.version)).toEqual([3, 2, 1]);
  });
});

describe('a file', () => {
  it.each([
    ['a program', Buffer.from('MZ\u0000\u0000')],
    ['a page', Buffer.from('<html><script>')],
    ['an archive', Buffer.from('PK\u0003\u0004zip')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is refused and leaves nothing', async (_, bytes) => {
    const before = await kept();
    const answer = await upload(operator, '1.1.4', bytes);
    expect(answer.status).toBe(415);
    expect(await kept()).toEqual(before);
  });

  it('that breaks off leaves nothing', async () => {
    const before = await kept();
    const { port } = new URL(test.origin);
    await new Promise<void>((resolve) => {
      const sending = request({
        ...{ port, host: '127.0.0.1', method: 'POST', path: `/api/v1/prevention/documents/${idOf('1.1.4')}/files` },
        headers: { origin: test.origin, 'x-lcc-page': 'uji', cookie: operator.cookie(), 'content-type': 'multipart/form-data; boundary=x' },
      });
      sending.on('error', () => undefined).on('close', () => resolve());
      sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 separuh');
      setTimeout(() => sending.destroy(), 150);
    });
    await expect.poll(kept).toEqual(before);
  });

  it('stands under the hash of its bytes, whole, and twice the same bytes stand once', async () => {
    await upload(operator, '1.1.4', PDF);
    for (const name of await kept()) {
      const path = join(test.config.dataDir, 'bukti', name.slice(0, 2), name);
      expect(
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ).toBe(name);
      expect((await stat(path)).nlink).toBe(1);
    }
  });
});

describe('what if', () => {
  it('tells the verified score with these documents verified, and changes nothing', async () => {
    const ask = async (documents: string[]): Promise<WhatIfAnswer> =>
      (await inspector.ask('POST', `/api/v1/prevention/${YEAR}/what-if`, { documents })).json() as Promise<WhatIfAnswer>;
    const { now, would, counted } = await ask([idOf('1.1.3'), idOf('1.1.9'), idOf('8.8.8')]);
    expect([now?.points, would?.points, counted]).toEqual([20, 60, 2]);
    expect(would).toMatchObject({ zone: 'biru', basis: 'tanpa-bobot' });
    expect((await ask([])).would?.points).toBe(20);
  });
});

describe('a value that somebody enters', () => {
  const enter = (by: Person, more: object = {}): Promise<Response> =>
    by.ask('POST', `/api/v1/prevention/${YEAR}/values`, {
      ...{ index: 'opini bpk', ofYear: YEAR - 1, value: 'WTP', required: null, assessor: 'external' },
      ...{ date: `${YEAR}-01-01`, source: 'LHP BPK atas LKPD', ...more },
    });

  it('stands with its source and day beside the scores, is corrected by the same key, and stands in the trail', async () => {
    const [who, other] = [await test.person('inspector'), await test.person('unit-operator')];
    expect((await enter(other)).status).toBe(403);
    expect((await enter(who, { source: '' })).status).toBe(422);
    expect((await enter(who, { date: `${YEAR + 1}-01-01` })).status).toBe(422);
    expect((await enter(who, { value: '=1+1' })).status).toBe(422);
    expect((await enter(who, { value: 'WDP' })).status).toBe(204);
    expect((await enter(who)).status).toBe(204);
    expect((await enter(who, { index: 'SPI', value: '72,40' })).status).toBe(204);
    const { values, scores } = await book(who);
    expect(values).toMatchObject([
      { index: 'OPINI BPK', value: 'WTP', source: 'LHP BPK atas LKPD' },
      { index: 'SPI', value: '72.40' },
    ]);
    expect(scores.self?.basis).toBe('tanpa-bobot');
    expect(await book(other)).toMatchObject({ values: [], scores: { self: null, verified: null } });
    const trail = (await (await who.ask('GET', '/api/v1/audit')).json()) as { entries: { action: string; object: string }[] };
    expect(trail.entries.filter(({ action }) => action === 'evidence.value-entered').map(({ object }) => object)).toEqual([
      `prevention:${YEAR}~SPI`,
      `prevention:${YEAR}~OPINI BPK`,
      `prevention:${YEAR}~OPINI BPK`,
    ]);
  });
});

describe('the milestones of action plans', () => {
  it('are those of the own unit for its operator, the late ones named', async () => {
    const base = {
      kind: 'prevention-milestone',
      region: '12.05',
      year: YEAR,
      date: `${YEAR}-01-01`,
      plan: 'RAD',
      action: 'Tata kelola',
    } as const;
    const none = { start: null, doneOn: null, note: null };
    const facts = [
      { ...base, ...none, code: 'A1', title: 'Peta risiko', workUnit: UNIT, due: `${YEAR}-01-02` },
      { ...base, ...none, code: 'A2', title: 'Pelatihan', workUnit: OTHER, due: `${YEAR}-12-30` },
    ];
    await test.app.get(LedgerService).append(test.app.get(Tenants).real, decisionBatch('rencana', facts, 'uji', test.clock.now()));
    const [own, all] = [await test.person('unit-operator'), await test.person('inspector')];
    await expect.poll(async () => (await book(all)).milestones.map(({ code, state }) => [code, state])).toHaveLength(2);
    expect((await book(own)).milestones).toMatchObject([{ code: 'A1', title: 'Peta risiko', due: `${YEAR}-01-02` }]);
  });
});
