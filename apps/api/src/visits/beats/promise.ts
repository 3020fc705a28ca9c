import type { Beat } from '../beat.js';
import { counted } from '../figures.js';

/** Somebody takes the case and promises a date. */
export const promise: Beat = {
  id: 'janji',
  scene: 'anomali',
  title: { id: 'Seseorang mengambil dan berjanji', en: 'Somebody takes it and promises' },
  says: {
    id: 'Kasus yang diambil punya pemilik dan tanggal. Janji yang lewat terlihat, dan sistem mengingatkannya.',
    en: 'A case that is taken has an owner and a date. A promise that has passed shows, and the system reminds of it.',
  },
  cues: [
    { id: 'Tunjuk kartu yang sama: kini ada pemilik dan tanggal.', en: 'Point at the same card: now it has an owner and a date.' },
    { id: 'Ucapkan: tidak ada pesan yang keluar, ini simulasi.', en: 'Say: no message leaves, this is a simulation.' },
  ],
  staged: ['denyut', 'mundur', 'janggal', 'janji'],
  plays: 'janji',
  figures: ({ panels: { anomali }, revision }) => [
    counted('openCases', anomali?.open ?? null, revision, { id: 'Kasus terbuka', en: 'Open cases' }),
    counted('untakenCases', anomali?.untaken ?? null, revision, { id: 'Belum diambil', en: 'Not taken yet' }),
  ],
};
