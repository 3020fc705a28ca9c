import { connectors } from '@lcc/connectors';
import {
  boardDimensions,
  importJobSchema,
  ingestAnswerSchema,
  problemSchema,
  regionMapSchema,
  snapshotSchema,
  sourceFilesSchema,
} from '@lcc/contract';
import { z } from 'zod';
import { backupOperations } from './backup-operations.js';
import { caseOperations } from './case-operations.js';
import { channelOperations } from './channel-operations.js';
import { discardImport, importOperations, listImports } from './import-operations.js';
import { openDataOperations } from './open-data-operations.js';
import { peopleOperations } from './people-operations.js';
import { preventionOperations } from './prevention-operations.js';
import { pushOperations } from './push-operations.js';
import { questionOperations } from './question-operations.js';
import { realVisitOperations } from './real-visit-operations.js';
import { referenceOperations } from './reference-operations.js';
import { regentOperation } from './regent-operation.js';
import { replayOperations } from './replay-operations.js';
import { reportOperation } from './report-operation.js';
import { screenOperations } from './screen-operations.js';
import { searchOperation } from './search-operation.js';
import { sourceOperations } from './source-operations.js';
import { thresholdOperations } from './threshold-operations.js';
import { traceOperations } from './trace-operations.js';
import { unitReportOperations } from './unit-report-operations.js';
import { visitOperations } from './visit-operations.js';

const schemas = {
  Snapshot: z.toJSONSchema(snapshotSchema),
  RegionMap: z.toJSONSchema(regionMapSchema),
  SourceFiles: z.toJSONSchema(sourceFilesSchema),
  IngestAnswer: z.toJSONSchema(ingestAnswerSchema),
  ImportJob: z.toJSONSchema(importJobSchema),
  Problem: z.toJSONSchema(problemSchema),
};

const json = (schema: keyof typeof schemas) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const parameter = (name: string, description: string, schema: object) => ({ name, in: 'query', description, schema });

const boards = {
  get: {
    operationId: 'readBoard',
    summary: 'Papan satu wilayah dan tahun: potret yang akan diterima sebuah layar',
    description:
      'Saluran peragaan (demo-TAHUN) terbuka selama peragaan menyala; saluran nyata memerlukan layar terpasang, kunci mesin, atau sesi orang yang berhak.',
    security: [{ screen: [] }, { key: [] }, { session: [] }, {}],
    parameters: [
      {
        name: 'channel',
        in: 'path',
        required: true,
        description: 'KODE-TAHUN, demo-TAHUN, atau main',
        schema: { type: 'string', examples: ['12.05-2026', 'demo-2026'] },
      },
      parameter('asOf', 'keadaan sampai tanggal ini (Asia/Jakarta)', { type: 'string', format: 'date' }),
      parameter('knownAt', 'hanya yang sudah tercatat pada saat ini', { type: 'string', format: 'date-time' }),
      parameter('by', 'rincian', { type: 'string', enum: [...boardDimensions] }),
      parameter('account', 'akar rekening', { type: 'string', enum: ['4', '5', '6'] }),
    ],
    responses: {
      200: { description: 'Potret', content: json('Snapshot') },
      404: problem('Tidak ada, atau tidak diizinkan'),
      422: problem('Pertanyaan tidak dikenal'),
    },
  },
};

const boardSources = {
  get: {
    operationId: 'readBoardSources',
    summary: 'Berkas terakhir setiap sumber satu saluran, dengan barisnya dan peringatannya',
    description: 'Nama berkas tanpa foldernya; kosong untuk kiriman. Izinnya sama dengan papannya.',
    security: [{ screen: [] }, { key: [] }, { session: [] }, {}],
    parameters: [{ name: 'channel', in: 'path', required: true, schema: { type: 'string', examples: ['12.05-2026', 'demo-2026'] } }],
    responses: {
      200: { description: 'Berkas per sumber', content: json('SourceFiles') },
      404: problem('Tidak ada, atau tidak diizinkan'),
    },
  },
};

const boardMap = {
  get: {
    operationId: 'readBoardMap',
    summary: 'Peta kecamatan wilayah satu saluran',
    description:
      'Batas yang dimuat dengan lcc region import; tanpa itu, batas perkiraan (boundaries = null). Izinnya sama dengan papannya.',
    security: [{ screen: [] }, { key: [] }, { session: [] }, {}],
    parameters: [{ name: 'channel', in: 'path', required: true, schema: { type: 'string', examples: ['12.05-2026', 'demo-2026'] } }],
    responses: {
      200: { description: 'Peta, dengan ETag', content: json('RegionMap') },
      304: { description: 'Masih sama dengan If-None-Match' },
      404: problem('Tidak ada, atau tidak diizinkan'),
    },
  },
};

const ingest = {
  post: {
    operationId: 'ingestRows',
    summary: 'Mengirim baris; dijawab sesudah tersimpan',
    description:
      'Larik JSON atau NDJSON, paling banyak 1.000 baris atau 1 MB. Kunci bertanda tangan menyertakan X-LCC-Timestamp, X-LCC-Nonce dan X-LCC-Signature.',
    security: [{ key: [] }],
    parameters: [
      { name: 'connector', in: 'path', required: true, schema: { type: 'string', enum: connectors.map((c) => c.id) } },
      { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { type: 'array', items: { type: 'object' } } },
        'application/x-ndjson': { schema: { type: 'string' } },
      },
    },
    responses: {
      200: { description: 'Sekurangnya satu baris diterima atau sudah ada', content: json('IngestAnswer') },
      401: problem('Tanpa kunci yang berlaku'),
      403: problem('Lingkup kunci lain'),
      413: problem('Terlalu besar'),
      422: problem('Tidak satu baris pun dapat dipakai'),
      429: problem('Terlalu sering'),
      503: problem('Basis data tidak menjawab'),
    },
  },
};

