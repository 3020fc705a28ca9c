import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AskedProcess } from './asked-process.js';

interface Question {
  readonly say: 'echo' | 'fail' | 'die' | 'hang' | 'pid';
}
type Note = { readonly say: 'note'; readonly text: string };

const PROGRAM = `process.on('message', ({ say, turn }) => {
  if (say === 'echo') { process.send({ say: 'note', text: 'working' }); process.send({ say: 'answer', turn, answer: 'echo' }); }
  if (say === 'pid') process.send({ say: 'answer', turn, answer: String(process.pid) });
  if (say === 'fail') process.send({ say: 'failed', turn, message: 'no' });
  if (say === 'die') process.exit(3);
});
process.on('disconnect', () => process.exit(0));`;
let folder = '';
let file = '';
const notes: string[] = [];
const open: AskedProcess<Question, string, Note>[] = [];

function program(
  limits: { readonly longestMs?: number; readonly idleMs?: number; readonly atOnce?: number } = {},
): AskedProcess<Question, string, Note> {
  const made = new AskedProcess<Question, string, Note>({
    ...{ file, name: 'trial', heapMb: 64, longestMs: 20_000, ...limits },
    onNote: ({ text }) => notes.push(text),
  });
  open.push(made);
  return made;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lcc-asked-'));
  file = join(folder, 'program.mjs');
  await writeFile(file, PROGRAM);
});
afterAll(async () => {
  for (const each of open) each.end();
  await rm(folder, { recursive: true });
});

describe('a program that is asked', () => {
  it('answers in order, and what it says in between is heard', async () => {
    const asked = program();
    expect(await Promise.all([asked.ask({ say: 'echo' }), asked.ask({ say: 'pid' })])).toEqual(['echo', expect.stringMatching(/^\d+$/)]);
    expect(notes).toEqual(['working']);
  });

  it('is started anew after a failure, a death and a question without end', async () => {
    const asked = program({ longestMs: 3_000 });
    const first = await asked.ask({ say: 'pid' });
    await expect(asked.ask({ say: 'fail' })).rejects.toThrow('no');
    const second = await asked.ask({ say: 'pid' });
    expect(second).not.toBe(first);
    await expect(asked.ask({ say: 'die' })).rejects.toThrow(/ended: 3/);
    await expect(asked.ask({ say: 'hang' })).rejects.toThrow(/longer than 3000 ms/);
    expect(await asked.ask({ say: 'pid' })).not.toBe(second);
  });

  it('answers others while one question takes long, where it may be asked several at once', async () => {
    const asked = program({ atOnce: 2, longestMs: 600_000 });
    const long = asked.ask({ say: 'hang' }).catch((error: unknown) => String(error));
    const answers = await Promise.all(['pid', 'pid', 'echo'].map((say) => asked.ask({ say } as Question)));
    expect(answers[0]).toBe(answers[1]);
    asked.end();
    expect(await long).toMatch(/was ended/);
  });

  it('is started anew when it died while nobody asked it', async () => {
    const asked = program();
    const first = Number(await asked.ask({ say: 'pid' }));
    process.kill(first, 'SIGKILL');
    await expect.poll(() => isRunning(first), { timeout: 20_000 }).toBe(false);
    expect(Number(await asked.ask({ say: 'pid' }))).not.toBe(first);
  });

  it('gives its memory back when nobody asks, and is there again for the next question', async () => {
    const asked = program({ idleMs: 100 });
    const first = Number(await asked.ask({ say: 'pid' }));
    await expect.poll(() => isRunning(first), { timeout: 20_000 }).toBe(false);
    expect(Number(await asked.ask({ say: 'pid' }))).not.toBe(first);
  });
});
