import { channelAddSchema, channelListSchema } from '@lcc/contract';
import { z } from 'zod';
import { operation } from './people-operations.js';

const CHANNEL = 'nama kanal';

/** Where messages go. Secrets go in and never come out again. */
export const channelOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/channels': {
    get: operation({ id: 'listChannels', summary: 'Kanal pesan, dan apa yang terjadi dengan pesan terakhir', answer: channelListSchema }),
    post: operation({
      id: 'addChannel',
      summary: 'Kanal baru: webhook bertanda tangan, Telegram atau surel (SMTP)',
      body: channelAddSchema,
    }),
  },
  '/api/v1/channels/{id}': { delete: operation({ id: 'removeChannel', summary: 'Menghapus kanal dengan rahasianya', object: CHANNEL }) },
  '/api/v1/channels/{id}/test': {
    post: operation({
      id: 'testChannel',
      summary: 'Pesan uji lewat antrean',
      answer: z.strictObject({ queued: z.int() }),
      object: CHANNEL,
    }),
  },
  '/api/v1/channels/{id}/enable': { post: operation({ id: 'enableChannel', summary: 'Menyalakan kanal', object: CHANNEL }) },
  '/api/v1/channels/{id}/disable': {
    post: operation({ id: 'disableChannel', summary: 'Mematikan kanal; yang menunggu gagal', object: CHANNEL }),
  },
};
