import { describe, expect, it } from 'vitest';
import { canvasOf } from '../canvas.js';
import { besideVisit, layOutVisit } from './visit-layout.js';

/** Modules of a code of version 4 with its quiet zone, and the logical pixels of one that are read from four metres. */
const MODULES = 41;
const READ = 6.3;

describe('a visit beside the scene', () => {
  it.each([3, 4, 6, 8, 9].flatMap((k) => (['landscape', 'portrait'] as const).map((orientation) => [k, orientation] as const)))(
    'keeps its code readable and off the scene at k = %d, %s',
    (k, orientation) => {
      const page = canvasOf({ k, orientation, room: null }, null, false);
      const left = besideVisit(page);
      expect(left.k).toBeLessThanOrEqual(6);
      for (const isFirst of [true, false]) {
        const { box, qr } = layOutVisit(left, isFirst);
        expect(qr / MODULES).toBeGreaterThan(READ);
        expect(qr).toBeLessThanOrEqual(Math.min(box.width, box.height));
        const isBelow = orientation === 'portrait';
        expect(isBelow ? left.field.height + box.height : left.field.width + box.width).toBeLessThan(
          isBelow ? page.field.height : page.field.width,
        );
      }
    },
  );
});
