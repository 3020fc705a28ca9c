import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNIT, withTestApp } from '../app.testing.js';
import { ImportService } from '../ingest/import.service.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { html } from './html.js';
import { csvOf, datasetById } from './open-data.js';
import type { PublicView } from './public-view.js';

const test = withTestApp({ LCC_PUBLIC: 'on' });
const OPEN = '/api/v1/open-data';
const FIRM = 'CV Nama Orang';
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(test.origin + path, { headers });

beforeAll(async () => {
  test.clock.set(Date.parse('2026-11-24T10:00:00+07:00'));
  const accept = (connector: string, rows: object[], options = {}) =>
    test.app.get(ImportService).accept(test.app.get(Tenants).real, {
      ...{ name: `${connector}.json`, bytes: Buffer.from(JSON.stringify(rows)), connector, options, way: 'berkas', actor: 'uji' },
    });
  await accept('roster', [{ kode_skpd: UNIT, nama_skpd: '=HYPERLINK("x") <Dinas> Jalan', tahun: '2026' }]);
  const line = { tahun: '2026', kode_skpd: UNIT, kode_sub_kegiatan: '1.03.10.2.01.0029', kode_rekening: '5.1.02.01.01.0001' };
  await accept('budget-lines', [{ ...line, kode_sumber_dana: '1.1.01', pagu: '1000000.00' }], { stage: 'MURNI', inForce: '2026-01-02' });
  const process = { tahun_anggaran: '2026', kd_klpd: 'D999', nama_klpd: 'Kab. Langkat', kd_satker_str: UNIT, kd_nontender: '10420000001' };
  const signed = { tgl_kontrak: '2026-03-02', tgl_kontrak_awal: '2026-03-02', tgl_kontrak_akhir: '2026-06-30' };
  const contract = { ...process, ...signed, no_kontrak: 'SPK/1', nama_paket: 'Jalan "amount":"9.99" #1', nama_penyedia: FIRM };
  await accept('lkpp-spse-non-tender-ekontrak-kontrak', [
    { ...contract, nilai_kontrak: '90000000000000.01', versi_addendum: '0' },
    { ...contract, nilai_kontrak: '90000000000000.05', versi_addendum: '1' },
  ]);
});

