import type { Case } from '../../cases/case.js';
import { CaseFold } from '../../folds/case.fold.js';
import { comma, percentLimit, percentOf, percentWords, signal, uncounted } from './signal.js';

/** How many of the cases that were let out somebody has taken or answered. */
export const tindakLanjutKasus = signal({
  id: 'tindak-lanjut-kasus',
  title: { id: 'Tindak lanjut kasus sendiri', en: 'Follow-up of our own cases' },
  formula: ({ least }) => ({
    id: `kasus yang diambil, ditanyakan, atau ditutup ÷ kasus yang dikeluarkan, tanpa yang reda sendiri × 100; baik mulai ${comma(least)}%`,
    en: `cases taken, asked or closed ÷ cases let out without those that went away by themselves × 100; good from ${least}%`,
  }),
  concerns: null,
  why: {
    id: 'Temuan yang tidak diambil siapa pun mengajari semua orang bahwa temuan tidak berarti.',
    en: 'Findings that nobody takes teach everyone that findings mean nothing.',
  },
  legalBasis: 'Batas kesepakatan kabupaten.',
  needs: ['alert', 'case-act'],
  parameters: {
    least: percentLimit('least', 80, {
      id: 'Bagian kasus yang harus sudah ada di tangan seseorang atau terjawab.',
      en: "Share of cases that must be in somebody's hands or answered.",
    }),
  },
  measure(state) {
    const cases = state.fold(CaseFold).cases().filter(wasLetOut);
    const counted = cases.filter(({ state: is }) => is !== 'reda');
    if (counted.length === 0) return uncounted('belum ada kasus yang dikeluarkan', 'no case was let out yet');
    const answered = counted.filter(({ state: is }) => is !== 'baru').length;
    return { answered, of: counted.length, date: state.asOf };
  },
  judge({ answered, of, date }, { least }) {
    const percent = percentOf(BigInt(answered), BigInt(of));
    return {
      percent,
      text: percentWords(percent, { id: `ditindaklanjuti: ${answered} dari ${of} kasus`, en: `followed up: ${answered} of ${of} cases` }),
      isGood: percent >= least,
      date,
      source: { id: 'Kasus dan tindakan atasnya', en: 'Cases and what was done with them' },
    };
  },
});

const wasLetOut = ({ standing, past }: Case): boolean => [...standing, ...past].some(({ raisedOn }) => raisedOn !== null);
