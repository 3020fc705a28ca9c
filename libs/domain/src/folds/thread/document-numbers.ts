import { ownText } from './texts.js';

/** Letters and digits of a document's number, so that blanks, case and signs do not matter; null when it is too short to tell anything. */
export function documentKey(number: string): string | null {
  const key = number.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return key.length >= SHORTEST && /\d/.test(key) ? key : null;
}

const SHORTEST = 5;
/** A number as offices write it: parts joined by strokes, at least two strokes, with a digit somewhere. */
const NUMBER = /[\p{L}\d][\p{L}\d.()-]*(?:\/[\p{L}\d.()-]+){2,}/gu;

/** Document numbers named in a text, as written. */
export function documentNumbersIn(text: string | null): string[] {
  if (text === null || !text.includes('/')) return [];
  return [...new Set([...text.matchAll(NUMBER)].map((match) => ownText(match[0].replace(/[.)-]+$/, ''), '/')))].filter(
    (number) => documentKey(number) !== null,
  );
}
