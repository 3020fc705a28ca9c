import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type ImportJob, importJobSchema } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../../app.testing.js';
import { KeyRegistry } from '../../platform/access/key-registry.js';
import { fileName } from '../../platform/http/upload.js';
import { Leases } from '../../platform/leases/leases.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { Presence } from '../../platform/presence/presence.js';
import { Tenants } from '../../platform/tenancy/tenant.js';
import { CLOCK, LOGGER } from '../../platform/tokens.js';
import { ImportService } from '../import.service.js';
import { ImportJobs } from './import-jobs.js';
import { JobStore } from './job-store.js';

const test = withTestApp();
const OTHER = '1.04.0.00.0.00.04.0000';
const PATH = '/api/v1/imports';
const HEAD = 'nomor_sp_2_d,tanggal_sp_2_d,jenis_sp_2_d,nilai_sp_2_d,kode_sub_skpd,kode_sub_kegiatan,kode_rekening,jumlah';
const csv = (numbers: readonly string[], amount = '10.00', unit = UNIT): string =>
  [HEAD, ...numbers.map((n) => `${n},2026-03-02,LS,${amount},${unit},1.03.10.2.01.0029,5.2.04.01.01.0003,${amount}`)].join('\n');

const keyOf = async (signed = false) => test.app.get(KeyRegistry).add('ingest', 'real', signed);

function form(content: string | Uint8Array<ArrayBuffer>, fields: Readonly<Record<string, string>> = {}, name = 'sp2d.csv'): FormData {
  const data = new FormData();
  for (const [field, value] of Object.entries(fields)) data.append(field, value);
  data.append('file', new Blob([content]), name);
  return data;
}

const post = (body: FormData, token: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(test.origin + PATH, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, ...headers } });

/** The job when it has ended. */
async function ended(job: Pick<ImportJob, 'id'>, token: string): Promise<ImportJob> {
  for (;;) {
    const response = await fetch(`${test.origin}${PATH}/${job.id}`, { headers: { authorization: `Bearer ${token}` } });
    const shown = importJobSchema.parse(await response.json());
    if (shown.finished !== null) return shown;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** The uploaded bytes go when the job is over, which is told a moment before. */
const nothingKept = (): Promise<void> =>
  expect.poll(async () => (await readdir(join(test.config.dataDir, 'imports'))).filter((name) => name.endsWith('.berkas'))).toEqual([]);

async function imported(body: FormData, token: string): Promise<ImportJob> {
  const response = await post(body, token);
  expect(response.status).toBe(202);
  const job = importJobSchema.parse(await response.json());
  expect(response.headers.get('location')).toBe(`${PATH}/${job.id}`);
  return ended(job, token);
}

const problemOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { detail: string }).detail,
];

describe('a file over HTTP', () => {
  it('is taken at once, imported, and answered as by the command line', async () => {
    const { token } = await keyOf();
    const job = await imported(form(csv(['a-1', 'a-2'])), token);
    expect(job).toMatchObject({ state: 'done', path: 'sp2d.csv', dryRun: false, revision: 1 });
    expect(job.progress).toMatchObject({ phase: 'finished', bytes: job.progress.bytesTotal, rows: 2 });
    expect(job.files).toMatchObject([
      { path: 'sp2d.csv', connector: 'sp2d', rows: 2, accepted: 2, corrections: 0, duplicates: 0, totals: { nilai: '20.00' } },
    ]);
    expect((await imported(form(csv(['a-1', 'a-2'])), token)).files).toMatchObject([{ accepted: 0, duplicates: 2 }]);
    await nothingKept();
  });

  it('tells on a dry run what would change, and keeps nothing', async () => {
    const { token } = await keyOf();
    for (const _ of [1, 2]) {
      const [file] = (await imported(form(csv(['b-1'], '7.00'), { dryRun: 'true', year: '2027' }), token)).files ?? [];
      expect(file).toMatchObject({ accepted: 1, difference: { withdrawn: 0, largest: [{ before: null, after: '7.00' }] } });
      expect(file?.difference?.totals).toContainEqual(expect.objectContaining({ scope: UNIT, measure: 'realization', after: '7.00' }));
    }
  });

  it('takes the options of the command line, written either way', async () => {
    const { token } = await keyOf();
    const lra = 'kode_rekening,anggaran,realisasi\n5.1,100.00,40.00';
    for (const field of ['asOf', 'as-of']) {
      const job = await imported(
        form(`${lra}\n${field === 'asOf' ? '5.2' : '5.3'},1.00,1.00`, { [field]: '2026-06-30', skpd: UNIT, year: '' }),
        token,
      );
      expect(job.files?.[0]).toMatchObject({ connector: 'lra', totals: { realisasi: '41.00' } });
    }
  });

  it('of which nothing can be used says why', async () => {
    const { token } = await keyOf();
    const job = await imported(form('halo', {}, '../../etc/halo.csv'), token);
    expect(job).toMatchObject({ state: 'refused', path: 'halo.csv', revision: 0 });
    expect(job.files?.[0]?.rejected).toMatchObject([{ code: 'no-heading' }]);
  });

  it('is refused with a form that is none', async () => {
    const { token } = await keyOf();
    const two = form('a,b');
    two.append('file', new Blob(['c']), 'c.csv');
    const other = new FormData();
    other.append('berkas', new Blob(['c']), 'c.csv');
    expect(await problemOf(await post(two, token))).toMatchObject([422, expect.stringContaining('satu berkas')]);
    expect(await problemOf(await post(other, token))).toMatchObject([422, expect.stringContaining('isian file')]);
    expect(await problemOf(await post(new FormData(), token))).toMatchObject([422, expect.any(String)]);
    expect(await problemOf(await post(form('a'.repeat(5), { tahap: 'MURNI' }), token))).toMatchObject([
      422,
      expect.stringContaining('tahap'),
    ]);
    expect(await problemOf(await post(form('a', { year: '26' }), token))).toMatchObject([422, expect.stringMatching(/year.*empat angka/)]);
    expect(await problemOf(await post(form('a', { connector: 'entah' }), token))).toMatchObject([
      422,
      expect.stringContaining('connector'),
    ]);
    expect(await problemOf(await post(form('a', { document: 'x'.repeat(2_000) }), token))).toMatchObject([
      422,
      expect.stringContaining('document'),
    ]);
    const plain = fetch(test.origin + PATH, { method: 'POST', body: 'a,b', headers: { authorization: `Bearer ${token}` } });
    expect(await problemOf(await plain)).toMatchObject([415, expect.stringContaining('multipart')]);
    await nothingKept();
  });

  it('that breaks off leaves nothing behind, and one that says it is too large is not waited for', async () => {
    const { token } = await keyOf();
    const { port } = new URL(test.origin);
    const talk = (head: string, body: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () =>
          socket.write(
            `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=b\r\n${head}\r\n\r\n${body}`,
          ),
        );
        socket.once('data', (data) => {
          socket.destroy();
          resolve(data.toString());
        });
        socket.once('close', () => resolve(''));
        if (body !== '') setTimeout(() => socket.destroy(), 200);
      });
    expect(await talk('Content-Length: 200000000', '')).toMatch(/^HTTP\/1.1 413/);
    await talk('Content-Length: 5000', '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nnomor');
    await nothingKept();
  });
});

