import type { Beat } from '../beat.js';
import { counted } from '../figures.js';

/** A source falls silent, and the wall says so by itself. */
export const sources: Beat = {
  id: 'sumber',
  scene: 'sumber-layar',
  title: { id: 'Sebuah sumber berhenti mengirim', en: 'A source stops telling' },
  says: {
    id: 'Setiap sumber punya jam sendiri. Yang diam dua kali iramanya disebut basi, tanpa ada yang menekan tombol.',
    en: 'Every source has its own clock. One that is silent for twice its cadence is called stale, and nobody presses a button.',
  },
  cues: [
    { id: 'Tunggu dua puluh detik: lampunya berbalik sendiri.', en: 'Wait twenty seconds: its lamp turns by itself.' },
    { id: 'Ucapkan: angka lama tidak disamarkan sebagai baru.', en: 'Say: an old figure never passes for a new one.' },
  ],
  staged: ['denyut', 'mundur', 'janggal', 'janji', 'diam'],
  plays: 'diam',
  figures: ({ sources: all, summary, revision }) => [
    counted('sources', all.length, revision, { id: 'Sumber data', en: 'Sources of data' }),
    counted('reported', summary.reported, summary.revision, { id: 'OPD sudah melapor', en: 'Agencies that reported' }),
    counted('silent', summary.silent, summary.revision, { id: 'OPD tidak melapor', en: 'Agencies that did not' }),
  ],
};
