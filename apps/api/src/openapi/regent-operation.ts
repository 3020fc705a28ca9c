import { noteListSchema, noteWriteSchema, regentQuerySchema, regentSchema } from '@lcc/contract';
import { operation } from './people-operations.js';

const inPath = { name: 'unit', in: 'path', required: true, description: 'kode unit', schema: { type: 'string' } };

export const regentOperation: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/boards/{channel}/regent': {
    get: {
      ...operation({
        id: 'readRegent',
        summary: 'Halaman Bupati: sebab dan janji tiap unit, dan apa yang terjadi pada kasus sejak suatu hari; peragaan terbuka bagi semua',
        query: regentQuerySchema,
        answer: regentSchema,
        inChannel: true,
      }),
      security: [{ session: [] }, {}],
    },
  },
  '/api/v1/me/notes': {
    get: operation({
      id: 'listNotes',
      summary: 'Catatan sendiri tentang unit; tidak dibaca siapa pun selain penulisnya',
      answer: noteListSchema,
    }),
  },
  '/api/v1/me/notes/{unit}': {
    put: {
      ...operation({
        id: 'writeNote',
        summary: 'Menulis catatan sendiri; yang lama dilupakan',
        body: noteWriteSchema,
        also: { 404: 'Bukan kode unit' },
      }),
      parameters: [inPath],
    },
    delete: {
      ...operation({ id: 'removeNote', summary: 'Menghapus catatan sendiri', also: { 404: 'Bukan kode unit' } }),
      parameters: [inPath],
    },
  },
};
