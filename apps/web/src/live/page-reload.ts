import { activateShell } from './page-shell.js';

const KEY = 'lcc.reloads';
const WINDOW_MS = 600_000;
const MAX_IN_WINDOW = 3;

/** Whether the server announces other pages than these; `dev` = it serves none. */
export const isOtherBuild = (announced: string): boolean => announced !== 'dev' && announced !== __BUILD__;

/** Times of reloads within the window, plus now; null when another one would be too many (a reload loop must end on a picture). */
export function bookReload(stored: string | null, now: number): number[] | null {
  const times = (stored ?? '')
    .split(',')
    .map(Number)
    .filter((t) => t > 0 && t > now - WINDOW_MS && t <= now);
  return times.length >= MAX_IN_WINDOW ? null : [...times, now];
}

/** Reloads the page for a new build, only while the server is ready to serve it. */
export async function reloadWhenReady(now: number): Promise<boolean> {
  const ready = await fetch('/api/health/ready', { cache: 'no-store' }).then(
    (answer) => answer.status === 200,
    () => false,
  );
  if (!ready) return false;
  const times = bookReload(sessionStorage.getItem(KEY), now);
  if (!times) return false;
  sessionStorage.setItem(KEY, times.join(','));
  await activateShell();
  location.reload();
  return true;
}
