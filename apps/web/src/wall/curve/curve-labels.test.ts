import { addDays } from '@lcc/domain/values';
import { describe, expect, it } from 'vitest';
import { sampleBoard } from '../../shared/sample-board.js';
import type { Box } from '../box.js';
import { placeCurveLabels } from './curve-labels.js';
import { curveModel } from './curve-model.js';
import { boxesOverlap, segmentHitsBox } from './label-places.js';
import { lineOf, plotOf } from './plot.js';

const TEXTS = { plan: 'RAK 100,0%', real: 'Realisasi 100,0%' };

describe('labels of the S-curve', () => {
  const days = Array.from({ length: 25 }, (_, i) => addDays('2026-01-01', i * 15));
  const cases = days.flatMap((asOf) => [0.55, 0.9, 1.05].map((pace) => ({ asOf, pace })));

  it.each(cases)('touch no line and not each other on $asOf at pace $pace', ({ asOf, pace }) => {
    const board = sampleBoard({ year: 2026, asOf, pace });
    const model = curveModel(board);
    const plot = plotOf({ width: 1068, height: 572 }, 1, model.top, board.summary.projection !== null);
    const layout = placeCurveLabels(plot, model, TEXTS);
    const boxes = [layout.plan, layout.real].filter((b): b is Box => b !== null);
    expect(boxes).toHaveLength(2);
    const [a, b] = boxes;
    expect(a && b && boxesOverlap(a, b, 0)).toBe(false);
    for (const pick of ['plan', 'real'] as const) {
      const line = lineOf(plot, model, pick);
      line.forEach((p, i) => {
        const before = line[i - 1];
        if (before) for (const box of boxes) expect(segmentHitsBox(before, p, box, 4)).toBe(false);
      });
    }
  });
});
