import { sceneIds } from '@lcc/contract';
import { describe, expect, it } from 'vitest';
import { beats } from './beats/index.js';
import { moved } from './moves.js';

const LIST = ['satu', 'dua', 'tiga'];
const at = (beat: string, held = false) => ({ beat, held });

describe('a move of the tour', () => {
  it('goes on and back, and stays at the ends', () => {
    expect(moved(LIST, at('satu'), { move: 'next' })).toEqual(at('dua'));
    expect(moved(LIST, at('tiga'), { move: 'next' })).toEqual(at('tiga'));
    expect(moved(LIST, at('dua'), { move: 'back' })).toEqual(at('satu'));
    expect(moved(LIST, at('satu'), { move: 'back' })).toEqual(at('satu'));
  });

  it('holds and lets go; a step lets go too', () => {
    expect(moved(LIST, at('dua'), { move: 'hold' })).toEqual(at('dua', true));
    expect(moved(LIST, at('dua', true), { move: 'hold' })).toEqual(at('dua'));
    expect(moved(LIST, at('dua', true), { move: 'next' })).toEqual(at('tiga'));
  });

  it('jumps to a beat of the list and to no other, and begins anew', () => {
    expect(moved(LIST, at('satu'), { move: 'jump', beat: 'tiga' })).toEqual(at('tiga'));
    expect(moved(LIST, at('satu'), { move: 'jump', beat: 'empat' })).toBeNull();
    expect(moved(LIST, at('tiga', true), { move: 'reset' })).toEqual(at('satu'));
  });

  it('counts a beat that is gone from the list as the first', () => {
    expect(moved(LIST, at('lama'), { move: 'next' })).toEqual(at('dua'));
  });
});

describe('the beats', () => {
  it('stage what they play, and nothing before what it needs', () => {
    for (const { staged, plays } of beats) {
      if (plays) expect(staged).toContain(plays);
      expect(staged.includes('janji') ? staged : [...staged, 'janggal']).toContain('janggal');
      expect(staged.includes('diam') ? staged : [...staged, 'denyut']).toContain('denyut');
    }
    expect(beats[0]?.staged).toEqual([]);
  });

  it('have names of their own, a scene of the wall, and words in both languages', () => {
    expect(new Set(beats.map(({ id }) => id)).size).toBe(beats.length);
    for (const { scene, title, says, cues } of beats) {
      expect(sceneIds).toContain(scene);
      for (const words of [title, says, ...cues]) expect([words.id.length > 0, words.en.length > 0]).toEqual([true, true]);
      for (const language of ['id', 'en'] as const)
        expect(says[language].split(/[.?!](?:\s|$)/).filter(Boolean).length).toBeLessThanOrEqual(2);
    }
  });
});
