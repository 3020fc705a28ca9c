import {
  paintingAnswerSchema,
  paintingQuerySchema,
  pairingClaimSchema,
  pairingSchema,
  pairingStateSchema,
  screenAddSchema,
  screenCodeSchema,
  screenCommandSchema,
  screenListSchema,
  screenReceiptSchema,
  screenReceiptsSchema,
  screenSettingsSchema,
  screenShownSchema,
} from '@lcc/contract';
import { z } from 'zod';
import { operation } from './people-operations.js';

const SCREEN = 'nomor layar';
const LATE = { 429: 'Lima kode keliru; tunggu sepuluh menit' };

/** Pairing by code, and the screens with what they are told and what they paint. */
export const screenOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/pairings': {
    post: operation({
      id: 'askForPairing',
      summary: 'Kode untuk ditampilkan peramban yang ingin menjadi layar',
      answer: pairingSchema,
      open: true,
      makes: true,
    }),
  },
  '/api/v1/pairings/claim': {
    post: operation({
      id: 'claimPairing',
      summary: 'Apakah kode itu sudah diterima; bila ya, peramban ini menjadi layar',
      body: pairingClaimSchema,
      answer: pairingStateSchema,
      open: true,
    }),
  },
  '/api/v1/screens': {
    get: operation({ id: 'listScreens', summary: 'Semua layar dengan gambar terakhirnya', answer: screenListSchema }),
    post: operation({
      id: 'addScreen',
      summary: 'Menerima layar yang menampilkan kode ini',
      body: screenAddSchema,
      answer: z.strictObject({ id: z.string() }),
      makes: true,
      also: LATE,
    }),
  },
  '/api/v1/screens/code': {
    post: operation({ id: 'checkScreenCode', summary: 'Apakah ada layar yang menampilkan kode ini', body: screenCodeSchema, also: LATE }),
  },
  '/api/v1/screens/{id}': {
    patch: operation({
      id: 'changeScreen',
      summary: 'Mengubah layar; layarnya mengikuti dalam beberapa detik',
      body: screenSettingsSchema,
      answer: screenShownSchema,
      object: SCREEN,
    }),
    delete: operation({ id: 'revokeScreen', summary: 'Mencabut layar; layarnya gelap dalam beberapa detik', object: SCREEN }),
  },
  '/api/v1/screens/{id}/commands': {
    get: operation({
      id: 'listScreenReceipts',
      summary: 'Perintah terakhir dengan tanda terimanya',
      answer: screenReceiptsSchema,
      object: SCREEN,
    }),
    post: operation({
      id: 'commandScreen',
      summary: 'Memerintah layar; selesai bila layar melapor sudah menggambar',
      body: screenCommandSchema,
      answer: screenReceiptSchema,
      object: SCREEN,
      makes: true,
      also: { 409: 'Layar tidak tersambung' },
    }),
  },
  '/api/v1/screens/{id}/painting': {
    get: operation({
      id: 'readScreenPainting',
      summary: 'Apa yang tampil di layar pada suatu saat',
      query: paintingQuerySchema,
      answer: paintingAnswerSchema,
      object: SCREEN,
    }),
  },
};
