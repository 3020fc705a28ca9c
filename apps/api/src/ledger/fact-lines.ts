import { type Fact, naturalKey, replacementSet } from '@lcc/domain';
import { amountOf, encodeFact } from './fact-rows.js';

/** The columns of a fact that its value alone decides, in the order of a line. */
export const VALUE_COLUMNS = 'kind, natural_key, business_date, amount, payload, value_hash, replacement_set, source_row';
const NULL = '\\N';

/** What a line says, for the few that are looked at one by one. */
export interface LineValues {
  readonly date: string;
  readonly amount: string | null;
  readonly payload: string;
  readonly set: string | null;
}

/** {@link VALUE_COLUMNS} in COPY's text format, without the end of the line. `payload` null = withdrawn. */
export function lineOf(
  values: Omit<LineValues, 'payload'> & { kind: string; key: string; payload: string | null; hash: string; row: number },
): string {
  const { kind, key, date, amount, payload, hash, set, row } = values;
  return [
    kind,
    field(key),
    date,
    amount ?? NULL,
    payload === null ? NULL : field(payload),
    hash,
    set === null ? NULL : field(set),
    row,
  ].join('\t');
}

/** The line of a fact, with its key and the hash of its value. */
export function lineOfFact(fact: Fact, row: number): { readonly line: string; readonly key: string; readonly hash: string } {
  const key = naturalKey(fact);
  const { payload, hash } = encodeFact(fact);
  const line = lineOf({ kind: fact.kind, key, date: fact.date, amount: amountOf(fact), payload, hash, set: replacementSet(fact), row });
  return { line, key, hash };
}

export function readLine(line: string): LineValues {
  const [, , date = '', amount = NULL, payload = '', , set = NULL] = line.split('\t');
  return { date, amount: amount === NULL ? null : amount, payload: unescaped(payload), set: set === NULL ? null : unescaped(set) };
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const MEANINGS: Readonly<Record<string, string>> = { '\\\\': '\\', '\\t': '\t', '\\n': '\n', '\\r': '\r' };

/** A text as COPY takes it. */
export const field = (text: string): string => text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] as string);
const unescaped = (text: string): string => text.replace(/\\[\\tnr]/g, (c) => MEANINGS[c] as string);
