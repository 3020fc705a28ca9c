import type { withTestApp } from '../app.testing.js';
import { ScreenRegistry } from '../platform/access/screen-registry.js';

/** A screen of the regency that was let in, with its cookie. */
export async function pairedScreen(test: ReturnType<typeof withTestApp>, name: string): Promise<{ id: string; cookie: string }> {
  const registry = test.app.get(ScreenRegistry);
  const plain = { place: null, scenes: null, dwell: {}, schedule: [], diagonalInch: null, seatM: null, orientation: null };
  const { pairing } = await registry.add({ name, ...plain, room: 'light', smallTextReason: null });
  const answer = await fetch(`${test.origin}/pasang/${pairing}`, { redirect: 'manual' });
  const { id } = (await registry.list()).find((screen) => screen.name === name) ?? { id: '' };
  return { id, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}
