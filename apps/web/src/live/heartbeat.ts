/**
 * Calls `tick` once a second, from a worker where the browser gives one, else from the page.
 * @returns undo
 */
export function startHeartbeat(tick: () => void): () => void {
  try {
    const worker = new Worker(new URL('./watchdog.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = tick;
    // A worker that cannot load must not stop the clock.
    const fallback = setInterval(tick, 5_000);
    return () => {
      clearInterval(fallback);
      worker.terminate();
    };
  } catch {
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }
}
