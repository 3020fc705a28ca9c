import './shared/theme.css';
import { createRoot } from 'react-dom/client';
import { pageAt } from './app.js';

const AGAIN_MS = 3_000;

/** What the document itself shows stays until the page can take its place. */
async function start(root: HTMLElement): Promise<void> {
  createRoot(root).render(await pageAt(location.pathname));
}

/** A file of the page did not come: there is nothing to show, and nobody at a wall to reload it. Once the server answers it is begun anew. */
async function beginAgain(): Promise<void> {
  for (;;) {
    await new Promise((done) => setTimeout(done, AGAIN_MS * (1 + Math.random())));
    const isThere = await fetch('/api/health/live', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return location.reload();
  }
}

const root = document.getElementById('root');
if (root) void start(root).catch(beginAgain);
