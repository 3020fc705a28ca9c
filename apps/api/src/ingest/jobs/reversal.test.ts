import { type ImportJob, importJobSchema, importRunListSchema, importRunSchema, snapshotSchema } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { type Person, UNIT, withTestApp } from '../../app.testing.js';

const test = withTestApp();
const PATH = '/api/v1/imports';
const YEAR = new Date(test.clock.now() + 7 * 3_600_000).getUTCFullYear();
const OTHER = '1.04.0.00.0.00.04.0000';
const lra = (budget: string, realization: string, printed = realization): string =>
  [
    'tahun,kode_skpd,sampai_tanggal,kode_rekening,nama_rekening,anggaran,realisasi',
    `${YEAR},${UNIT},${YEAR}-01-31,5,BELANJA DAERAH,${budget},${printed}`,
    `${YEAR},${UNIT},${YEAR}-01-31,5.1.01,Belanja Pegawai,${budget},${realization}`,
  ].join('\n');

async function send(by: Person, content: string, dryRun: boolean, name = 'lra.csv'): Promise<ImportJob> {
  const body = new FormData();
  body.append('dryRun', String(dryRun));
  body.append('file', new Blob([content]), name);
  const headers = { origin: test.origin, 'x-lcc-page': 'uji', cookie: by.cookie() };
  const sent = await fetch(test.origin + PATH, { method: 'POST', body, headers });
  expect(sent.status).toBe(202);
  return ended(by, ((await sent.json()) as ImportJob).id);
}

async function ended(by: Person, id: string): Promise<ImportJob> {
  for (;;) {
    const job = importJobSchema.parse(await (await by.ask('GET', `${PATH}/${id}`)).json());
    if (job.finished !== null) return job;
    await new Promise((done) => setTimeout(done, 20));
  }
}

const runs = async (by: Person) => importRunListSchema.parse(await (await by.ask('GET', `${PATH}/runs`)).json()).runs;
const reverse = (by: Person, run: string | undefined) => by.ask('POST', `${PATH}/runs/${run}/reversal`, { reason: 'berkas bulan lain' });
async function realization(by: Person): Promise<string | null> {
  const answer = await by.ask('GET', `/api/v1/boards/12.05-${YEAR}`);
  return snapshotSchema.parse(await answer.json()).board.totals.realization;
}

describe('a file that was tried', () => {
  it('changes nothing until it is applied, shows what it prints beside its sums, and is applied once', async () => {
    const admin = await test.person('administrator');
    const tried = await send(admin, lra('100.00', '40.00', '41.00'), true);
    expect(tried.files?.[0]).toMatchObject({ accepted: 1, difference: { withdrawn: 0 } });
    expect(tried.files?.[0]?.controls).toContainEqual({
      row: 2,
      name: '5 BELANJA DAERAH',
      measure: 'realisasi',
      printed: '41.00',
      summed: '40.00',
    });
    expect(await runs(admin)).toEqual([]);
    expect((await admin.ask('POST', `${PATH}/${tried.id}/apply`)).status).toBe(202);
    const applied = await ended(admin, tried.id);
    expect(applied).toMatchObject({ dryRun: false, state: 'done', run: expect.any(String) });
    expect(await realization(admin)).toBe('40.00');
    expect((await admin.ask('POST', `${PATH}/${tried.id}/apply`)).status).toBe(409);
  });

  it('can be thrown away', async () => {
    const admin = await test.person('administrator');
    const tried = await send(admin, lra('1.00', '1.00'), true);
    expect((await admin.ask('DELETE', `${PATH}/${tried.id}`)).status).toBe(204);
    expect((await admin.ask('POST', `${PATH}/${tried.id}/apply`)).status).toBe(404);
  });
});

