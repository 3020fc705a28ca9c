import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { reportFile, rosterFile, UNITS, YEAR } from './support/files.js';
import { hostileFiles } from './support/hostile.js';
import { LccServer } from './support/server.js';

interface Answer {
  readonly files: readonly { readonly path: string; readonly accepted: number; readonly rejected: readonly Issue[] }[];
}
interface Issue {
  readonly code: string;
  readonly message: string;
}

let server: LccServer;
test.beforeAll(async () => {
  server = await LccServer.create({ LCC_DEMO: 'off' });
  await server.start();
});
test.afterAll(() => server.remove());

/** It answers, and still takes a good file. */
async function isUnharmed(name: string): Promise<void> {
  expect((await fetch(`${server.origin}/api/health/ready`)).status).toBe(200);
  await server.lcc(['import', await rosterFile(server.dataDir)]);
  const good = await reportFile(server.dataDir, name, UNITS[0], `${YEAR}-01-31`, [['5.1', '100,00', '25,00']]);
  expect((await server.lcc<Answer>(['import', good])).files[0]?.rejected).toEqual([]);
}

test('hostile files are refused by the command line, each with its reason and the remedy', async () => {
  const folder = join(server.dataDir, 'kiriman');
  await mkdir(folder);
  const files = await hostileFiles(folder);
  const began = Date.now();
  const answer = await server.lcc<Answer>(['import', ...files.map(({ path }) => path)], 2);
  console.log(`${files.length} hostile files after ${Date.now() - began} ms`);
  for (const [i, { name, code }] of files.entries()) {
    const file = answer.files[i];
    expect([name, file?.accepted, file?.rejected[0]?.code]).toEqual([name, 0, code]);
    expect(file?.rejected[0]?.message).toMatch(/kirim|simpan|pecah/i);
  }
  await isUnharmed('baik-1.csv');
});

test('hostile files in the watched folder are refused with an answer beside them, and put away', async () => {
  const folder = join(server.dataDir, 'drop', '12.05', String(YEAR));
  await mkdir(folder, { recursive: true });
  const files = await hostileFiles(folder);
  for (const { name, path, code } of files) {
    const answerAt = () =>
      readFile(`${path}.result.json`, 'utf8').then(
        (text) => JSON.parse(text) as Answer,
        () => null,
      );
    await expect.poll(async () => (await answerAt())?.files[0]?.rejected[0]?.code, { message: name, timeout: 60_000 }).toBe(code);
    await expect
      .poll(() =>
        readFile(join(folder, 'refused', name)).then(
          (bytes) => bytes.length > 0,
          () => false,
        ),
      )
      .toBe(true);
  }
  await isUnharmed('baik-2.csv');
});
