import { orientations } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { canvasOf, NO_WISH } from '../canvas.js';
import { layOutPapan } from './papan-layout.js';
import { petaPages } from './peta-layout.js';
import { layOutProvinsi } from './provinsi-layout.js';
import { fileWidth, layOutSumber } from './sumber-layout.js';
import { countSources, sourceLines } from './sumber-sources.js';

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

describe('the table of Provinsi', () => {
  it('fits the field with its sum and foot, keeps its figures in order and room for a name, and always shows date and realization', () => {
    for (const canvas of canvases) {
      const { total, head, rows, row, name, columns, upright } = layOutProvinsi(canvas);
      expect(row).toBeGreaterThanOrEqual((upright ? 124 : 62) * canvas.scale - 0.001);
      expect(total + head + rows * row).toBeLessThanOrEqual(canvas.field.height - 56 * canvas.scale);
      expect(rows).toBeGreaterThanOrEqual(4);
      expect(name.width).toBeGreaterThanOrEqual(280 * canvas.scale);
      expect(columns.map(({ id }) => id)).toEqual(expect.arrayContaining(['date', 'realization']));
      for (const { right } of columns) {
        expect(right).toBeLessThanOrEqual(canvas.field.width);
        expect(right).toBeGreaterThan(upright ? name.x : name.x + name.width);
      }
    }
  });
});

describe('the table of Sumber dan Layar', () => {
  it('keeps its columns in order, inside the tile, and two lines upright', () => {
    for (const canvas of canvases) {
      const layout = layOutSumber(canvas);
      const { at, bar, columns, table, lines, upright } = layout;
      expect(lines).toBeGreaterThanOrEqual(3);
      expect(layout.line(lines) * lines + layout.head).toBeLessThanOrEqual(table.height);
      expect(layout.line(lines)).toBeGreaterThanOrEqual((upright ? 110 : 60) * canvas.scale);
      expect(at.bar + bar).toBeLessThanOrEqual(at.age);
      expect(at.age).toBeLessThanOrEqual(table.width - 28 + 0.001);
      if (columns.has('file')) expect(fileWidth(layout, canvas.scale)).toBeGreaterThan(250 * canvas.scale);
    }
  });
});

describe('the sources of a board', () => {
  const now = Date.parse('2026-11-24T10:34:07+07:00');
  const source = (id: string, cadenceHours: number, ageHours: number) => ({
    id,
    title: id,
    cadenceHours,
    lastAcceptedAt: new Date(now - ageHours * 3_600_000).toISOString(),
    dataAsOf: '2026-11-24',
    revision: 1,
  });
  const kinds = (sources: ReturnType<typeof source>[], year = 2026) =>
    sourceLines({ sources, year }, now).map((line) => [line.id, line.kind === 'read' ? line.reading.state : line.kind]);

  it('stand worst first by their own cadence, and those that a board needs and has not above them', () => {
    const sources = [source('sp2d', 24, 12), source('lkpp-spse', 24, 66), source('treasury', 24, 31), source('cash-plan', 8784, 300)];
    expect(kinds(sources)).toEqual([
      ['budget-lines', 'missing'],
      ['roster', 'missing'],
      ['lkpp-spse', 'basi'],
      ['treasury', 'terlambat'],
      ['sp2d', 'segar'],
      ['cash-plan', 'segar'],
    ]);
    expect(countSources(sourceLines({ sources, year: 2026 }, now))).toEqual({ missing: 2, stale: 1, late: 1, fresh: 2 });
  });

  it('of a year that is over owe nothing more', () => {
    const states = kinds([source('lra', 744, 9_000), source('cash-plan', 24, 99), source('roster', 24, 99)], 2025).map(
      ([, state]) => state,
    );
    expect(states).toEqual(['segar', 'segar', 'segar']);
  });
});
