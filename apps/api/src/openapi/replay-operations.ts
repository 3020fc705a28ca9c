import { replaySchema, replayStartSchema, replaysSchema } from '@lcc/contract';
import { operation } from './people-operations.js';

/** A past period once more, within a minute, on chosen screens. */
export const replayOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/replays': {
    get: operation({
      id: 'readReplay',
      summary: 'Putar ulang yang berjalan, serta saluran dan layar yang dapat dipilih',
      answer: replaysSchema,
    }),
    post: operation({
      id: 'startReplay',
      summary: 'Memutar ulang satu periode dalam enam puluh detik, bertanda REKAMAN',
      body: replayStartSchema,
      answer: replaySchema,
      makes: true,
      also: { 409: 'Putar ulang lain sedang berjalan' },
    }),
  },
  '/api/v1/replays/{id}': {
    delete: operation({ id: 'endReplay', summary: 'Menghentikan putar ulang; layar kembali ke jadwalnya', object: 'nomor putar ulang' }),
  },
};
