import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ingestAnswerSchema, problemSchema } from '@lcc/contract';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../create-app.js';
import { migrations } from '../migrations.js';
import { KeyRegistry } from '../platform/access/key-registry.js';
import { SystemClock } from '../platform/clock/index.js';
import { loadConfig } from '../platform/config/config.js';
import { clientOptions } from '../platform/database/index.js';
import { withTestDatabase } from '../platform/database/testing.js';
import { createLogger } from '../platform/log/index.js';
import { Tenant, Tenants } from '../platform/tenancy/tenant.js';

const database = withTestDatabase(migrations.real);
let app: NestExpressApplication;
let folder = '';
let origin = '';
let key = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-pintu-'));
  const config = { ...loadConfig({ LCC_DEMO: 'off' }), dataDir: folder };
  const tenants = new Tenants([new Tenant('real', database.dataSource, '12.05', clientOptions(database.handle.connection, 'uji'))]);
  app = await createApp({
    config,
    clock: new SystemClock(),
    logger: createLogger('silent'),
    database: database.handle,
    tenants,
    build: 'uji',
  });
  const server = await app.listen(0, '127.0.0.1');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  key = (await app.get(KeyRegistry).add('ingest', 'real', false)).token;
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const row = (number: string) => ({
  nomor_sp_2_d: number,
  tanggal_sp_2_d: '2026-03-02',
  jenis_sp_2_d: 'LS',
  nilai_sp_2_d: '100.00',
  kode_sub_skpd: '1.03.0.00.0.00.03.0000',
  status: 'ditransfer',
  detail: [{ kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.2.04', jumlah: '100.00' }],
});

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, path = 'ingest/sp2d'): Promise<Response> =>
  fetch(`${origin}/api/v1/${path}`, { method: 'POST', body, headers: { authorization: `Bearer ${key}`, ...headers } });

async function problemOf(response: Response): Promise<{ status: number; title: string }> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const { status, title } = problemSchema.parse(await response.json());
  expect(response.status).toBe(status);
  return { status, title };
}

describe('the door of pushes', () => {
  it('takes rows as they are and compressed', async () => {
    const plain = await post(JSON.stringify([row('a-1')]));
    expect(plain.status).toBe(200);
    expect(ingestAnswerSchema.parse(await plain.json())).toMatchObject({ accepted: 1, duplicates: 0, rejected: [] });
    const packed = await post(gzipSync(JSON.stringify([row('a-1'), row('a-2')])), { 'content-encoding': 'gzip' });
    expect(ingestAnswerSchema.parse(await packed.json())).toMatchObject({ accepted: 1, duplicates: 1 });
  });

  it('answers with the headers of every other route of the API', async () => {
    const [pushed, other] = await Promise.all([post('[]'), fetch(`${origin}/api/v1/boards/12.99-2026`)]);
    const headersOf = ({ headers }: Response): Record<string, string> =>
      Object.fromEntries([...headers].filter(([name]) => !['content-length', 'content-type', 'date', 'etag', 'vary'].includes(name)));
    expect(headersOf(pushed)).toEqual(headersOf(other));
  });

  it('refuses what cannot be taken, as a problem that says why', async () => {
    expect(await problemOf(await post('[]', { authorization: 'Bearer salah' }))).toMatchObject({ status: 401 });
    expect(await problemOf(await post(''))).toMatchObject({ status: 422, title: 'Isi kosong' });
    expect(await problemOf(await post('[]', {}, 'ingest/tidak-ada'))).toMatchObject({ status: 404 });
    expect(await problemOf(await post('x'.repeat(1_048_577)))).toMatchObject({ status: 413 });
    expect(await problemOf(await post(gzipSync('x'.repeat(1_048_577)), { 'content-encoding': 'gzip' }))).toMatchObject({ status: 413 });
    expect(await problemOf(await post('bukan gzip', { 'content-encoding': 'gzip' }))).toMatchObject({ status: 400 });
    expect(await problemOf(await post('[]', { 'content-encoding': 'zstd' }))).toMatchObject({ status: 415 });
    expect(await problemOf(await post(JSON.stringify(Array.from({ length: 1_001 }, (_, i) => row(`b-${i}`)))))).toMatchObject({
      status: 413,
    });
  });

  it('is open to POST alone', async () => {
    expect(await problemOf(await fetch(`${origin}/api/v1/ingest/sp2d`))).toMatchObject({ status: 404 });
  });

  it('takes of a key that is bound to an application its figures alone, and nothing anywhere else', async () => {
    const bound = (await app.get(KeyRegistry).add('ingest', 'real', false, { application: 'Siaga 112' })).token;
    const told = (application: string) => ({
      application,
      name: 'Panggilan',
      unit: 'panggilan',
      value: 3,
      time: '2026-01-05T10:00:00+07:00',
    });
    const headers = { authorization: `Bearer ${bound}` };
    const own = await post(JSON.stringify([told('Siaga 112'), told('RSUD')]), headers, 'ingest/indicator');
    expect(own.status).toBe(200);
    const answer = ingestAnswerSchema.parse(await own.json());
    expect(answer.accepted).toBe(1);
    expect(answer.rejected).toMatchObject([{ row: 2, field: 'application', code: 'other-application' }]);
    expect((await post(JSON.stringify([told('RSUD')]), headers, 'ingest/indicator')).status).toBe(422);
    for (const path of ['ingest/sp2d', 'imports']) expect((await post(JSON.stringify([row('9/1')]), headers, path)).status).toBe(403);
  });
});
