import { expect, it } from 'vitest';
import { Remembered } from './remembered.js';

function fixture() {
  let [now, answer] = [0, 'a' as string | null];
  let asked = 0;
  const remembered = new Remembered<string>(2_000, () => now);
  return {
    remembered,
    get asked() {
      return asked;
    },
    at: (ms: number) => (now = ms),
    says: (next: string | null) => (answer = next),
    ask: () =>
      remembered.get('k', async () => {
        asked++;
        return answer;
      }),
  };
}

it('asks once while an answer is young', async () => {
  const f = fixture();
  expect(await f.ask()).toBe('a');
  f.says('b');
  f.at(999);
  expect(await f.ask()).toBe('a');
  expect(f.asked).toBe(1);
});

it('renews a middle-aged answer behind the asker, and never gives one that is too old', async () => {
  const f = fixture();
  await f.ask();
  f.says('b');
  f.at(1_500);
  expect(await f.ask()).toBe('a');
  await Promise.resolve();
  expect(await f.ask()).toBe('b');
  expect(f.asked).toBe(2);
  f.says('c');
  f.at(3_500);
  expect(await f.ask()).toBe('c');
});

it('forgets what is gone, and what was read before it was cleared', async () => {
  const f = fixture();
  await f.ask();
  f.says(null);
  f.at(2_000);
  expect(await f.ask()).toBeNull();
  f.says('b');
  const reading = f.ask();
  f.remembered.clear();
  await reading;
  f.says('c');
  expect(await f.ask()).toBe('c');
});
