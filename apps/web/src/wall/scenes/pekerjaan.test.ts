import { orientations } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { canvasOf, NO_WISH } from '../canvas.js';
import { layOutWorks, listedWorks, worksPages } from './pekerjaan-layout.js';
import { sampleWorks } from './pekerjaan-sample.js';

const panel = sampleWorks().panels.pekerjaan;
if (!panel) throw new Error('contoh tanpa pekerjaan');
const canvases = orientations.flatMap((orientation) =>
  Array.from({ length: 61 }, (_, i) => canvasOf({ ...NO_WISH, k: 3 + i / 10, orientation }, null, false)),
);

describe('the scene Pekerjaan', () => {
  it('leaves land for the map and room for the rows, inside the field; from afar each has pages of its own', () => {
    for (const canvas of canvases) {
      const { map, list, apart, perPage, row } = layOutWorks(canvas);
      const { frame } = map;
      expect(Math.min(frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom)).toBeGreaterThan(250);
      expect(list.y + list.height).toBeLessThanOrEqual(canvas.field.height + 0.001);
      expect(row).toBeGreaterThanOrEqual(146 * canvas.scale - 0.001);
      expect(perPage * row).toBeLessThanOrEqual(list.height - 139 * canvas.scale);
      expect(apart).toBe(canvas.density === 'far');
      expect(worksPages(panel, layOutWorks(canvas))).toBe((apart ? 1 : 0) + Math.ceil(listedWorks(panel, perPage).length / perPage));
    }
  });

  it('lists what is behind or silent, and fills the first page with others', () => {
    expect(listedWorks(panel, 4).map(({ key }) => key)).toEqual(['1', '2', '3', '4']);
    expect(listedWorks(panel, 5)).toHaveLength(5);
    expect(listedWorks(panel, 9)).toHaveLength(6);
    const many = { ...panel, works: Array.from({ length: 60 }, () => panel.works[0] as (typeof panel.works)[number]) };
    expect(listedWorks(many, 4)).toHaveLength(16);
  });
});
