import type { IncomingHttpHeaders } from 'node:http';
import busboy from 'busboy';
import { Problem } from '../../platform/http/problem.js';

export type PostFields = Readonly<Record<string, unknown>>;

const LIMITS = { files: 0, fields: 200, fieldNameSize: 200, headerPairs: 20 };
const MOST_VALUES = 500_000;
const DEEPEST = 8;

/**
 * The fields of a post of the browser extension: a form with JSON in its values (`multipart/form-data`), the same as one JSON object, or
 * names with brackets (`data[0][nomorSpp]=…`), as older versions send them. Throws Problem 415 or 422.
 */
export async function readPostFields(headers: IncomingHttpHeaders, body: Buffer): Promise<PostFields> {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'multipart/form-data') return opened(await formFields(headers, body));
  if (type === 'application/x-www-form-urlencoded') return bracketFields(body);
  if (type === 'application/json') return jsonFields(body);
  throw new Problem(415, 'Jenis isi ditolak', 'Kirim multipart/form-data, application/x-www-form-urlencoded, atau application/json.');
}

function formFields(headers: IncomingHttpHeaders, body: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const refuse = (): void => reject(unreadable());
    const form = openForm(headers, body.length);
    form.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) refuse();
      else fields.set(name, value);
    });
    form.on('fieldsLimit', refuse);
    form.on('error', refuse);
    form.on('close', () => resolve(fields));
    form.end(body);
  });
}

function openForm(headers: IncomingHttpHeaders, size: number): busboy.Busboy {
  try {
    return busboy({ headers, limits: { ...LIMITS, fieldSize: size } });
  } catch {
    throw unreadable();
  }
}

/** Values that are JSON of a list or an object are opened; others are text. */
function opened(fields: ReadonlyMap<string, string>): PostFields {
  return Object.fromEntries([...fields].map(([name, value]) => [name, /^\s*[[{]/.test(value) ? parsed(value) : value]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function jsonFields(body: Buffer): PostFields {
  const value = parsed(body.toString('utf8'));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as PostFields;
  throw unreadable();
}

function bracketFields(body: Buffer): PostFields {
  const fields: Record<string, unknown> = {};
  let values = 0;
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    if (++values > MOST_VALUES) throw unreadable();
    place(
      fields,
      name.split(/\]\[|\[|\]/).filter((part, i) => i === 0 || part !== ''),
      value,
    );
  }
  return fields;
}

/** Puts a value where its name says. Only own keys are followed, so that a name cannot reach anything else. */
function place(into: Record<string, unknown>, path: readonly string[], value: string): void {
  if (path.length > DEEPEST || path.includes('__proto__')) throw unreadable();
  let at = into;
  for (const part of path.slice(0, -1)) {
    const next = Object.hasOwn(at, part) ? at[part] : undefined;
    const below = typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : {};
    at[part] = below;
    at = below;
  }
  at[path.at(-1) as string] = value;
}

const unreadable = (): Problem => new Problem(422, 'Isi tidak terbaca', 'Isi kiriman bukan formulir yang utuh; kirim ulang.');
