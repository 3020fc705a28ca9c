import { describe, expect, it } from 'vitest';
import { judgeFile, type World } from './judge-file.js';

const world: World = {
  context: () => Promise.reject(new Error('nothing is converted here')),
  facts: async () => [],
};

describe('a file in a format that its connector does not read', () => {
  it.each([true, false])('is refused with the formats it reads, pushed or brought (%s)', async (isPush) => {
    const question = { name: 'rilis.csv', connector: 'ocds', maxRows: 1_000, ...(isPush ? { isPush } : {}) };
    const judging = judgeFile(Buffer.from('ocid,tag,tender\nocds-x-1,tender,T-1\n'), question, world);
    await expect(judging).rejects.toMatchObject({ code: 'wrong-format', message: 'Penghubung ocds membaca json, ndjson, bukan csv.' });
  });
});
