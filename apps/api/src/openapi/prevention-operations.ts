import {
  evidenceBookSchema,
  evidenceHistorySchema,
  evidenceRemarkSchema,
  evidenceVerdictSchema,
  valueEnterSchema,
  whatIfAnswerSchema,
  whatIfSchema,
} from '@lcc/contract';
import { operation } from './people-operations.js';

const DOCUMENT = 'dokumen, misalnya 2026~MCSP~2.3.1';
const year = { name: 'year', in: 'path', required: true, schema: { type: 'integer' } };
const scheme = { name: 'scheme', in: 'query', description: 'bila tidak disebut, yang pertama', schema: { type: 'string' } };
const sha256 = { name: 'sha256', in: 'path', required: true, schema: { type: 'string' } };
const id = { name: 'id', in: 'path', required: true, description: DOCUMENT, schema: { type: 'string' } };
const binary = { type: 'string', format: 'binary' };

/** Evidence for corruption prevention. */
export const preventionOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/prevention/{year}': {
    get: {
      ...operation({
        id: 'readEvidence',
        summary: 'Dokumen pencegahan setahun dengan tahapnya; operator unit melihat milik unitnya',
        answer: evidenceBookSchema,
      }),
      parameters: [year, scheme],
    },
  },
  '/api/v1/prevention/{year}/what-if': {
    post: {
      ...operation({
        id: 'askWhatIf',
        summary: 'Nilai terverifikasi bila dokumen ini diverifikasi',
        body: whatIfSchema,
        answer: whatIfAnswerSchema,
      }),
      parameters: [year],
    },
  },
  '/api/v1/prevention/{year}/values': {
    post: {
      ...operation({ id: 'enterPreventionValue', summary: 'Nilai sebuah indeks dengan sumber dan tanggalnya', body: valueEnterSchema }),
      parameters: [year],
    },
  },
  '/api/v1/prevention/documents/{id}': {
    get: operation({ id: 'readEvidenceHistory', summary: 'Riwayat satu dokumen', answer: evidenceHistorySchema, object: DOCUMENT }),
  },
  '/api/v1/prevention/documents/{id}/files': {
    post: {
      ...operation({
        id: 'uploadEvidence',
        summary: 'Versi baru sebuah bukti; yang lama tetap ada',
        object: DOCUMENT,
        also: { 413: 'Terlalu besar', 415: 'Jenis berkas tidak diterima' },
      }),
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': { schema: { type: 'object', properties: { file: binary, note: { type: 'string' } }, required: ['file'] } },
        },
      },
    },
  },
  '/api/v1/prevention/documents/{id}/files/{sha256}': {
    get: {
      ...operation({ id: 'downloadEvidence', summary: 'Satu versi bukti', object: DOCUMENT }),
      parameters: [id, sha256],
      responses: {
        200: { description: 'Berkas', content: { 'application/octet-stream': { schema: binary } } },
        404: { description: 'Tidak ada' },
      },
    },
  },
  '/api/v1/prevention/documents/{id}/remarks': {
    post: operation({ id: 'remarkEvidence', summary: 'Tautan atau catatan pemilik', body: evidenceRemarkSchema, object: DOCUMENT }),
  },
  '/api/v1/prevention/documents/{id}/verdicts': {
    post: operation({
      id: 'judgeEvidence',
      summary: 'Verifikasi, QA, atau pengembalian dengan alasan, oleh orang lain',
      body: evidenceVerdictSchema,
      object: DOCUMENT,
      also: { 409: 'Tahap tidak sesuai, atau yang mengunggah sendiri' },
    }),
  },
};
