import { type Sen, senFromWire, senToWire } from '../values/index.js';
import type { Fact } from './fact.js';

/** A fact as JSON: every amount is a decimal string. The form kept in the ledger; two facts are the same when it is. */
export type FactWire = { readonly [field: string]: unknown };

const MONEY_FIELDS = new Set([
  'amount',
  'budget',
  'realization',
  'unitRealization',
  'months',
  'ceiling',
  'spent',
  'ownerEstimate',
  'money',
]);
/** The fields that hold money: those named here, and every field named `…Amount`. */
const isMoney = (field: string): boolean => MONEY_FIELDS.has(field) || field.endsWith('Amount');

/** Lists of texts as printed: a realization among them is no money. */
const TEXTS = new Set(['indicators']);

const encode = (value: unknown): unknown => {
  if (typeof value === 'bigint') return senToWire(value);
  if (Array.isArray(value)) return value.map(encode);
  if (value === null || typeof value !== 'object') return value;
  const fields = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = {};
  for (const name of Object.keys(fields).sort()) sorted[name] = encode(fields[name]);
  return sorted;
};

const money = (value: unknown): Sen | null | readonly Sen[] => {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((v) => senFromWire(String(v)));
  return senFromWire(String(value));
};

const decode = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(decode);
  if (value === null || typeof value !== 'object') return value;
  const fields = value as Record<string, unknown>;
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(fields))
    read[name] = TEXTS.has(name) ? fields[name] : isMoney(name) ? money(fields[name]) : decode(fields[name]);
  return read;
};

/** Canonical: keys sorted, so that equal facts have equal JSON. */
export function factToWire(fact: Fact): FactWire {
  return encode(fact) as FactWire;
}

/** Inverse of {@link factToWire}. The ledger wrote it, so its shape is trusted; amounts are checked. */
export function factFromWire(wire: FactWire): Fact {
  return decode(wire) as Fact;
}