const sipdAnswer = {
  'application/json': {
    schema: {
      type: 'object',
      required: ['status', 'message'],
      properties: { status: { enum: ['success', 'error'] }, message: { type: 'string' } },
    },
  },
};
const sipdPosts = {
  post: {
    operationId: 'takeSipdPost',
    summary: 'Kiriman ekstensi peramban wp-sipd; dijawab seperti wp-sipd',
    description:
      'Isian formulir ekstensi apa adanya (action, tahun_anggaran, api_key, …), paling besar 16 MB. Kunci di isian api_key atau di Authorization. Tahap anggaran di alamat: ?stage=PERUBAHAN&in-force=TTTT-BB-HH.',
    security: [{ key: [] }],
    parameters: ['stage', 'in-force', 'document', 'region'].map((name) => ({
      name,
      in: 'query',
      required: false,
      schema: { type: 'string' },
    })),
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': { schema: { type: 'object' } },
        'application/x-www-form-urlencoded': { schema: { type: 'object' } },
        'application/json': { schema: { type: 'object' } },
      },
    },
    responses: {
      200: { description: 'status, message, action, accepted, corrections, duplicates, rejected', content: sipdAnswer },
      401: { description: 'Tanpa kunci yang berlaku', content: sipdAnswer },
      413: { description: 'Terlalu besar', content: sipdAnswer },
      415: { description: 'Bukan formulir', content: sipdAnswer },
      422: { description: 'Tindakan tidak dilayani, atau isi tidak terbaca', content: sipdAnswer },
      503: { description: 'Terlalu banyak kiriman menunggu; lihat Retry-After', content: sipdAnswer },
    },
  },
};

const text = (description: string) => ({ type: 'string', description });
const uploadForm = {
  type: 'object',
  required: ['file'],
  additionalProperties: false,
  properties: {
    file: { type: 'string', format: 'binary', description: 'xlsx, xls, csv, JSON atau NDJSON' },
    connector: { type: 'string', enum: connectors.map((c) => c.id), description: 'bila bentuk berkas tidak dikenali sendiri' },
    region: text('kode wilayah Kemendagri'),
    year: text('tahun anggaran'),
    asOf: text('akhir periode laporan, TTTT-BB-HH'),
    skpd: text('kode SKPD atau unit'),
    stage: text('MURNI, GESER_1, …, PERUBAHAN, RKPD, KUA, RKA'),
    inForce: text('tanggal berlaku versi anggaran'),
    document: text('dokumen dasar'),
    dryRun: { type: 'string', enum: ['true', 'false'], description: 'nilai saja, jangan simpan; dijawab selisihnya' },
  },
};

const imports = {
  get: listImports,
  post: {
    operationId: 'importFile',
    summary: 'Mengirim satu berkas; diolah sesudah dijawab',
    description:
      'Pilihan lcc import sebagai isian. Kunci bertanda tangan menyertakan X-LCC-Content-SHA256 (SHA-256 isi permintaan, hex) di samping header tanda tangan.',
    security: [{ key: [] }, { session: [] }],
    requestBody: { required: true, content: { 'multipart/form-data': { schema: uploadForm } } },
    responses: {
      202: {
        description: 'Diterima; hasilnya di alamat Location',
        headers: { Location: { schema: { type: 'string' } } },
        content: json('ImportJob'),
      },
      401: problem('Tanpa kunci atau sesi yang berlaku'),
      403: problem('Lingkup kunci atau peran lain'),
      413: problem('Terlalu besar'),
      415: problem('Bukan multipart/form-data'),
      422: problem('Isian tidak dikenal, atau tidak ada berkas'),
      429: problem('Terlalu banyak berkas hari ini'),
      503: problem('Antrean penuh; lihat Retry-After'),
    },
  },
};

const oneImport = {
  delete: discardImport,
  get: {
    operationId: 'readImport',
    summary: 'Kemajuan satu impor, lalu hasilnya seperti lcc import',
    security: [{ key: [] }, { session: [] }],
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      200: { description: 'Keadaan sekarang', content: json('ImportJob') },
      404: problem('Tidak dikenal; hasil disimpan tujuh hari'),
    },
  },
};

/** OpenAPI 3.1 of everything under `/api/v1`; schemas are those the program checks with. */
export function openApiDocument(version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Langkat Command Center', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: {
      ...importOperations,
      ...screenOperations,
      ...unitReportOperations,
      ...regentOperation,
      ...questionOperations,
      ...pushOperations,
      ...openDataOperations,
      ...backupOperations,
      ...referenceOperations,
      '/api/v1/boards/{channel}': boards,
      '/api/v1/boards/{channel}/sources': boardSources,
      '/api/v1/boards/{channel}/map': boardMap,
      '/api/v1/reports/{channel}/{file}': reportOperation,
      ...traceOperations,
      '/api/v1/search': searchOperation,
      '/api/v1/ingest/{connector}': ingest,
      '/api/v1/wp-sipd': sipdPosts,
      '/api/v1/imports': imports,
      '/api/v1/imports/{id}': oneImport,
      ...peopleOperations,
      ...sourceOperations,
      ...preventionOperations,
      ...caseOperations,
      ...thresholdOperations,
      ...channelOperations,
      ...visitOperations,
      ...realVisitOperations,
      ...replayOperations,
    },
    components: {
      schemas,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Kunci mesin: lcc key add --scope ingest' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-sid',
          description: 'Orang yang masuk di /console; perubahan dengan X-LCC-Page',
        },
        screen: { type: 'apiKey', in: 'cookie', name: 'lcc-layar', description: 'Layar terpasang: lcc screen add' },
      },
    },
  };
}
