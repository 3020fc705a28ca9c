import { orientations, type ThreadFlow } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { canvasOf, NO_WISH } from '../canvas.js';
import { layOutThread } from './benang-layout.js';
import { threadsOf, threadUnit } from './benang-threads.js';
import { weaveHeights } from './benang-weave.js';
import { layOutStages } from './pengadaan-layout.js';

const sum = (billions: number, count = 3) => ({ count, amount: `${billions}000000000.00` });
const broken = (kind: string, billions: number) => ({ kind, ...sum(billions), example: null });
const flow: ThreadFlow = {
  channel: '12.05-2026',
  asOf: '2026-11-24',
  revision: 7,
  plan: sum(1_150),
  budget: sum(1_184),
  agreed: sum(1_000),
  paidOnAgreement: sum(760),
  paid: sum(772),
  stages: { planned: sum(900), announced: sum(880), contracted: sum(1_000), handedOver: sum(800), paid: sum(760) },
  breaks: [broken('budget-without-plan', 34), broken('agreement-without-package', 21), broken('payment-without-agreement', 12)],
  delays: [broken('package-late', 40), broken('agreement-overdue', 20), broken('agreement-delivered-unpaid', 10)],
};
const canvases = orientations.flatMap((orientation) =>
  Array.from({ length: 61 }, (_, i) => canvasOf({ ...NO_WISH, k: 3 + i / 10, orientation }, null, false)),
);

describe('the scenes Benang and Pengadaan', () => {
  it('have room for heads, threads that can be told apart, and what broke', () => {
    for (const canvas of canvases) {
      const { heads, flow: box, breaks } = layOutThread(canvas);
      for (const part of [heads, box, ...breaks]) {
        expect(part.x + part.width).toBeLessThanOrEqual(canvas.field.width + 0.001);
        expect(part.y + part.height).toBeLessThanOrEqual(canvas.field.height + 0.001);
      }
      expect(weaveHeights(box, threadsOf(flow, canvas.density), canvas.scale).gap).toBeGreaterThan(3);
      const { row, bar, under, count, table } = layOutStages(canvas);
      expect(row).toBeGreaterThanOrEqual(54 * canvas.scale);
      if (bar && !under && count !== null) expect(bar.x + bar.width).toBeLessThan(count);
      expect(count ?? 0).toBeLessThan(table.width);
    }
  });
});

describe('threads', () => {
  it('stand for a round sum, at most sixty of them', () => {
    expect(threadUnit(118_400_000_000_000n, 60)).toBe(2_000_000_000_000n);
    expect(threadUnit(5_900_000_000_000n, 60)).toBe(100_000_000_000n);
    expect(threadUnit(6_100_000_000_000n, 60)).toBe(200_000_000_000n);
    expect(threadUnit(10_000n, 60)).toBe(200n);
  });

  it('run as far as the money went, and a break is drawn however small', () => {
    expect(threadsOf(flow, 'standard')).toMatchObject({ planned: 58, agreed: 49, paid: 38, broken: [2, 1, 1] });
    const tiny = { ...flow, breaks: [broken('budget-without-plan', 0), ...flow.breaks.slice(1)] };
    expect(threadsOf(tiny, 'standard').broken[0]).toBe(0);
    const beyond = threadsOf({ ...flow, agreed: sum(2_000), paidOnAgreement: sum(1_900) }, 'standard');
    expect(beyond.agreed).toBeLessThanOrEqual(beyond.planned);
    expect(beyond.paid).toBeLessThanOrEqual(beyond.agreed);
  });
});
