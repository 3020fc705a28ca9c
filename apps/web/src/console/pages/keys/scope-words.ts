import type { Key } from '@lcc/contract';
import type { Text } from '../../preferences.js';

export const SCOPE_WORDS: Readonly<Record<Key['scope'], Text>> = {
  ingest: { id: 'Mengirim data', en: 'Pushes data' },
  read: { id: 'Membaca papan', en: 'Reads boards' },
  metrics: { id: 'Memantau server', en: 'Watches the server' },
};
