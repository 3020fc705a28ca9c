import {
  adjustmentApproveSchema,
  adjustmentAskSchema,
  fileKindsSchema,
  importJobListSchema,
  importJobSchema,
  importRunListSchema,
  importRunSchema,
  reversalAskSchema,
  reversalSchema,
} from '@lcc/contract';
import { operation } from './people-operations.js';

const JOB = 'nomor impor';
const RUN = 'nomor catatan impor';

export const listImports = operation({
  id: 'listImports',
  summary: 'Impor tujuh hari terakhir, terbaru dahulu',
  answer: importJobListSchema,
});
export const discardImport = operation({ id: 'discardImport', summary: 'Membuang uji atau hasil yang sudah selesai', object: JOB });

/** What people do with imports at the console. */
export const importOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/imports/{id}/apply': {
    post: operation({
      id: 'applyImport',
      summary: 'Menerapkan berkas yang sudah diuji',
      answer: importJobSchema,
      object: JOB,
      also: { 409: 'Tidak menunggu keputusan' },
    }),
  },
  '/api/v1/imports/{id}/adjustment': {
    post: operation({
      id: 'proposeAdjustment',
      summary: 'Mengusulkan berkas yang diuji sebagai penyesuaian tahun yang ditutup',
      body: adjustmentAskSchema,
      answer: importJobSchema,
      object: JOB,
      also: { 409: 'Tidak mengubah tahun yang ditutup, atau sudah diusulkan' },
    }),
  },
  '/api/v1/imports/{id}/adjustment/approval': {
    post: operation({
      id: 'approveAdjustment',
      summary: 'Orang kedua menyetujui penyesuaian, terikat pada sidik berkasnya',
      body: adjustmentApproveSchema,
      answer: importJobSchema,
      object: JOB,
      also: { 409: 'Pengusulnya sendiri, berkas lain, atau tidak menunggu' },
    }),
  },
  '/api/v1/imports/{id}/adjustment/withdrawal': {
    post: operation({
      id: 'withdrawAdjustment',
      summary: 'Menarik atau menolak usulan penyesuaian',
      object: JOB,
      also: { 409: 'Tidak ada usulan yang menunggu' },
    }),
  },
  '/api/v1/file-kinds': {
    get: operation({ id: 'listFileKinds', summary: 'Bentuk berkas yang dikenal, kolomnya, dan contohnya', answer: fileKindsSchema }),
  },
  '/api/v1/imports/runs': {
    get: operation({ id: 'listImportRuns', summary: 'Berkas yang tercatat di buku, terbaru dahulu', answer: importRunListSchema }),
  },
  '/api/v1/imports/runs/{id}': {
    get: operation({
      id: 'readImportRun',
      summary: 'Satu catatan impor dengan penolakan dan peringatannya',
      answer: importRunSchema,
      object: RUN,
    }),
  },
  '/api/v1/imports/runs/{id}/reversal': {
    post: operation({
      id: 'reverseImportRun',
      summary: 'Membalik impor: yang masih berlaku darinya kembali ke nilai sebelumnya',
      body: reversalAskSchema,
      answer: reversalSchema,
      object: RUN,
      also: { 409: 'Sudah dibalik, kiriman mesin, atau tahunnya ditutup' },
    }),
  },
};
