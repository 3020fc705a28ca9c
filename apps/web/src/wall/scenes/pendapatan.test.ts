import { orientations, type RevenueRow } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { canvasOf, NO_WISH } from '../canvas.js';
import { layOutRevenue, revenuePages, revenueSlots } from './pendapatan-layout.js';
import { sampleRevenue } from './pendapatan-sample.js';

const panel = sampleRevenue().panels.pendapatan;
if (!panel) throw new Error('contoh tanpa pendapatan');
const canvases = orientations.flatMap((orientation) =>
  Array.from({ length: 61 }, (_, i) => canvasOf({ ...NO_WISH, k: 3 + i / 10, orientation }, null, false)),
);

describe('the scene Pendapatan', () => {
  it('keeps its parts inside the field and its columns in order, with room for names and bars', () => {
    for (const canvas of canvases) {
      const layout = layOutRevenue(canvas);
      for (const box of [layout.figure, layout.chart, ...(layout.own ? [layout.own] : [])]) {
        expect(box.x + box.width).toBeLessThanOrEqual(canvas.field.width + 0.001);
        expect(box.y + box.height).toBeLessThanOrEqual(canvas.field.height + 0.001);
      }
      const { bar, percent, points, chart } = layout;
      expect(bar.width).toBeGreaterThanOrEqual(150 * canvas.scale);
      expect(points).toBeLessThan(chart.width);
      expect(points - (percent ?? bar.x + bar.width)).toBeGreaterThanOrEqual(189 * canvas.scale);
    }
  });

  it('fills the chart with rows as thick as their targets, none too low for its words', () => {
    for (const canvas of canvases) {
      const layout = layOutRevenue(canvas);
      for (const { rows } of revenuePages(panel, layout)) {
        const slots = revenueSlots(rows, layout.chart, canvas.scale);
        const last = slots.at(-1);
        expect((last?.top ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(layout.chart.height - 63 * canvas.scale);
        for (const slot of slots) expect(slot.height).toBeGreaterThanOrEqual(61.9 * canvas.scale);
        const perPixel = slots.flatMap(({ bar }, i) => (bar > 5 ? [Number(rows[i]?.target) / bar] : []));
        for (const each of perPixel) expect(each / (perPixel[0] ?? 1)).toBeCloseTo(1, 6);
      }
    }
  });

  it('shows every row once, and own revenue on pages of its own where it has no place beside', () => {
    for (const canvas of canvases) {
      const layout = layOutRevenue(canvas);
      const shown = revenuePages(panel, layout).flatMap(({ rows }): readonly RevenueRow[] => rows);
      const expected = [...panel.kinds, ...(layout.own ? [] : panel.own), ...panel.taxes];
      expect(shown).toEqual(expected);
    }
  });
});
