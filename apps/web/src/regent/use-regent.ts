import type { Regent } from '@lcc/contract';
import { useEffect, useState } from 'react';

const AGAIN_MS = 60_000;
const TIMEOUT_MS = 8_000;
const OPENED = 'lcc.regent.opened';
const TOLD = 'lcc.regent.told';
/** Looking again within this time is the same look. */
const SAME_LOOK_MS = 30 * 60_000;
const DAY_MS = 86_400_000;
/** Signed out, without the right, or a channel that is not there for this reader. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 404]);

/** When the page was opened before this look, epoch ms; null for the first time. Remembered by this browser. */
export function lastOpened(shelf: Storage = localStorage, now = Date.now()): number | null {
  const [before, current] = (shelf.getItem(OPENED) ?? '').split(' ').map(Number);
  const isSame = current !== undefined && current > 0 && now - current < SAME_LOOK_MS;
  const previous = isSame ? (before ?? 0) : (current ?? before ?? 0);
  shelf.setItem(OPENED, `${previous} ${isSame ? current : now}`);
  return previous > 0 ? previous : null;
}

/** Forgets names and telephones: whoever may no longer see them must not find them on the phone. */
export const forgetRegent = (): void => localStorage.removeItem(TOLD);

/**
 * What units said and what happened to cases, asked again each minute and when the page is looked at; undefined while the first answer is
 * awaited. The last answer stays without a network; a refusal ends it.
 */
export function useRegent(channel: string | null, opened: number | null): Regent | null | undefined {
  const [told, setTold] = useState<Regent | null | undefined>(kept);
  useEffect(() => {
    if (channel === null) return;
    let isOn = true;
    const since = opened === null ? '' : `?since=${new Date(opened + 7 * 3_600_000 - DAY_MS).toISOString().slice(0, 10)}`;
    const ask = async (): Promise<void> => {
      const answer = await read(`/api/v1/boards/${channel}/regent${since}`);
      if (isOn) setTold((last) => (answer !== undefined ? answer : last?.channel === channel ? last : null));
    };
    const look = (): void => {
      if (document.visibilityState === 'visible') void ask();
    };
    look();
    const timer = setInterval(look, AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      isOn = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [channel, opened]);
  return told && told.channel !== channel ? undefined : told;
}

/** The server's answer, which this browser keeps; null = refused, and forgotten; undefined = none. */
async function read(path: string): Promise<Regent | null | undefined> {
  try {
    const answer = await fetch(path, { headers: { 'X-LCC-Page': 'background' }, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (REFUSED.has(answer.status)) {
      forgetRegent();
      return null;
    }
    const told: unknown = answer.ok ? await answer.json() : undefined;
    if (!isRegent(told)) return undefined;
    localStorage.setItem(TOLD, JSON.stringify(told));
    return told;
  } catch {
    return undefined;
  }
}

function kept(): Regent | undefined {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(TOLD) ?? 'null');
    return isRegent(told) ? told : undefined;
  } catch {
    return undefined;
  }
}

/** Enough to paint it: the server has checked the rest, and the schema library would be a sixth of what a phone must fetch. */
function isRegent(value: unknown): value is Regent {
  if (typeof value !== 'object' || value === null) return false;
  const { channel, units, raised, missed, closed }: { [K in keyof Regent]?: unknown } = value;
  return typeof channel === 'string' && typeof units === 'object' && units !== null && [raised, missed, closed].every(Array.isArray);
}
