import { describe, expect, it } from 'vitest';
import { ageText, clockText, dateText, sinceText } from './time-format.js';

describe('times in WIB', () => {
  const at = (text: string) => Date.parse(`${text}+07:00`);
  const now = at('2026-11-24T10:34:07');

  it('writes clock and date', () =>
    expect([clockText(now, 'id'), clockText(now, 'en'), dateText(now, 'id'), dateText(now, 'id', false)]).toEqual([
      '10.34',
      '10:34',
      'Sel 24 Nov',
      '24 Nov',
    ]));

  it.each([
    ['2026-11-24T10:02:00', '10.02'],
    ['2026-11-20T16:10:00', 'Jumat 16.10'],
    ['2026-10-03T16:10:00', '3 Okt 16.10'],
    ['2025-10-03T16:10:00', '3 Okt 2025'],
  ])('since %s → %s', (when, text) => expect(sinceText(at(when), now, 'id')).toBe(text));

  it('tells ages in their largest unit', () =>
    expect([30_000, 36 * 60_000, 31 * 3_600_000, 3 * 86_400_000].map((ms) => ageText(ms, 'id'))).toEqual([
      'baru saja',
      '36 mnt',
      '31 jam',
      '3 hari',
    ]));
});
