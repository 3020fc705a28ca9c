import type { ConsolePage } from '../page.js';

/** Every page of the console, one line each, in the order of the side. */
export const pages: readonly ConsolePage[] = [
  {
    path: '/pencegahan/:tab?',
    title: { id: 'Pencegahan', en: 'Prevention' },
    icon: 'shield',
    group: 2,
    right: 'evidence.read',
    key: 'P',
    load: () => import('./prevention.page.js'),
  },
  {
    path: '/pengguna/:id?',
    title: { id: 'Pengguna', en: 'Users' },
    icon: 'people',
    group: 4,
    right: 'users.manage',
    key: 'U',
    load: () => import('./users.page.js'),
  },
  {
    path: '/benang/:tab?',
    title: { id: 'Benang', en: 'Thread' },
    icon: 'thread',
    group: 1,
    right: 'trace.read',
    key: 'B',
    load: () => import('./thread.page.js'),
  },
  {
    path: '/kunci',
    title: { id: 'Kunci mesin', en: 'Machine keys' },
    icon: 'key',
    group: 4,
    right: 'keys.manage',
    key: 'M',
    load: () => import('./keys.page.js'),
  },
  {
    path: '/jejak',
    title: { id: 'Jejak audit', en: 'Audit trail' },
    icon: 'journal',
    group: 4,
    right: 'audit.read',
    key: 'J',
    load: () => import('./audit.page.js'),
  },
  {
    path: '/akun/:tab?',
    title: { id: 'Akun saya', en: 'My account' },
    icon: 'person',
    group: 4,
    right: 'self',
    key: 'Y',
    load: () => import('./account.page.js'),
  },
];
