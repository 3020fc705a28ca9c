import type { Source } from '@lcc/contract';

const SHORT: Readonly<Record<string, string>> = {
  sp2d: 'SP2D',
  lra: 'LRA',
  'cash-plan': 'RAK',
  'budget-lines': 'Anggaran',
  roster: 'Daftar OPD',
};
const LONGEST = 12;

/** A source's name where there is little room; sources of later releases bring their own title. */
export function sourceShortName(source: Source): string {
  const known = SHORT[source.id];
  if (known) return known;
  return source.title.length <= LONGEST ? source.title : `${source.title.slice(0, LONGEST - 1).trimEnd()}…`;
}
