import {
  dayOf,
  type IsoDate,
  type Language,
  monthOf,
  percentNumber,
  pointsSize,
  rupiahText,
  senToWire,
  wholeNumber,
  yearOf,
} from '../../values/index.js';
import type { Detector, Evaluation, Slot } from './detector.js';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

const dateText = (date: IsoDate, language: Language): string => `${dayOf(date)} ${MONTHS[language][monthOf(date) - 1]} ${yearOf(date)}`;

/** One value of a sentence as the reader's language writes it. */
function slotText(slot: Slot, language: Language): string {
  if ('money' in slot) return rupiahText(senToWire(slot.money), language);
  if ('rate' in slot) return `${percentNumber(slot.rate, language)}%`;
  if ('points' in slot) return `${pointsSize(slot.points / 100, language)} ${language === 'id' ? 'poin' : 'points'}`;
  if ('number' in slot) return wholeNumber(slot.number, language);
  return 'date' in slot ? dateText(slot.date, language) : slot.text;
}

/** What an evaluation says in one sentence: the detector's with its blanks filled, or why it could not judge. */
export function explain(detector: Detector, evaluation: Evaluation, language: Language): string {
  return 'slots' in evaluation ? fill(detector, evaluation.slots, language) : evaluation.reason[language];
}

/** The detector's sentence with its blanks filled; one without a value stays as it is written. */
export function fill(detector: Detector, slots: Readonly<Record<string, Slot>>, language: Language): string {
  return detector.sentence[language].replace(/\{(\w+)\}/g, (blank, name: string) => {
    const slot = slots[name];
    return slot ? slotText(slot, language) : blank;
  });
}
