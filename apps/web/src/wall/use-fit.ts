import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useCanvas } from './canvas.js';

/**
 * A line that gives up parts until the rest fits: elements with `data-giveup="1"` go first, then `"2"`, …; an element with
 * `data-instead="2"` takes the place of those given up with it. Measured on the glass, because what a line holds depends on names, dates and
 * languages nobody foresaw.
 * @param steps how many numbers of parts there are
 */
export function useFit<E extends HTMLElement>(steps: number): RefObject<E | null> {
  const ref = useRef<E>(null);
  const canvas = useCanvas();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another canvas has other text sizes in the same line
  useLayoutEffect(() => {
    const line = ref.current;
    if (!line) return;
    const refit = () => fitLine(line, steps);
    refit();
    void document.fonts?.ready.then(refit);
    const texts = new MutationObserver(refit);
    texts.observe(line, { subtree: true, childList: true, characterData: true });
    const widths = new ResizeObserver(refit);
    widths.observe(line);
    return () => {
      texts.disconnect();
      widths.disconnect();
    };
  }, [canvas, steps]);
  return ref;
}

function fitLine(line: HTMLElement, steps: number): void {
  line.dataset.fit = '';
  for (let step = 1; step <= steps && line.scrollWidth > line.clientWidth; step++) line.dataset.fit += ` ${step}`;
}
