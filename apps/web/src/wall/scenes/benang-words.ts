import type { Language } from '../../shared/number-format.js';

/** What broke, and how, in two short lines. */
export interface BreakWords {
  readonly things: string;
  readonly what: string;
}

const BREAKS: Readonly<Record<string, Readonly<Record<Language, BreakWords>>>> = {
  'budget-without-plan': { id: { things: 'subkegiatan', what: 'tanpa rencana' }, en: { things: 'activities', what: 'without plan' } },
  'agreement-without-package': { id: { things: 'kontrak', what: 'tanpa RUP' }, en: { things: 'contracts', what: 'not in RUP' } },
  'payment-without-agreement': {
    id: { things: 'pembayaran', what: 'tanpa kontrak' },
    en: { things: 'payments', what: 'without contract' },
  },
  'payment-without-handover': { id: { things: 'pembayaran', what: 'tanpa BAST' }, en: { things: 'payments', what: 'no hand-over' } },
  'package-late': { id: { things: 'paket', what: 'lewat jadwal pilih' }, en: { things: 'packages', what: 'late to start' } },
  'agreement-overdue': { id: { things: 'kontrak', what: 'lewat masanya' }, en: { things: 'contracts', what: 'past their end' } },
  'agreement-delivered-unpaid': {
    id: { things: 'kontrak', what: 'telat dibayar' },
    en: { things: 'contracts', what: 'paid late' },
  },
};

/** Words of a break of the flow; undefined for one of a newer server. */
export const breakWords = (kind: string, language: Language): BreakWords | undefined => BREAKS[kind]?.[language];

interface ThreadWords {
  /** Plan, budget, contracts, paid. */
  readonly posts: readonly [string, string, string, string];
  readonly notAgreed: string;
  readonly notPaid: string;
  readonly thread: string;
  readonly stages: readonly [string, string, string, string, string];
  readonly count: string;
  readonly amount: string;
  readonly empty: readonly [string, string];
  readonly otherDay: readonly [string, string];
}

/** What the scenes Benang and Pengadaan say. */
export const threadWords: Readonly<Record<Language, ThreadWords>> = {
  id: {
    posts: ['Rencana', 'Anggaran', 'Kontrak', 'Dibayar'],
    notAgreed: 'belum kontrak',
    notPaid: 'belum dibayar',
    thread: '1 benang =',
    stages: ['Direncanakan', 'Diumumkan', 'Berkontrak', 'Diserahkan', 'Dibayar'],
    count: 'banyaknya',
    amount: 'Rp miliar',
    empty: ['Benang sedang dibaca,', 'sebentar lagi tampil.'],
    otherDay: ['Benang hanya dibaca', 'untuk hari ini.'],
  },
  en: {
    posts: ['Plan', 'Budget', 'Contracts', 'Paid'],
    notAgreed: 'not contracted',
    notPaid: 'not yet paid',
    thread: '1 thread =',
    stages: ['Planned', 'Announced', 'Contracted', 'Handed over', 'Paid'],
    count: 'count',
    amount: 'Rp billion',
    empty: ['The thread is being read,', 'it will be here soon.'],
    otherDay: ['The thread is read', 'for today only.'],
  },
};
