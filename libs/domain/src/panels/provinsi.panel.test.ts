import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoardState } from '../board/index.js';
import type { RegencyStandingFact } from '../facts/index.js';
import { senToWire } from '../values/index.js';
import { provinsiPanel } from './provinsi.panel.js';

const standing = (regency: string, date: string, told: Partial<RegencyStandingFact> = {}): RegencyStandingFact => ({
  kind: 'regency-standing',
  region: '12.00',
  year: 2026,
  date,
  regency,
  name: `Kabupaten ${regency}`,
  ceiling: 100n,
  realization: 40n,
  dataAsOf: date,
  currentUntil: '2026-12-31',
  epoch: 'awal',
  boardRevision: 1,
  ...told,
});
const NEVER = { ceiling: null, realization: null, dataAsOf: null, currentUntil: null, boardRevision: 0 };

function boardOf(facts: readonly RegencyStandingFact[], asOf = '2026-11-24'): BoardState {
  const state = new BoardState('12.00', 2026, asOf);
  const known = new Map<string, RegencyStandingFact>();
  for (const [i, after] of facts.entries()) {
    const key = `${after.regency}|${after.date}`;
    state.apply({ revision: i + 1, before: known.get(key) ?? null, after, firstRecordedOn: after.date });
    known.set(key, after);
  }
  return state;
}

describe('the panel Provinsi', () => {
  it('is not there where no regency was told of', () => {
    expect(provinsiPanel.view(boardOf([]))).toBeNull();
  });

  it('leaves a silent regency and one that never told out of every sum, and gives no rate without them', () => {
    const facts = [
      standing('12.05', '2026-11-20'),
      standing('12.18', '2026-11-20', { ceiling: 900n, realization: 1n, currentUntil: '2026-11-22' }),
      standing('12.71', '2026-11-20', NEVER),
    ];
    const view = provinsiPanel.view(boardOf(facts));
    expect(view).toMatchObject({ ceiling: '1.00', realization: '0.40', current: 1, absorption: null });
    expect(view?.regencies.map(({ code, state, realization }) => [code, state, realization])).toEqual([
      ['12.05', 'lapor', '0.40'],
      ['12.18', 'bisu', '0.01'],
      ['12.71', 'belum', null],
    ]);
    expect(provinsiPanel.view(boardOf(facts.slice(2)))).toMatchObject({ ceiling: null, realization: null, current: 0, absorption: null });
    expect(provinsiPanel.view(boardOf(facts.slice(0, 1)))?.absorption).toBe(0.4);
  });

  it('shows an earlier day as it was told then', () => {
    const facts = [standing('12.05', '2026-11-20'), standing('12.05', '2026-11-23', { realization: 70n })];
    expect(provinsiPanel.view(boardOf(facts, '2026-11-22'))?.realization).toBe('0.40');
    expect(provinsiPanel.view(boardOf(facts))?.realization).toBe('0.70');
  });

  it('has another tag for another state of any board, and the same for the same', () => {
    const tag = (revision: number) =>
      provinsiPanel.view(boardOf([standing('12.05', '2026-11-20', { boardRevision: revision }), standing('12.18', '2026-11-20')]))?.tag;
    expect(tag(1)).toBe(tag(1));
    expect(tag(1)).not.toBe(tag(2));
  });

  it('is the plain sum over those that are current, whatever is told in which order and who falls silent', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-11-${String(d).padStart(2, '0')}`);
    const amount = fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }), { freq: 5 });
    const told = fc.record({
      regency: fc.constantFrom('12.01', '12.05', '12.18', '12.71', '12.75'),
      date: day,
      ceiling: amount,
      realization: amount,
      currentUntil: fc.option(day, { freq: 8 }),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 40 }), day, (tellings, asOf) => {
        const facts = tellings.map(({ regency, date, ...rest }) => standing(regency, date, rest));
        const last = new Map<string, RegencyStandingFact>();
        for (const fact of facts) if (fact.date <= asOf && fact.date >= (last.get(fact.regency)?.date ?? '')) last.set(fact.regency, fact);
        let [ceiling, realization, current] = [0n, 0n, 0];
        for (const fact of last.values())
          if (fact.ceiling !== null && fact.realization !== null && fact.currentUntil !== null && asOf <= fact.currentUntil) {
            ceiling += fact.ceiling;
            realization += fact.realization;
            current++;
          }
        const view = provinsiPanel.view(boardOf(facts, asOf));
        expect(view === null).toBe(last.size === 0);
        if (last.size === 0) return;
        expect(view?.regencies.map(({ code }) => code)).toEqual([...last.keys()].sort());
        expect([view?.current, view?.ceiling, view?.realization]).toEqual(
          current === 0 ? [0, null, null] : [current, senToWire(ceiling), senToWire(realization)],
        );
        if (current < last.size) expect(view?.absorption).toBeNull();
      }),
    );
  });
});
