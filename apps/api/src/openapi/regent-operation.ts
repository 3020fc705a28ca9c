import { regentQuerySchema, regentSchema } from '@lcc/contract';
import { operation } from './people-operations.js';

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
};
