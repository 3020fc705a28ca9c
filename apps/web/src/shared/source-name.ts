import type { Source } from '@lcc/contract';
import type { Language } from '../shared/number-format.js';

const SHORT: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  sp2d: { id: 'SP2D', en: 'SP2D' },
  lra: { id: 'LRA', en: 'LRA' },
  'cash-plan': { id: 'RAK', en: 'Cash plan' },
  'budget-lines': { id: 'Anggaran', en: 'Budget' },
  roster: { id: 'Daftar OPD', en: 'Unit list' },
  receipts: { id: 'Penerimaan', en: 'Receipts' },
  treasury: { id: 'SPD–SPM', en: 'SPD–SPM' },
  progress: { id: 'RFK fisik', en: 'Progress' },
  'prevention-catalogue': { id: 'Katalog MCSP', en: 'MCSP list' },
  'prevention-values': { id: 'Indeks', en: 'Indices' },
  'prevention-evidence': { id: 'Bukti MCSP', en: 'Evidence' },
  'action-plan': { id: 'Rencana aksi', en: 'Action plan' },
  plans: { id: 'Rencana', en: 'Plans' },
};
const LONGEST = 12;

/** A source's name where there is little room; of a title that is not known as many words as fit, since half a word says nothing. */
export function sourceShortName(source: Pick<Source, 'id' | 'title'>, language: Language): string {
  const known = SHORT[source.id];
  if (known) return known[language];
  const [first = '', ...more] = source.title.split(' ');
  if (first.length > LONGEST) return `${first.slice(0, LONGEST - 1)}…`;
  return more.reduce((name, word) => (name.length + 1 + word.length <= LONGEST ? `${name} ${word}` : name), first);
}
