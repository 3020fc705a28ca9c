import { describe, expect, it } from 'vitest';
import { sampleCases } from '../scenes/anomali-sample.js';
import { NOTHING_MET, siagaNext, TAKEOVER_MS, takeoverLeft } from './siaga-turn.js';

const card = sampleCases().panels.anomali?.siaga ?? null;
const other = card && { ...card, id: 'lain' };

describe('the takeover of a critical case', () => {
  it('is not given to what stood there when the page was opened', () => {
    const opened = siagaNext(NOTHING_MET, card, 0);
    expect(takeoverLeft(siagaNext(opened, card, 1_000), card, 1_000)).toBe(0);
  });

  it('lasts ninety seconds, once, and ends when the case is taken', () => {
    const opened = siagaNext(NOTHING_MET, null, 0);
    const came = siagaNext(opened, card, 1_000);
    expect(takeoverLeft(came, card, 1_000)).toBe(TAKEOVER_MS);
    expect(takeoverLeft(came, card, 61_000)).toBe(30_000);
    expect(takeoverLeft(siagaNext(came, card, 200_000), card, 200_000)).toBe(0);
    expect(takeoverLeft(siagaNext(came, null, 2_000), null, 2_000)).toBe(0);
    expect(takeoverLeft(siagaNext(siagaNext(came, null, 2_000), card, 300_000), card, 300_000)).toBe(0);
  });

  it('is given to a second one when that comes, and again when a case is raised anew', () => {
    const came = siagaNext(siagaNext(NOTHING_MET, null, 0), card, 1_000);
    expect(takeoverLeft(siagaNext(came, other, 5_000), other, 5_000)).toBe(TAKEOVER_MS);
    const anew = card && { ...card, raisedOn: '2027-01-04' };
    expect(takeoverLeft(siagaNext(came, anew, 200_000), anew, 200_000)).toBe(TAKEOVER_MS);
  });
});
