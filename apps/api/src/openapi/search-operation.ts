import { foundSchema, searchQuerySchema } from '@lcc/contract';
import { operation } from './people-operations.js';

/** The operation that searches. */
export const searchOperation = {
  get: operation({
    id: 'search',
    summary: 'Mencari unit, kegiatan, dan dokumen menurut peran',
    query: searchQuerySchema,
    answer: foundSchema,
  }),
};
