import { sourceAddSchema, sourceChangeSchema, sourceListSchema, sourceRunSchema, sourceRunsSchema, sourceShownSchema } from '@lcc/contract';
import { operation } from './people-operations.js';

const SOURCE = 'nama sumber';

/** Sources that come by themselves. */
export const sourceOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/sources': {
    get: operation({ id: 'listSources', summary: 'Sumber dengan lampunya; kunci di alamat ditutupi', answer: sourceListSchema }),
    post: operation({
      id: 'addSource',
      makes: true,
      summary: 'Sumber baru: ditarik menurut jadwal (http), atau mengirim dengan kuncinya (push)',
      body: sourceAddSchema,
      answer: sourceShownSchema,
    }),
  },
  '/api/v1/sources/{id}': {
    patch: operation({
      id: 'changeSource',
      summary: 'Mengubah sumber; yang tidak disebut tetap',
      body: sourceChangeSchema,
      answer: sourceShownSchema,
      object: SOURCE,
    }),
    delete: operation({ id: 'removeSource', summary: 'Menghapus sumber; yang sudah dibawanya tetap ada', object: SOURCE }),
  },
  '/api/v1/sources/{id}/run': {
    post: operation({
      id: 'runSource',
      summary: 'Menarik sumber sekarang',
      answer: sourceRunSchema,
      object: SOURCE,
      also: { 409: 'Sedang ditarik' },
    }),
  },
  '/api/v1/sources/{id}/runs': {
    get: operation({ id: 'listSourceRuns', summary: 'Percobaan terakhir sebuah sumber', answer: sourceRunsSchema, object: SOURCE }),
  },
};
