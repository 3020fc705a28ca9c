// @vitest-environment happy-dom
import type { VisitFigure, VisitFigures } from '@lcc/contract';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { FigureList, figureText } from './figure-list.js';

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

const figure = (part: Partial<VisitFigure>): VisitFigure => ({
  label: { id: 'Serapan', en: 'Spent' },
  kind: 'share',
  metric: 'absorption',
  scope: 'region',
  value: 0.5,
  absent: null,
  revision: 7,
  ...part,
});

function shown(told: VisitFigures | null): HTMLElement {
  const host = document.createElement('div');
  act(() => createRoot(host).render(<FigureList told={told} />));
  return host;
}

describe('a figure on a guest’s phone', () => {
  it.each<[Partial<VisitFigure>, string, string]>([
    [{ value: 0.7189 }, '71,9%', '71.9%'],
    [{ kind: 'points', value: -0.0796 }, '−8,0\u00a0poin', '−8.0\u00a0points'],
    [{ kind: 'points', value: 0.01 }, '+1,0\u00a0poin', '+1.0\u00a0points'],
    [{ kind: 'money', value: '1950000000000.00' }, 'Rp\u00a01,95 triliun', 'Rp\u00a01.95 trillion'],
    [{ kind: 'count', value: 1234 }, '1.234', '1,234'],
    [{ value: null }, 'belum diketahui', 'not known yet'],
  ])('%j is written %s', (part, id, en) => {
    expect([figureText(figure(part), 'id'), figureText(figure(part), 'en')]).toEqual([id, en]);
  });

  it('carries its exact value and revision, and the reason where there is none', () => {
    const figures = [figure({}), figure({ kind: 'points', metric: 'gap', value: null, absent: 'belum-ada-rencana-kas' })];
    const host = shown({ beat: 'rencana', nature: 'SIMULASI', asOf: '2026-11-24', figures, staged: null });
    const [share, gap] = host.querySelectorAll<HTMLElement>('[data-metric]');
    expect({ ...share?.dataset }).toEqual({ metric: 'absorption', scope: 'region', value: '0.5', revision: '7' });
    expect([gap?.dataset.value, gap?.dataset.absent]).toEqual(['', 'belum-ada-rencana-kas']);
    expect(host.textContent).toContain('Angka rekaan, keadaan 24 Nov 2026');
    expect(host.querySelector('.tamu-bilah u')).toBeNull(); // no plan is drawn that nobody knows
  });

  it('says that there is nothing yet instead of zero', () => {
    expect(shown({ beat: 'rencana', nature: 'SIMULASI', asOf: null, figures: [], staged: null }).textContent).toContain(
      'Angka belum tersedia',
    );
    expect(shown(null).textContent).toBe('');
  });
});
