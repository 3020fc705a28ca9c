import { realVisitOpenSchema, realVisitSchema, realVisitsSchema, visitPinSchema } from '@lcc/contract';
import { operation } from './people-operations.js';

/** Guests see real figures, masked, for a while. */
export const realVisitOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/real-visits': {
    get: operation({
      id: 'readRealVisit',
      summary: 'Kunjungan data nyata yang berjalan, PIN sendiri, dan layar yang dapat dipilih',
      answer: realVisitsSchema,
    }),
    post: operation({
      id: 'openRealVisit',
      summary: 'Membuka data nyata yang disamarkan bagi tamu, dengan PIN; berakhir sendiri',
      body: realVisitOpenSchema,
      answer: realVisitSchema,
      makes: true,
      also: { 409: 'Kunjungan atau putar ulang lain sedang berjalan, atau PIN belum disetel' },
    }),
  },
  '/api/v1/real-visits/pin': {
    put: operation({ id: 'setVisitPin', summary: 'Menyetel PIN kunjungan sendiri; perlu bukti diri yang baru', body: visitPinSchema }),
  },
  '/api/v1/real-visits/{id}': {
    delete: operation({
      id: 'endRealVisit',
      summary: 'Mengakhiri kunjungan data nyata; layar kembali ke jadwalnya',
      object: 'nomor kunjungan',
    }),
  },
};
