import type { Page } from '@playwright/test';

/** What stands on the glass, in logical pixels of the canvas. */
export interface Glass {
  /** Distance of the farthest seat ÷ height of the picture, as the page has it. */
  readonly k: number;
  /** Size of the smallest text that is seen. */
  readonly smallest: number;
  /** Texts that stand, wholly or in part, outside the picture. */
  readonly outside: readonly string[];
  /** Whether the page would scroll. */
  readonly scrolls: boolean;
}

/**
 * Reads every text that is seen on the wall: what wraps out of sight in the footer and the map's table for readers of screens are not.
 */
export function readGlass(page: Page): Promise<Glass> {
  return page.evaluate(() => {
    const wall = document.querySelector<HTMLElement>('.wall');
    if (!wall) throw new Error('no wall');
    const frame = wall.getBoundingClientRect();
    const unit = frame.width / (wall.dataset.orientation === 'portrait' ? 1080 : 1920);
    const isSeen = (element: Element, box: DOMRect): boolean => {
      if (box.width === 0 || getComputedStyle(element).visibility === 'hidden' || element.closest('.peta-tabel, .terhenti')) return false;
      for (let up = element.parentElement; up && up !== wall; up = up.parentElement) {
        const edge = up.getBoundingClientRect();
        if (getComputedStyle(up).overflow === 'hidden' && (box.top >= edge.bottom - 2 || box.left >= edge.right - 2)) return false;
      }
      return true;
    };
    let smallest = Number.POSITIVE_INFINITY;
    const outside: string[] = [];
    for (const element of wall.querySelectorAll('*')) {
      const text = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '')).join('');
      const box = element.getBoundingClientRect();
      if (text.trim() === '' || !isSeen(element, box)) continue;
      const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
      smallest = Math.min(smallest, (Number.parseFloat(getComputedStyle(element).fontSize) * (matrix?.a ?? 1)) / unit);
      const slack = 2 * unit;
      const isIn =
        box.left >= frame.left - slack &&
        box.right <= frame.right + slack &&
        box.top >= frame.top - slack &&
        box.bottom <= frame.bottom + slack;
      if (!isIn) outside.push(text.trim());
    }
    const root = document.documentElement;
    return {
      k: Number(wall.style.getPropertyValue('--k')),
      smallest,
      outside,
      scrolls: root.scrollWidth > innerWidth || root.scrollHeight > innerHeight,
    };
  });
}