describe('a reversal', () => {
  it('gives back what stood before, withdraws what was new, and leaves what something later stands over', async () => {
    const admin = await test.person('administrator');
    const rows = (amounts: readonly string[]): string =>
      [
        'nomor_sp_2_d,tanggal_sp_2_d,jenis_sp_2_d,nilai_sp_2_d,kode_sub_skpd,kode_sub_kegiatan,kode_rekening,jumlah',
        ...amounts.map((a, i) => `r-${i},${YEAR}-01-05,LS,${a},${OTHER},1.04.10.2.01.0029,5.2.04.01.01.0003,${a}`),
      ].join('\n');
    const before = await realization(admin);
    await send(admin, rows(['10.00']), false, 'pertama.csv');
    const second = await send(admin, rows(['11.00', '20.00', '30.00']), false, 'kedua.csv');
    await send(admin, rows(['11.00', '20.00', '31.00']), false, 'ketiga.csv'); // corrects the third row only

    const answer = await reverse(admin, second.run);
    expect(await answer.json()).toMatchObject({ undone: 2, kept: 1 });
    // The first row is 10 again, the second is gone, the third is the later file's.
    expect(Number(await realization(admin)) - Number(before)).toBe(41);
    const run = importRunSchema.parse(await (await admin.ask('GET', `${PATH}/runs/${second.run}`)).json());
    expect(run.reversal).toMatchObject({ reason: 'berkas bulan lain', kept: 1 });
    expect((await reverse(admin, second.run)).status).toBe(409);

    // The same file is new again: whoever took it back may bring it in after all.
    expect((await send(admin, rows(['11.00', '20.00', '30.00']), false, 'kedua.csv')).files?.[0]).toMatchObject({
      corrections: 2,
      accepted: 1,
    });
    expect(Number(await realization(admin)) - Number(before)).toBe(61);
  });

  it('is for who may import, and of a unit only for its own files', async () => {
    const admin = await test.person('administrator');
    const operator = await test.person('unit-operator');
    const inspector = await test.person('inspector');
    const theirs = await send(admin, lra('500.00', '200.00'), false);
    expect((await runs(inspector)).map(({ id }) => id)).toContain(theirs.run);
    expect((await reverse(inspector, theirs.run)).status).toBe(403);
    expect(await runs(operator)).toEqual([]);
    expect((await reverse(operator, theirs.run)).status).toBe(404);
    const own = await send(operator, lra('500.00', '210.00'), false);
    expect((await runs(operator)).map(({ id }) => id)).toEqual([own.run]);
    expect((await reverse(operator, own.run)).status).toBe(200);
  });
});

describe('a file for a closed year', () => {
  it('comes in as an adjusting entry that a second person approves, and no other way', async () => {
    const [admin, approver] = [await test.person('administrator'), await test.person('approver')];
    const old = YEAR - 1;
    const pay = (number: string): string =>
      [
        'nomor_sp_2_d,tanggal_sp_2_d,jenis_sp_2_d,nilai_sp_2_d,kode_sub_skpd,kode_sub_kegiatan,kode_rekening,jumlah',
        `${number},${old}-03-05,LS,10.00,${UNIT},1.03.10.2.01.0029,5.2.04.01.01.0003,10.00`,
      ].join('\n');
    await send(admin, pay('lama-1'), false, 'lama.csv');
    const years = '/api/v1/reference/years';
    expect((await admin.ask('POST', `${years}/${old}/proposals`, { closed: true, reason: 'LKPD diaudit' })).status).toBe(204);
    const books = (await (await approver.ask('GET', years)).json()) as { years: { year: number; proposal: { id: string } | null }[] };
    const proposal = books.years.find(({ year }) => year === old)?.proposal?.id;
    expect((await approver.ask('POST', `/api/v1/reference/year-proposals/${proposal}/approval`)).status).toBe(204);

    const tried = await send(admin, pay('susulan-1'), true, 'susulan.csv');
    const file = tried.files?.[0];
    expect(file).toMatchObject({ accepted: 1, rejected: [], adjusts: [old] });
    const on = (by: Person, what: string, body?: object) => by.ask('POST', `${PATH}/${tried.id}/${what}`, body);
    expect((await on(approver, 'adjustment/approval', { sha256: file?.sha256 })).status).toBe(409);
    expect((await on(admin, 'adjustment', { reason: 'Koreksi temuan BPK, surat 12' })).status).toBe(200);
    expect((await on(admin, 'apply')).status).toBe(409);
    expect((await on(admin, 'adjustment/approval', { sha256: file?.sha256 })).status).toBe(409);
    expect((await on(approver, 'adjustment/approval', { sha256: '0'.repeat(64) })).status).toBe(409);
    const seen = importJobSchema.parse(await (await approver.ask('GET', `${PATH}/${tried.id}`)).json());
    expect(seen.adjustment).toMatchObject({ by: admin.login, isOwn: false, reason: 'Koreksi temuan BPK, surat 12' });
    expect((await on(approver, 'adjustment/approval', { sha256: file?.sha256 })).status).toBe(202);
    expect(await ended(admin, tried.id)).toMatchObject({ state: 'done', dryRun: false, files: [{ accepted: 1, rejected: [] }] });

    const answer = await admin.ask('GET', `/api/v1/boards/12.05-${old}`);
    const { board } = snapshotSchema.parse(await answer.json());
    expect(board).toMatchObject({ closed: test.clock.today(), adjusted: test.clock.today(), totals: { realization: '20.00' } });
    const refused = await send(admin, pay('susulan-2'), false, 'diam-diam.csv');
    expect(refused).toMatchObject({ state: 'refused', files: [{ rejected: [{ code: 'year-closed' }] }] });
    const inspector = await test.person('inspector');
    const trail = (await (await inspector.ask('GET', '/api/v1/audit')).json()) as {
      entries: { action: string; approval: string | null }[];
    };
    const acts = trail.entries.filter(({ action }) => action.startsWith('import.adjustment'));
    expect(acts.map(({ action }) => action)).toEqual(['import.adjustment-approved', 'import.adjustment-proposed']);
  });
});