describe('the public page', () => {
  it('needs no script, escapes what files say, and is kept by caches until it changes', async () => {
    const answer = await get('/public');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('public');
    const text = await answer.text();
    expect(text).toContain('&lt;Dinas&gt; Jalan');
    expect(text).not.toMatch(/<script|<Dinas>/);
    expect(text).toContain('<html lang="id">');
    expect(await (await get('/public?lang=en')).text()).toContain('<html lang="en">');
    const again = await get('/public', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('escapes every part of a template but what it made itself', () => {
    expect(html`<p title="${'"'}">${['<a>', html`<b>${'&'}</b>`, null, 1]}</p>`.text).toBe('<p title="&quot;">&lt;a&gt;<b>&amp;</b>1</p>');
  });
});

describe('open data', () => {
  it('keeps a negative amount a number, and runs no text', () => {
    const dataset = datasetById('serapan-opd');
    const figures = { ceiling: '0.00', cashPlan: null, realization: '-5.00', absorption: null, planned: null };
    const view = { year: 2026, asOf: '2026-11-24', revision: 1, nature: 'NYATA', units: [{ code: '1', name: '-1+1', ...figures }] };
    const [row] = parse(csvOf(dataset as NonNullable<typeof dataset>, view as unknown as PublicView), { columns: true }) as Record<
      string,
      string
    >[];
    expect(row).toMatchObject({ nama_skpd: "'-1+1", realisasi: '-5.00', rencana_kas: '' });
  });

  it('lists what there is, with licence and version', async () => {
    const list = (await (await get(OPEN)).json()) as { datasets: { id: string; rows: number; files: { path: string }[] }[]; sifat: string };
    expect(list.sifat).toBe('NYATA');
    expect(list.datasets.find(({ id }) => id === 'serapan-opd')).toMatchObject({ rows: 1 });
    for (const { files } of list.datasets) for (const { path } of files) expect((await get(path)).status).toBe(200);
    expect((await get(`${OPEN}/rahasia.csv`)).status).toBe(404);
  });

  it('gives the same rows as csv, where no cell is a formula and absence is empty, and as JSON', async () => {
    const text = await (await get(`${OPEN}/serapan-opd.csv`)).text();
    const [row] = parse(text, { columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({ tahun: '2026', tanggal_data: '2026-11-24', kode_skpd: UNIT, pagu: '1000000.00', rencana_kas: '' });
    expect(row?.nama_skpd).toMatch(/^'=/);
    const { rows } = (await (await get(`${OPEN}/serapan-opd.json`)).json()) as { rows: Record<string, unknown>[] };
    expect(rows[0]).toMatchObject({ kode_skpd: UNIT, pagu: '1000000.00', rencana_kas: null });
  });

  it('describes every column of every csv in a fiscal data package', async () => {
    interface Package {
      profile: string;
      model: { measures: Record<string, { source: string; resource: string }> };
      resources: { name: string; path: string; schema: { primaryKey: string[]; fields: { name: string }[] } }[];
    }
    const data = (await (await get(`${OPEN}/datapackage.json`)).json()) as Package;
    // The published schema asks for this profile and for paths that are neither absolute nor climb.
    expect(data.profile).toBe('tabular-data-package');
    expect(data.resources.length).toBeGreaterThan(3);
    for (const { path, schema } of data.resources) {
      expect(path).toMatch(/^[^./~]/);
      const [head = ''] = (await (await get(`${OPEN}/${path}`)).text()).split('\r\n');
      expect(head.split(',')).toEqual(schema.fields.map(({ name }) => name));
      expect(head.split(',')).toEqual(expect.arrayContaining(schema.primaryKey));
    }
    for (const { source, resource } of Object.values(data.model.measures))
      expect(data.resources.find(({ name }) => name === resource)?.schema.fields.map(({ name }) => name)).toContain(source);
  });

  it('lists itself as a DCAT catalogue with addresses that answer, licence and dates, and without vendors', async () => {
    interface Node {
      '@id': string;
      '@type': string;
    }
    interface Catalogue extends Node {
      'dct:license': Node;
      'dcat:dataset': (Node & {
        'dct:license': Node;
        'dct:modified': { '@value': string };
        'dct:temporal': object;
        'dcat:distribution': (Node & { 'dcat:downloadURL': Node; 'dcat:mediaType': Node })[];
      })[];
    }
    const answer = await get(`${OPEN}/katalog.jsonld`);
    expect(answer.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const text = await answer.text();
    expect(text).not.toContain(FIRM);
    const data = JSON.parse(text) as Catalogue;
    expect([data['@id'], data['@type'], data['dct:license']['@id']]).toEqual([
      `${test.origin}${OPEN}`,
      'dcat:Catalog',
      expect.stringMatching(/^https:/),
    ]);
    const sets = data['dcat:dataset'];
    expect(sets.map((each) => each['@id'])).toEqual(
      expect.arrayContaining([`${test.origin}${OPEN}#serapan-opd`, `${test.origin}${OPEN}#kontrak`]),
    );
    expect(new Set(sets.map((each) => each['@id'])).size).toBe(sets.length);
    for (const each of sets) {
      expect(each['dct:modified']['@value']).toBe('2026-11-24');
      expect(each['dct:temporal']).toMatchObject({
        'dcat:startDate': { '@value': '2026-01-01' },
        'dcat:endDate': { '@value': '2026-11-24' },
      });
      for (const file of each['dcat:distribution']) {
        const got = await fetch(file['dcat:downloadURL']['@id']);
        expect(got.status).toBe(200);
        expect(file['dcat:mediaType']['@id']).toContain(got.headers.get('content-type')?.split(';')[0]);
      }
    }
  });

  it('gives contracts as OCDS 1.1 by the addendum that holds, amounts to the sen, without vendors', async () => {
    const answer = await get(`${OPEN}/kontrak-ocds.json`);
    const text = await answer.text();
    expect(text).toContain('"amount":90000000000000.05');
    expect(text).not.toContain('90000000000000.01');
    expect(text).not.toContain(FIRM);
    const data = JSON.parse(text) as { uri: string; version: string; releases: Record<string, unknown>[] };
    expect(data).toMatchObject({
      uri: `${test.origin}${OPEN}/kontrak-ocds.json`,
      version: '1.1',
      license: expect.stringMatching(/^https:/),
    });
    expect(data.releases).toHaveLength(1);
    expect(data.releases[0]).toMatchObject({
      ocid: 'lcc-12.05-non-tender-10420000001',
      date: '2026-03-02T00:00:00+07:00',
      buyer: { id: UNIT },
      contracts: [{ id: 'SPK/1', awardID: 'SPK/1', title: 'Jalan "amount":"9.99" #1', value: { currency: 'IDR' } }],
    });
    const tag = answer.headers.get('etag') ?? '';
    expect((await get(`${OPEN}/kontrak-ocds.json`, { 'if-none-match': tag })).status).toBe(304);
  });

  it('gives the same contracts as records that link their release', async () => {
    interface Records {
      packages: string[];
      records: { ocid: string; releases: { url: string }[]; compiledRelease: { id: string; tag: string[] } }[];
    }
    const { packages, records } = (await (await get(`${OPEN}/kontrak-ocds-rekaman.json`)).json()) as Records;
    const [record] = records;
    expect(record?.compiledRelease.tag).toEqual(['compiled']);
    expect(record?.releases[0]?.url).toBe(`${packages[0]}#${record?.compiledRelease.id}`);
    const { packages: listed } = (await (await get(OPEN)).json()) as { packages: { path: string }[] };
    expect(listed).toHaveLength(4);
    for (const { path } of listed) expect((await get(path)).status).toBe(200);
  });
});
