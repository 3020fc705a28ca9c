import { connectors, type ImportOptions } from '@lcc/connectors';
import { z } from 'zod';
import { shaped } from '../../platform/http/json-body.js';
import { Problem } from '../../platform/http/problem.js';
import { BadOption, importOptions } from '../import-options.js';

const text = z.string().optional();
const SHAPE = z.strictObject({
  connector: z.enum(connectors.map((c) => c.id)).optional(),
  region: text,
  year: text,
  asOf: text,
  skpd: text,
  stage: text,
  inForce: text,
  document: text,
  dryRun: z.enum(['true', 'false', '1', '0']).optional(),
});

/** What the fields of a form beside its file say. */
export interface UploadOptions {
  readonly connector: string | null;
  readonly options: ImportOptions;
  readonly dryRun: boolean;
}

/** The options of `lcc import` as fields: `asOf` or `as-of`; a blank one is not given. @throws Problem 422 that names the field */
export function uploadOptions(fields: ReadonlyMap<string, string>): UploadOptions {
  const given = [...fields].filter(([, value]) => value.trim() !== '').map(([name, value]) => [camel(name), value.trim()] as const);
  const { connector, dryRun, asOf, inForce, ...rest } = shaped(SHAPE, Object.fromEntries(given));
  try {
    const options = importOptions({ ...rest, 'as-of': asOf, 'in-force': inForce });
    return { connector: connector ?? null, options, dryRun: dryRun === 'true' || dryRun === '1' };
  } catch (error) {
    if (!(error instanceof BadOption)) throw error;
    const field = camel(error.option);
    throw new Problem(422, 'Isi tidak sesuai', `${field}: ${error.message}`, {
      issues: [{ field, code: 'option', message: error.message }],
    });
  }
}

const camel = (name: string): string => name.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase());
