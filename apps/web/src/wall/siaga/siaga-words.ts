import type { Language } from '../../shared/number-format.js';

interface SiagaWords {
  readonly critical: string;
  readonly since: string;
  readonly daysAgo: (n: number) => string;
  readonly owner: string;
  readonly nobody: string;
  readonly nobodyNote: string;
  readonly asked: string;
  readonly askedWhat: string;
  readonly askedNote: string;
  readonly steps: readonly string[];
  readonly now: string;
  readonly left: (seconds: number) => string;
  readonly findings: (n: number) => string;
}

/** What a critical case says on the wall: what is asked, never who is to blame. */
export const siagaWords: Readonly<Record<Language, SiagaWords>> = {
  id: {
    critical: 'Kritis, perlu klarifikasi',
    since: 'Sejak',
    daysAgo: (n) => (n === 0 ? 'hari ini' : n === 1 ? 'kemarin' : `${n} hari lalu`),
    owner: 'Penanggung jawab',
    nobody: 'Belum ada',
    nobodyNote: 'menunggu yang mengambil',
    asked: 'Diminta',
    askedWhat: 'Telaah dan tandai',
    askedNote: 'pemilik dan tanggal janji',
    steps: ['Unit', 'Asisten', 'Sekda', 'Bupati'],
    now: 'sekarang',
    left: (seconds) => `Tampil ${seconds} detik lagi, lalu menjadi pita`,
    findings: (n) => (n > 1 ? `${n} temuan pada satu sasaran.` : 'Perlu ditelaah.'),
  },
  en: {
    critical: 'Critical, to be clarified',
    since: 'Since',
    daysAgo: (n) => (n === 0 ? 'today' : n === 1 ? 'yesterday' : `${n} days ago`),
    owner: 'Owner',
    nobody: 'Nobody yet',
    nobodyNote: 'waiting to be taken',
    asked: 'Asked for',
    askedWhat: 'Review and take',
    askedNote: 'an owner and a date',
    steps: ['Unit', 'Assistant', 'Secretary', 'Regent'],
    now: 'now',
    left: (seconds) => `${seconds} more seconds, then a strip`,
    findings: (n) => (n > 1 ? `${n} findings on one subject.` : 'To be looked at.'),
  },
};
