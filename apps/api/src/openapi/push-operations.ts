import { pushEndSchema, pushKeySchema, pushSubscriptionSchema } from '@lcc/contract';
import { operation } from './people-operations.js';

/** Notifications on the phone of who is signed in. */
export const pushOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/me/push': {
    get: operation({ id: 'readPushKey', summary: 'Kunci untuk berlangganan notifikasi (VAPID)', answer: pushKeySchema }),
    put: operation({ id: 'turnOnPush', summary: 'Menyalakan notifikasi di peramban ini', body: pushSubscriptionSchema }),
    delete: operation({ id: 'turnOffPush', summary: 'Mematikan notifikasi di peramban ini', body: pushEndSchema }),
  },
};
