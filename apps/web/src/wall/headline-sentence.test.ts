import { describe, expect, it } from 'vitest';
import { sampleBoard } from '../shared/sample-board.js';
import { textWidth } from '../shared/text-width.js';
import { headlineSentence } from './headline-sentence.js';

interface Situation {
  readonly asOf?: string;
  readonly year?: number;
  readonly gap?: number | null;
  readonly month?: number | null;
  readonly stale?: string;
  readonly absent?: 'belum-ada-anggaran' | 'anggaran-nol' | 'belum-melapor';
  readonly absorption?: number;
}

function say(
  { asOf = '2026-11-24', year = 2026, gap = -0.079, month = 0.083, stale, absent, absorption = 0.712 }: Situation,
  language: 'id' | 'en' = 'id',
): string {
  const sample = sampleBoard();
  const totals = { ...sample.totals, absorption: absent ? null : absorption, absent: absent ? { absorption: absent } : {} };
  const board = { year, asOf, totals, summary: { ...sample.summary, gap, monthChange: month } };
  const lines = headlineSentence({ board, staleSince: stale ?? null, language });
  for (const line of lines) expect(textWidth(line.map((p) => p.text).join(''), 53)).toBeLessThanOrEqual(800);
  return lines.map((line) => line.map((p) => (p.strong ? `*${p.text}*` : p.text)).join('')).join(' | ');
}

describe('the sentence under the hero figure', () => {
  it.each<[Situation, string]>([
    [{}, 'Naik 8,3 poin bulan ini, masih | *7,9 di bawah rencana kas.*'],
    [{ gap: 0.021 }, 'Naik 8,3 poin bulan ini, | *2,1 di atas rencana kas.*'],
    [{ gap: 0 }, 'Naik 8,3 poin bulan ini, | *tepat sesuai rencana kas.*'],
    [{ gap: 0.0004 }, 'Naik 8,3 poin bulan ini, | *tepat sesuai rencana kas.*'],
    [{ gap: -0.0004 }, 'Naik 8,3 poin bulan ini, | *tepat sesuai rencana kas.*'],
    [{ gap: -0.0005 }, 'Naik 8,3 poin bulan ini, masih | *0,1 di bawah rencana kas.*'],
    [{ month: 0 }, 'Belum bergerak bulan ini, | *7,9 di bawah rencana kas.*'],
    [{ month: 0.0004 }, 'Belum bergerak bulan ini, | *7,9 di bawah rencana kas.*'],
    [{ month: -0.004 }, 'Turun 0,4 poin bulan ini, | *7,9 di bawah rencana kas.*'],
    [{ month: -0.004, gap: 0.01 }, 'Turun 0,4 poin bulan ini, | *1,0 di atas rencana kas.*'],
    [{ month: null }, 'Hari ini serapan | *7,9 di bawah rencana kas.*'],
    [{ month: null, gap: 0.05 }, 'Hari ini serapan | *5,0 di atas rencana kas.*'],
    [{ gap: null }, 'Naik 8,3 poin bulan ini, | *rencana kas belum ada.*'],
    [{ gap: null, month: null }, 'Serapan sampai hari ini. | *rencana kas belum ada.*'],
    [{ gap: null, month: 0 }, 'Belum bergerak bulan ini, | *rencana kas belum ada.*'],
    [{ asOf: '2026-01-01', month: 0, gap: 0 }, 'Tahun anggaran baru mulai, | *tepat sesuai rencana kas.*'],
    [{ asOf: '2026-01-20', month: 0.012, gap: -0.011 }, 'Naik 1,2 poin bulan ini, | *1,1 di bawah rencana kas.*'],
    [{ asOf: '2026-02-03', month: 0.001, gap: -0.06 }, 'Naik 0,1 poin bulan ini, masih | *6,0 di bawah rencana kas.*'],
    [{ asOf: '2026-12-30' }, 'Naik 8,3 poin bulan ini, masih | *7,9 di bawah rencana kas.*'],
    [{ asOf: '2026-12-31' }, 'Tahun anggaran berakhir | *7,9 di bawah rencana kas.*'],
    [{ asOf: '2026-12-31', gap: 0 }, 'Tahun anggaran berakhir | *tepat sesuai rencana kas.*'],
    [{ asOf: '2027-01-14', gap: 0.012 }, 'Tahun anggaran berakhir | *1,2 di atas rencana kas.*'],
    [{ asOf: '2025-12-30', gap: 0, month: null, absorption: 0 }, 'Tahun anggaran belum mulai: | *tepat sesuai rencana kas.*'],
    [{ gap: -0.5 }, 'Naik 8,3 poin bulan ini, masih | *50,0 di bawah rencana kas.*'],
    [{ gap: 0.3, month: 0.25 }, 'Naik 25,0 poin bulan ini, | *30,0 di atas rencana kas.*'],
    [{ stale: 'Jumat 16.10', gap: -0.081 }, '*Data Jumat 16.10:* saat itu | 8,1 poin di bawah rencana.'],
    [{ stale: 'Jumat 16.10', gap: 0.081 }, '*Data Jumat 16.10:* saat itu | 8,1 poin di atas rencana.'],
    [{ stale: 'Jumat 16.10', gap: 0 }, '*Data Jumat 16.10:* saat itu | tepat sesuai rencana kas.'],
    [{ stale: '3 Okt 2025', gap: null }, '*Data 3 Okt 2025:* saat itu | serapan 71,2%.'],
    [{ stale: '3 Okt 16.10' }, '*Data 3 Okt 16.10:* saat itu | 7,9 poin di bawah rencana.'],
    [{ stale: 'Jumat 16.10', absent: 'belum-melapor' }, 'Belum ada realisasi | *yang dilaporkan.*'],
    [{ stale: '08.00', asOf: '2026-12-31' }, '*Data 08.00:* saat itu | 7,9 poin di bawah rencana.'],
    [{ absent: 'belum-ada-anggaran' }, 'Anggaran belum diimpor: | *serapan belum terhitung.*'],
    [{ absent: 'anggaran-nol' }, 'Pagu tercatat nol rupiah: | *serapan belum terhitung.*'],
    [{ absent: 'belum-melapor' }, 'Belum ada realisasi | *yang dilaporkan.*'],
  ])('%j', (situation, sentence) => expect(say(situation)).toBe(sentence));

  it.each<[Situation, string]>([
    [{}, 'Up 8.3 points this month, still | *7.9 below the cash plan.*'],
    [{ gap: 0.021 }, 'Up 8.3 points this month, | *2.1 above the cash plan.*'],
    [{ gap: null, month: null }, 'Absorption up to today. | *there is no cash plan yet.*'],
    [{ stale: 'Friday 16:10' }, '*Data of Friday 16:10:* then | 7.9 points below plan.'],
    [{ absent: 'anggaran-nol' }, 'The ceiling is zero rupiah: | *no absorption known yet.*'],
    [{ asOf: '2026-12-31' }, 'The fiscal year ended | *7.9 below the cash plan.*'],
  ])('in English: %j', (situation, sentence) => expect(say(situation, 'en')).toBe(sentence));
});
