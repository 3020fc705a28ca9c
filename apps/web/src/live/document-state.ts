import type { BoardStore } from './board-store.js';
import type { LinkClock } from './link-clock.js';

function put(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Writes on `<html>` what tests, screenshots and support read: `data-link`, `data-tenant`, `data-revision`.
 * @returns undo
 */
export function showOnDocument(element: HTMLElement, store: BoardStore, clock: LinkClock): () => void {
  const paint = () => {
    const { board, session } = store.get();
    put(element, 'data-link', board ? clock.get().link : 'cold');
    put(element, 'data-tenant', session?.tenant ?? '');
    put(element, 'data-revision', board ? String(board.revision) : '');
  };
  paint();
  const undo = [store.subscribe(paint), clock.subscribe(paint)];
  return () => {
    for (const each of undo) each();
  };
}
