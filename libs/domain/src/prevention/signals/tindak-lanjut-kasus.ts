import type { Case } from '../../cases/case.js';
import { CaseFold } from '../../folds/case.fold.js';
import { type PreventionSignal, percentOf, percentWords, uncounted } from './signal.js';

/** Share of cases that should be in somebody's hands or answered; our own bound. */
const LEAST = 80;

/** How many of the cases that were let out somebody has taken or answered. */
export const tindakLanjutKasus: PreventionSignal = {
  id: 'tindak-lanjut-kasus',
  title: { id: 'Tindak lanjut kasus sendiri', en: 'Follow-up of our own cases' },
  formula: {
    id: 'kasus yang diambil, ditanyakan, atau ditutup ÷ kasus yang dikeluarkan, tanpa yang reda sendiri × 100; baik mulai 80%',
    en: 'cases taken, asked or closed ÷ cases let out without those that went away by themselves × 100; good from 80%',
  },
  concerns: null,
  read(state) {
    const cases = state.fold(CaseFold).cases().filter(wasLetOut);
    const counted = cases.filter(({ state: is }) => is !== 'reda');
    if (counted.length === 0) return uncounted('belum ada kasus yang dikeluarkan', 'no case was let out yet');
    const answered = counted.filter(({ state: is }) => is !== 'baru').length;
    const percent = percentOf(BigInt(answered), BigInt(counted.length));
    return {
      percent,
      text: percentWords(percent, {
        id: `ditindaklanjuti: ${answered} dari ${counted.length} kasus`,
        en: `followed up: ${answered} of ${counted.length} cases`,
      }),
      isGood: percent >= LEAST,
      date: state.asOf,
      source: { id: 'Kasus dan tindakan atasnya', en: 'Cases and what was done with them' },
    };
  },
};

const wasLetOut = ({ standing, past }: Case): boolean => [...standing, ...past].some(({ raisedOn }) => raisedOn !== null);
