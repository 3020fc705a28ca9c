import { orientations } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { canvasOf, NO_WISH } from '../canvas.js';
import { pencegahanPages, rowHeight } from './pencegahan-layout.js';
import { areaName } from './pencegahan-words.js';
import { LATE, layOutRencanaAksi } from './rencana-aksi-layout.js';

const canvases = orientations.flatMap((orientation) =>
  [3, 4, 5, 6, 7.5, 9].map((k) => canvasOf({ ...NO_WISH, k, orientation }, null, false)),
);

describe('the pages of Pencegahan', () => {
  it('show documents, scores, deadlines and years, inside the field, with rows that hold their text', () => {
    for (const canvas of canvases) {
      const pages = pencegahanPages(canvas);
      expect(pages.flatMap((page) => Object.keys(page)).sort()).toEqual(['areas', 'deadlines', 'indices', 'scores', 'years']);
      for (const { areas, scores, deadlines, years, indices } of pages)
        for (const box of [areas, scores, years, indices, ...(deadlines ?? [])]) {
          if (!box) continue;
          expect(box.x + box.width).toBeLessThanOrEqual(canvas.field.width + 0.001);
          expect(box.y + box.height).toBeLessThanOrEqual(canvas.field.height + 0.001);
          if (box === areas || box === scores) expect(rowHeight(box, 8, canvas.scale)).toBeGreaterThanOrEqual(44 * canvas.scale);
        }
    }
  });

  it('call areas by their short name, an unknown one by its own', () => {
    expect(['Optimalisasi Pajak Daerah', 'Pengelolaan BMD', 'Keuangan Desa'].map(areaName)).toEqual([
      'Pendapatan',
      'Aset daerah',
      'Keuangan Desa',
    ]);
  });
});

describe('the time line of Rencana Aksi', () => {
  it('holds several actions, its months, and the late ones by name', () => {
    for (const canvas of canvases) {
      const { time, late, rows, row, axis, named } = layOutRencanaAksi(canvas);
      expect(rows * row).toBeLessThanOrEqual(time.height);
      expect(rows).toBeGreaterThanOrEqual(3);
      expect([named(0), named(1)]).toEqual([0, 1]);
      expect(named(20)).toBeGreaterThanOrEqual(1);
      expect(named(20) * LATE * canvas.scale).toBeLessThanOrEqual(late.height);
      expect(axis.width).toBeGreaterThanOrEqual(12 * 44 * canvas.scale);
      expect(late.x + late.width).toBeLessThanOrEqual(canvas.field.width + 0.001);
    }
  });
});
