import { orientations } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { canvasOf, NO_WISH } from '../canvas.js';
import { layOutPapan } from './papan-layout.js';
import { petaPages } from './peta-layout.js';

const FACTORS = Array.from({ length: 61 }, (_, i) => 3 + i / 10);
const canvases = orientations.flatMap((orientation) => FACTORS.map((k) => canvasOf({ ...NO_WISH, k, orientation }, null, false)));

describe('the rows of Papan OPD', () => {
  it('are 60/k a page (upright fewer, where two lines need it), tall enough for their text, and fit with every group on one page', () => {
    for (const canvas of canvases) {
      const { perPage, rowHeight, head } = layOutPapan(canvas);
      const upright = canvas.orientation === 'portrait';
      if (!upright) expect(perPage).toBe(Math.floor(60 / canvas.k));
      expect(perPage).toBeLessThanOrEqual(Math.floor(60 / canvas.k));
      for (const groups of [1, 2, 3, 4, 5]) {
        const height = rowHeight(groups);
        expect(height).toBeGreaterThanOrEqual((upright ? 94 : 54) * canvas.scale - 0.001);
        const used = head + perPage * height + groups * (18 + (upright ? 60 * canvas.scale : 0));
        expect(used).toBeLessThanOrEqual(canvas.field.height - 48 * canvas.scale);
      }
    }
  });

  it('keep their columns in order and inside the field', () => {
    for (const canvas of canvases) {
      const { name, bar, columns, group } = layOutPapan(canvas);
      const edge = group ?? canvas.field.width;
      expect(columns.map((c) => c.id)).toContain('gap');
      for (const column of columns) expect(column.right).toBeLessThanOrEqual(edge);
      for (const [i, column] of columns.entries()) if (i > 0) expect(column.right).toBeGreaterThan(columns[i - 1]?.right ?? 0);
      expect(bar.width).toBeGreaterThanOrEqual(200 * canvas.scale);
      expect(name.width).toBeGreaterThanOrEqual(300 * canvas.scale);
      if (group !== null) expect(bar.x).toBeGreaterThanOrEqual(name.x + name.width);
    }
  });
});

describe('the pages of Peta', () => {
  it('leave land for the map and at least three lines for the list', () => {
    for (const canvas of canvases) {
      const [first, ...more] = petaPages(canvas);
      const { frame } = first?.map ?? {};
      expect(frame && Math.min(frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom)).toBeGreaterThan(250);
      expect(first?.list?.lines).toBeGreaterThanOrEqual(3);
      expect(first?.list?.line).toBeGreaterThanOrEqual(62 * canvas.scale);
      expect(more.some((page) => page.facts)).toBe(canvas.density === 'far');
    }
  });
});
