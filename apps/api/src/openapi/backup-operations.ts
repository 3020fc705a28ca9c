import { backupStandingSchema } from '@lcc/contract';
import { operation } from './people-operations.js';

/** Backups. */
export const backupOperations: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  '/api/v1/backups': {
    get: operation({ id: 'readBackups', summary: 'Cadangan yang ada, dan umur yang terakhir baik', answer: backupStandingSchema }),
    post: operation({ id: 'makeBackup', summary: 'Membuat cadangan sekarang; hasilnya di keadaan', answer: backupStandingSchema }),
  },
};
