import { setTimeout as sleep } from 'node:timers/promises';

/** Looks every 20 ms. @returns whether the condition came true within `patience` milliseconds */
export async function until(condition: () => boolean | Promise<boolean>, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(20)) {
    if (await condition()) return true;
  }
  return false;
}
