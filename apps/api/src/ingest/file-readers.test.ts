import { describe, expect, it } from 'vitest';
import { type FileJudgement, FileReader } from './file-reader.js';
import { FileReaders } from './file-readers.js';

/** A reader that is done with a file when it is told. */
class HeldReader extends FileReader {
  constructor(private readonly begun: Map<string, () => void>) {
    super();
  }
  override judge(path: string): Promise<FileJudgement> {
    return new Promise((resolve) => this.begun.set(path, () => resolve({ sha256: path } as FileJudgement)));
  }
}

describe('readers of files', () => {
  it('let a long file hold up its own channel alone, and let channels take turns', async () => {
    const begun = new Map<string, () => void>();
    const readers = new FileReaders([new HeldReader(begun), new HeldReader(begun)]);
    const judge = (channel: string, path: string) => readers.judge(channel, path, {} as never, {} as never);
    const [long, after] = [judge('12.05-2026', 'panjang'), judge('12.05-2026', 'sesudahnya')];
    const others = ['a', 'b', 'c'].map((path) => judge('12.06-2026', path));
    const third = judge('12.07-2026', 'ketiga');
    for (const path of ['a', 'ketiga', 'b', 'c']) {
      await expect.poll(() => [...begun.keys()]).toContain(path);
      begun.get(path)?.();
    }
    await Promise.all([...others, third]);
    expect([...begun.keys()]).toEqual(['panjang', 'a', 'ketiga', 'b', 'c']);
    begun.get('panjang')?.();
    await expect.poll(() => [...begun.keys()]).toContain('sesudahnya');
    begun.get('sesudahnya')?.();
    expect((await Promise.all([long, after])).map(({ sha256 }) => sha256)).toEqual(['panjang', 'sesudahnya']);
  });
});
