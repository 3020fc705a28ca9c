import {
  brokenThingsSchema,
  codeBridgeSchema,
  linkDecisionSchema,
  proposalsSchema,
  threadDecidedSchema,
  threadFlowSchema,
  threadSummarySchema,
  traceSchema,
} from '@lcc/contract';
import { breaks } from '@lcc/domain';
import { z } from 'zod';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const json = (schema: z.ZodType) => ({ 'application/json': { schema: z.toJSONSchema(schema, { io: 'input' }) } });
const READERS = [{ key: [] }, { session: [] }];
const channel = { name: 'channel', in: 'path', required: true, schema: { type: 'string', examples: ['12.05-2026', 'demo-2026'] } };

const reading = (operationId: string, summary: string, answer: z.ZodType, parameters: readonly object[] = []) => ({
  operationId,
  summary,
  security: READERS,
  parameters: [channel, ...parameters],
  responses: { 200: { description: 'Keadaan sekarang', content: json(answer) }, 404: problem('Tidak ada, atau tidak diizinkan') },
});

const deciding = (operationId: string, summary: string, body: z.ZodType) => ({
  operationId,
  summary,
  security: [{ session: [] }],
  parameters: [channel],
  requestBody: { required: true, content: json(body) },
  responses: {
    200: { description: 'Tahun yang memuatnya, dan revisinya', content: json(threadDecidedSchema) },
    404: problem('Tidak ada, atau tidak diizinkan'),
    422: problem('Tidak dapat diputuskan'),
  },
});

/** The thread from plan to payment, and the originals behind its steps. */
export const traceOperations = {
  '/api/v1/trace/{key}': {
    get: {
      operationId: 'readTrace',
      summary: 'Benang satu kunci, dua arah, seperti lcc trace',
      description:
        'Kunci: nomor SP2D atau kontrak, kode RUP, kode sub kegiatan ("UNIT KODE" untuk satu unit), program, atau butir rencana. Nama penyedia ditutupi menurut peran.',
      security: READERS,
      parameters: [
        { name: 'key', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'channel', in: 'query', description: 'KODE-TAHUN; bila tidak disebut, saluran utama', schema: { type: 'string' } },
        { name: 'reveal', in: 'query', description: 'alasan membuka nama penyedia; tercatat', schema: { type: 'string', minLength: 10 } },
      ],
      responses: {
        200: { description: 'Langkah dengan asal dan putusnya', content: json(traceSchema) },
        403: problem('Tidak berhak membuka nama'),
        404: problem('Tidak ada, atau tidak diizinkan'),
        422: problem('Pertanyaan tidak dikenal'),
      },
    },
  },
  '/api/v1/threads/{channel}': { get: reading('readThread', 'Ukuran benang dan putusnya menurut jenis dan unit', threadSummarySchema) },
  '/api/v1/threads/{channel}/breaks/{kind}': {
    get: reading('listBroken', 'Yang putus menurut satu jenis, terbesar dahulu', brokenThingsSchema, [
      { name: 'kind', in: 'path', required: true, schema: { type: 'string', enum: [...breaks] } },
      { name: 'unit', in: 'query', description: 'kode unit', schema: { type: 'string' } },
    ]),
  },
  '/api/v1/threads/{channel}/flow': {
    get: {
      ...reading('readThreadFlow', 'Dari rencana ke pembayaran dan tahap pengadaan, seperti di dinding', threadFlowSchema),
      security: [{ screen: [] }, { key: [] }, { session: [] }, {}],
    },
  },
  '/api/v1/threads/{channel}/proposals': {
    get: reading('listProposals', 'Sambungan yang menunggu keputusan orang, dan yang sudah diputuskan', proposalsSchema),
  },
  '/api/v1/threads/{channel}/links': {
    post: deciding('decideLink', 'Membenarkan atau menolak sambungan, atau mencabut keputusan', linkDecisionSchema),
  },
  '/api/v1/threads/{channel}/bridges': {
    post: deciding('setBridge', 'Sebutan baru kode sub kegiatan lama, mulai suatu tahun', codeBridgeSchema),
  },
  '/api/v1/originals/{run}': {
    get: {
      operationId: 'openOriginal',
      summary: 'Berkas asli satu impor, apa adanya; setiap pembukaan tercatat',
      security: [{ session: [] }],
      parameters: [{ name: 'run', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
      responses: {
        200: { description: 'Berkas', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
        404: problem('Tidak ada, tidak disimpan, atau tidak diizinkan'),
      },
    },
  },
};
