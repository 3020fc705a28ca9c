import './shared/theme.css';
import { createRoot } from 'react-dom/client';
import { pageAt } from './app.js';

/** What the document itself shows stays until the page can take its place. */
async function start(root: HTMLElement): Promise<void> {
  createRoot(root).render(await pageAt(location.pathname));
}

const root = document.getElementById('root');
if (root) void start(root);
