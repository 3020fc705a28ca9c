import { expect, it } from 'vitest';
import { BoardState } from '../../board/board-state.js';
import type { CatalogueItemFact, Fact } from '../../facts/index.js';
import { CalendarFold, documentFolds } from '../../folds/index.js';
import { catalogueOf, evidenceAct } from '../core/example-prevention.js';
import { LegalTable } from '../core/legal.js';
import { explain } from '../core/sentence.js';
import { severityOf } from '../core/severity.js';
import { m01 } from './m01.detector.js';

function judged(today: string, ...facts: readonly Fact[]) {
  const state = new BoardState('12.05', 2026, today, documentFolds);
  for (const [i, after] of facts.entries()) state.apply({ revision: i + 1, before: null, after, firstRecordedOn: after.date });
  const context = { state, today, legal: new LegalTable(), calendar: state.fold(CalendarFold).calendar };
  return [...m01.subjects(context)].map((subject) => ({ subject, evaluation: m01.evaluate(subject, context) }));
}

it.each([
  ['2026-06-15', null],
  ['2026-06-16', 'info'],
  ['2026-06-22', 'info'],
  ['2026-06-23', 'rendah'],
  ['2026-06-29', 'rendah'],
  ['2026-06-30', 'sedang'],
  ['2026-07-06', 'sedang'],
  ['2026-07-07', 'tinggi'],
])('on %s a document due on 30 June that nobody brought is %s', (today, severity) => {
  const found = judged(today, ...catalogueOf('2026-06-30'));
  expect(found.map(({ evaluation: e }) => (e.outcome === 'RISK' ? severityOf(e.likelihood, e.amount) : null))).toEqual([severity]);
});

it('gathers the documents of one unit and area, and shows the rows that ask for the longest due', () => {
  const items = catalogueOf('2026-06-30');
  const [document] = items.slice(-1) as [CatalogueItemFact];
  const others = [2, 3, 4, 5, 6, 7].map((i) => ({ ...document, code: `1.1.${i}`, name: `Dokumen ${i}`, deadline: `2026-07-0${i}` }));
  const elsewhere = { ...document, code: '1.1.8', workUnit: '1.01.0.00.0.00.01.0000' };
  const acts = [
    evidenceAct('upload', '2026-06-01'),
    evidenceAct('return', '2026-06-03'),
    { ...evidenceAct('link', '2026-06-04'), code: '1.1.4' },
  ];
  const [first, second, ...more] = judged('2026-07-01', ...items, ...others, elsewhere, ...acts);
  expect(more).toEqual([]);
  expect(first?.subject).toEqual({ type: 'document', key: 'MCSP|1|1.03.0.00.0.00.01.0000', workUnit: '1.03.0.00.0.00.01.0000' });
  expect(second?.subject.workUnit).toBe('1.01.0.00.0.00.01.0000');
  expect(first && explain(m01, first.evaluation, 'id')).toBe(
    'Perencanaan: 6 dokumen belum ada; Perbup RKPD (1.03.0.00.0.00.01.0000) dikembalikan, tenggat 30 Jun 2026.',
  );
  const rows = first && 'evidence' in first.evaluation ? first.evaluation.evidence : [];
  expect(rows.map(({ kind, key }) => [kind, key])).toEqual(['1', '2', '3', '5', '6'].map((i) => ['prevention-item', `MCSP|1.1.${i}`]));
});
