import {
  guestFiguresQuerySchema,
  guestJoinedSchema,
  guestJoinSchema,
  guestQuestionSchema,
  visitFiguresSchema,
  visitLeadSchema,
  visitMoveSchema,
  visitOpenSchema,
  visitSchema,
  visitsSchema,
} from '@lcc/contract';
import { operation } from './people-operations.js';

const VISIT = 'nomor kunjungan';
const OVER = { 404: 'Simulasi tidak menyala', 410: 'Kunjungan sudah selesai, atau X-LCC-Guest tidak berlaku' };

/** A visit of guests in the demo: its presenter, and the phones that follow. */
export const visitOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/visits': {
    get: operation({ id: 'readVisit', summary: 'Langkah paparan, kunjungan yang berjalan, dan pertanyaan tamu', answer: visitsSchema }),
    post: operation({
      id: 'openVisit',
      summary: 'Membuka kunjungan simulasi dengan kode tamu',
      body: visitOpenSchema,
      answer: visitSchema,
      makes: true,
      also: { 409: 'Kunjungan lain sedang berjalan' },
    }),
  },
  '/api/v1/visits/{id}/moves': {
    post: operation({
      id: 'moveVisit',
      summary: 'Lanjut, mundur, tahan, lompat, atau mulai dari awal',
      body: visitMoveSchema,
      answer: visitSchema,
      object: VISIT,
      also: { 409: 'Kendali dipegang pemandu lain' },
    }),
  },
  '/api/v1/visits/{id}/leader': {
    put: operation({
      id: 'leadVisit',
      summary: 'Mengambil alih kendali kunjungan',
      body: visitLeadSchema,
      answer: visitSchema,
      object: VISIT,
    }),
  },
  '/api/v1/visits/{id}': {
    delete: operation({ id: 'endVisit', summary: 'Mengakhiri kunjungan; telepon tamu diputus', object: VISIT }),
  },
  '/api/v1/guests': {
    post: operation({
      id: 'joinVisit',
      summary: 'Telepon tamu masuk dengan kode kunjungan; tokennya mati bersama kunjungan',
      body: guestJoinSchema,
      answer: guestJoinedSchema,
      open: true,
      makes: true,
      also: { 404: 'Kode tidak dikenal', 410: 'Kunjungan sudah selesai', 429: 'Ruang penuh, atau terlalu sering' },
    }),
  },
  '/api/v1/guests/figures': {
    get: operation({
      id: 'readGuestFigures',
      summary: 'Angka simulasi satu langkah, dengan X-LCC-Guest',
      query: guestFiguresQuerySchema,
      answer: visitFiguresSchema,
      open: true,
      also: { ...OVER, 429: 'Terlalu sering' },
    }),
  },
  '/api/v1/guests/questions': {
    post: operation({
      id: 'askPresenter',
      summary: 'Bertanya kepada pemandu, dengan X-LCC-Guest',
      body: guestQuestionSchema,
      open: true,
      also: { ...OVER, 429: 'Satu pertanyaan tiap sepuluh detik, sepuluh selama kunjungan' },
    }),
  },
};