describe('who may', () => {
  it('is a key of scope ingest or a person with the right, within the tenant and the unit', async () => {
    const { token } = await keyOf();
    const reader = (await test.app.get(KeyRegistry).add('read', 'real', false)).token;
    const demo = (await test.app.get(KeyRegistry).add('ingest', 'demo', false)).token;
    expect((await post(form('a'), 'salah')).status).toBe(401);
    expect((await post(form('a'), reader)).status).toBe(403);
    expect((await post(form('a'), demo)).status).toBe(404);
    const job = await imported(form(csv(['c-1'])), token);
    const read = (bearer: string) => fetch(`${test.origin}${PATH}/${job.id}`, { headers: { authorization: `Bearer ${bearer}` } });
    expect([(await read(reader)).status, (await read('salah')).status]).toEqual([403, 401]);
    expect((await fetch(`${test.origin}${PATH}/impor_000000000000`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
  });

  it('signs the hash of the form before it is sent', async () => {
    const { token, signingSecret } = await keyOf(true);
    const request = new Request(test.origin + PATH, { method: 'POST', body: form(csv(['d-1'])) });
    const body = Buffer.from(await request.arrayBuffer());
    const send = (hash: string, signed = hash) => {
      const [timestamp, nonce] = [String(Math.floor(test.clock.now() / 1000)), randomUUID()];
      const signature = createHmac('sha256', signingSecret ?? '')
        .update(['POST', PATH, signed, timestamp, nonce].join('\n'))
        .digest('hex');
      const headers = {
        'x-lcc-timestamp': timestamp,
        'x-lcc-nonce': nonce,
        'x-lcc-signature': signature,
        ...(hash ? { 'x-lcc-content-sha256': hash } : {}),
      };
      const type = request.headers.get('content-type') ?? '';
      return fetch(test.origin + PATH, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}`, 'content-type': type, ...headers },
      });
    };
    const right = createHash('sha256').update(body).digest('hex');
    const wrong = createHash('sha256').update('lain').digest('hex');
    expect((await send(right)).status).toBe(202);
    expect(await problemOf(await send(wrong))).toMatchObject([401, expect.stringContaining('isi yang diterima')]);
    expect(await problemOf(await send(right, wrong))).toMatchObject([401, expect.stringContaining('tanda tangan')]);
    expect(await problemOf(await send('', right))).toMatchObject([401, expect.stringContaining('X-LCC-Content-SHA256')]);
  });

  it('lets somebody of one unit bring in that unit only', async () => {
    const person = await test.person('unit-operator');
    const send = async (content: string, fields = {}): Promise<Response> => {
      const request = new Request(test.origin + PATH, { method: 'POST', body: form(content, fields) });
      return person.ask('POST', PATH, Buffer.from(await request.arrayBuffer()).toString(), {
        'content-type': request.headers.get('content-type') ?? '',
      });
    };
    const settle = async (response: Response): Promise<ImportJob> => {
      expect(response.status).toBe(202);
      const { id } = (await response.json()) as ImportJob;
      for (;;) {
        const job = importJobSchema.parse(await (await person.ask('GET', `${PATH}/${id}`)).json());
        if (job.finished !== null) return job;
      }
    };
    expect(await settle(await send(csv(['e-1'])))).toMatchObject({ state: 'done' });
    expect((await settle(await send(csv(['e-2'], '1.00', OTHER)))).files?.[0]?.rejected).toMatchObject([{ code: 'other-unit' }]);
    expect((await settle(await send('kode_skpd,nama_skpd\n1.04.0.00.0.00.04.0000,Lain'))).files?.[0]?.rejected).toMatchObject([
      { code: 'other-unit' },
    ]);
    expect((await send(csv(['e-3']), { skpd: OTHER })).status).toBe(403);
    const { token } = await keyOf();
    const job = await imported(form(csv(['e-4'])), token);
    expect((await person.ask('GET', `${PATH}/${job.id}`)).status).toBe(404);
  });
});

describe('the queue', () => {
  const open = (store: JobStore) =>
    new ImportJobs(
      test.app.get(ImportService),
      test.app.get(Tenants),
      store,
      new Presence(test.app.get(Tenants), test.app.get(LOGGER)),
      new Leases(async () => [{ token: '1' }]), // the folder is its own: nobody else is there to take the duty
      test.app.get(CLOCK),
      test.app.get(LOGGER),
      new Metrics(),
    );
  const request = {
    tenant: 'real',
    actor: 'uji',
    onlyUnit: null,
    name: 'a.csv',
    size: 1,
    connector: null,
    options: {},
    dryRun: false,
  } as const;
  const record = { ...request, state: 'running', attempts: 1, finished: null, answer: null, revision: 0, problem: null } as const;

  async function storeWith(jobs: readonly { id: string; attempts?: number; finished?: number; content?: string }[]): Promise<JobStore> {
    const store = new JobStore(join(test.config.dataDir, randomUUID()));
    await store.open();
    for (const [i, { id, content, ...rest }] of jobs.entries()) {
      await store.save({ ...record, ...rest, id, created: test.clock.now() + i });
      if (content !== undefined) await writeFile(store.fileOf(id), content);
    }
    return store;
  }
  const finished = async (jobs: ImportJobs, id: string): Promise<ImportJob> => {
    await expect.poll(async () => (await jobs.find('real', id, null))?.finished ?? null).not.toBeNull();
    return (await jobs.find('real', id, null)) as ImportJob;
  };

  it('goes on with what a process before it left undone, and gives up on what ended it too often', async () => {
    const jobs = open(
      await storeWith([
        { id: 'impor_1', content: csv(['f-1']) },
        { id: 'impor_2', content: csv(['f-2']), attempts: 5 },
      ]),
    );
    await jobs.onApplicationBootstrap();
    expect(await finished(jobs, 'impor_1')).toMatchObject({ state: 'done', files: [{ accepted: 1 }] });
    expect(await finished(jobs, 'impor_2')).toMatchObject({ state: 'failed', problem: expect.stringContaining('5 kali') });
    await jobs.onApplicationShutdown();
  });

  it('keeps results for a week, and nothing that an upload left behind', async () => {
    const week = 7 * 86_400_000;
    const store = await storeWith([
      { id: 'impor_3', finished: test.clock.now() - week - 1 },
      { id: 'impor_4', finished: test.clock.now() - week + 60_000 },
    ]);
    await writeFile(store.fileOf('impor_5'), 'putus');
    await utimes(store.fileOf('impor_5'), 0, 0);
    await writeFile(store.fileOf('impor_6'), 'datang');
    const jobs = open(store);
    await jobs.onApplicationBootstrap();
    const found = await Promise.all(['impor_3', 'impor_4'].map((id) => jobs.find('real', id, null)));
    expect(found.map((job) => job?.id)).toEqual([undefined, 'impor_4']);
    expect(await readdir(store.folder)).toEqual(['impor_4.json', 'impor_6.berkas']); // the last one may still be coming
    await jobs.onApplicationShutdown();
  });

  it('takes twenty files and refuses the next with the time to come back', async () => {
    const jobs = open(await storeWith(Array.from({ length: 24 }, (_, i) => ({ id: `impor_${i}`, content: csv([`g-${i}`]) }))));
    await jobs.onApplicationBootstrap();
    expect(() => jobs.refuseWhenFull('uji')).toThrow(expect.objectContaining({ status: 503, headers: { 'Retry-After': '30' } }));
    expect((await jobs.find('real', 'impor_23', null))?.progress.ahead).toBe(21);
    await jobs.onApplicationShutdown();
  });
});

it.each([
  ['../../x.csv', 'x.csv'],
  ['C:\\data\\laporan.xlsx', 'laporan.xlsx'],
  ['..', 'berkas'],
  ['', 'berkas'],
  ['a\u0000b\u202ecsv.exe', 'abcsv.exe'],
])('the name %j is shown as %j', (given, shown) => {
  expect(fileName(given)).toBe(shown);
});
