import { caseActSchema, caseDetailSchema, caseQueueSchema, detectorListSchema } from '@lcc/contract';
import { z } from 'zod';
import { operation } from './people-operations.js';

const CASE = 'kode kasus';

/** Cases of a channel; readers without the right to names see neither vendors nor persons. */
export const caseOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/boards/{channel}/cases': {
    get: operation({
      id: 'listCases',
      summary: 'Antrean kasus, terberat lebih dahulu, dengan anggaran alarm',
      answer: caseQueueSchema,
      inChannel: true,
    }),
  },
  '/api/v1/boards/{channel}/detectors': {
    get: operation({
      id: 'listDetectors',
      summary: 'Detektor: cakupan hari terakhir dan ketepatan dari penelaahan',
      answer: detectorListSchema,
      inChannel: true,
    }),
  },
  '/api/v1/boards/{channel}/cases/{id}': {
    get: operation({
      id: 'readCase',
      summary: 'Satu kasus dengan temuan, bukti dan riwayatnya; pembukaannya dicatat',
      answer: caseDetailSchema,
      object: CASE,
      inChannel: true,
    }),
  },
  '/api/v1/boards/{channel}/cases/{id}/acts': {
    post: operation({
      id: 'actOnCase',
      summary: 'Mengambil, bertanya ke unit, mencatat, menutup atau membuka kembali',
      body: caseActSchema,
      answer: z.strictObject({ at: z.iso.datetime() }),
      object: CASE,
      inChannel: true,
      also: { 409: 'Tidak dapat dilakukan dengan kasus dalam keadaannya' },
    }),
  },
};
