import { orientations } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import type { Box } from '../box.js';
import { canvasOf, NO_WISH } from '../canvas.js';
import { layOutFive } from './five-columns.js';
import { ringkasPages } from './ringkas-layout.js';

const FACTORS = Array.from({ length: 61 }, (_, i) => 3 + i / 10);
const canvases = orientations.flatMap((orientation) => FACTORS.map((k) => canvasOf({ ...NO_WISH, k, orientation }, null, false)));

const apart = (a: Box, b: Box): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('the pages of Ringkas', () => {
  it('hold every part once, inside the field and clear of each other, from any seat', () => {
    for (const canvas of canvases) {
      const pages = ringkasPages(canvas);
      expect(pages.flatMap((page) => Object.keys(page)).sort()).toEqual(['curve', 'figures', 'five', 'head']);
      for (const page of pages) {
        const boxes = Object.values(page);
        for (const box of boxes) {
          expect(Math.min(box.x, box.y, box.width, box.height)).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(canvas.field.width + 0.001);
          expect(box.y + box.height).toBeLessThanOrEqual(canvas.field.height + 0.001);
        }
        expect(boxes.every((a, i) => boxes.slice(i + 1).every((b) => apart(a, b)))).toBe(true);
      }
    }
  });

  it('give the five units rows that hold their text, and columns that fit', () => {
    for (const { scale, ...canvas } of canvases) {
      const box = ringkasPages({ ...canvas, scale }).flatMap((page) => page.five ?? [])[0] as Box;
      const layout = layOutFive(box, scale, true);
      expect(layout.row).toBeGreaterThanOrEqual(57 * scale);
      expect(layout.columns).toContain('gap');
      expect(layout.template.reduce((a, b) => a + b)).toBeLessThanOrEqual(box.width - 54 + 0.001);
    }
  });
});

describe('the canvas', () => {
  const screen = { id: 'l', name: 'L', scenes: null, diagonalInch: 65, seatM: 4, orientation: 'portrait', room: 'light' } as const;

  it('is that of the screen, unless the address asks for another', () => {
    const own = canvasOf(NO_WISH, screen, false);
    expect([Math.round(own.k * 10) / 10, own.orientation, own.room, own.density]).toEqual([4.9, 'portrait', 'light', 'standard']);
    expect(canvasOf({ k: 4, orientation: 'landscape', room: 'dark' }, screen, true)).toMatchObject({
      k: 4,
      density: 'near',
      orientation: 'landscape',
      room: 'dark',
      field: { width: 1848, height: 792 },
    });
  });

  it('follows the window where nothing is known, and never draws smaller than k = 3 or larger than k = 9', () => {
    expect([canvasOf(NO_WISH, null, true).orientation, canvasOf(NO_WISH, null, false).orientation]).toEqual(['portrait', 'landscape']);
    expect([canvasOf(NO_WISH, { ...screen, seatM: 1 }, false).k, canvasOf(NO_WISH, { ...screen, seatM: 20 }, false).k]).toEqual([3, 9]);
  });
});
