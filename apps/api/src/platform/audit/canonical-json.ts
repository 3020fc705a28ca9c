/** What a canonical text can be made of. Numbers are finite; a field that is undefined is left out. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON in the one form of RFC 8785: keys by UTF-16 code units, no blanks, numbers and escapes as ECMAScript writes them.
 * Half a surrogate pair, which the RFC refuses, is replaced, since nothing else can be done with it.
 *
 * @throws RangeError for a number that JSON does not have
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} is not a number in JSON`);
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.keys(value).sort();
  return `{${fields.flatMap((key) => fieldText(key, value[key])).join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

const fieldText = (key: string, value: Json | undefined): string[] =>
  value === undefined ? [] : [`${JSON.stringify(wellFormed(key))}:${canonicalJson(value)}`];

/** Also without NUL, which PostgreSQL cannot keep. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '\uFFFD');
