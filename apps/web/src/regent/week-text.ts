import type { BoardRow } from '@lcc/contract';
import { type Language, pointsSize, rateTenths } from '../shared/number-format.js';
import { regentWords } from './regent-words.js';

/** `naik 2,1 pekan ini`; empty while it is not known. */
export function weekText({ weekChange }: BoardRow, language: Language): string {
  const words = regentWords[language];
  if (weekChange === null) return '';
  const tenths = rateTenths(weekChange);
  if (tenths === 0) return `${words.still} ${words.thisWeek}`;
  return `${tenths > 0 ? words.up : words.down} ${pointsSize(weekChange, language)} ${words.thisWeek}`;
}
