import {
  approveSchema,
  draftSaveSchema,
  proposeSchema,
  releaseSchema,
  returnSchema,
  reviveSchema,
  ruleDetailSchema,
  ruleListSchema,
  trialAnswerSchema,
  trialAskSchema,
} from '@lcc/contract';
import { operation } from './people-operations.js';

const RULE = 'kode aturan';
const of = { object: RULE, inChannel: true } as const;
const moved = { 409: 'Tidak dapat dilakukan, atau sudah diubah orang lain (code: moved)' };

/** Limits of rules, from draft to retirement. */
export const thresholdOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/boards/{channel}/thresholds': {
    get: operation({ id: 'listThresholds', summary: 'Aturan dengan versi yang berlaku', answer: ruleListSchema, inChannel: true }),
  },
  '/api/v1/boards/{channel}/thresholds/{id}': {
    get: operation({ id: 'readThreshold', summary: 'Satu aturan: kalimat, versi, usulan', answer: ruleDetailSchema, ...of }),
  },
  '/api/v1/boards/{channel}/thresholds/{id}/trial': {
    post: operation({
      ...{ id: 'tryThreshold', summary: 'Uji mundur 24 bulan; tidak mengubah apa pun', ...of },
      ...{ body: trialAskSchema, answer: trialAnswerSchema },
    }),
  },
  '/api/v1/boards/{channel}/thresholds/{id}/draft': {
    put: operation({ id: 'saveThresholdDraft', summary: 'Menyimpan draf usulan', body: draftSaveSchema, also: moved, ...of }),
    delete: operation({ id: 'discardThresholdDraft', summary: 'Membuang draf', also: moved, ...of }),
  },
  '/api/v1/boards/{channel}/thresholds/{id}/proposal': {
    post: operation({ id: 'proposeThreshold', summary: 'Mengunci draf dan memulai bayangan', body: proposeSchema, also: moved, ...of }),
    delete: operation({ id: 'withdrawThreshold', summary: 'Menarik usulan kembali menjadi draf', also: moved, ...of }),
  },
  '/api/v1/boards/{channel}/thresholds/{id}/approval': {
    post: operation({
      id: 'approveThreshold',
      summary: 'Orang kedua menyetujui usulan dengan sidik itu',
      body: approveSchema,
      also: moved,
      ...of,
    }),
  },
  '/api/v1/boards/{channel}/thresholds/{id}/return': {
    post: operation({ id: 'returnThreshold', summary: 'Orang kedua mengembalikan usulan', body: returnSchema, also: moved, ...of }),
  },
  '/api/v1/boards/{channel}/thresholds/{id}/release': {
    post: operation({ id: 'releaseThreshold', summary: 'Melepaskan peringatan yang ditahan', body: releaseSchema, also: moved, ...of }),
  },
  '/api/v1/boards/{channel}/thresholds/{id}/revival': {
    post: operation({ id: 'reviveThreshold', summary: 'Mengembalikan versi yang pernah berlaku', body: reviveSchema, also: moved, ...of }),
  },
};
