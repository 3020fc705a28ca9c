import { plainError } from '@lcc/contract';
import { Body, type PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { Problem } from './problem.js';

/** Parameter: the JSON body, held against a strict schema. Anything else in it, also one key too many, is 422 with the place and the reason. */
export const JsonBody = (schema: z.ZodType): ParameterDecorator => Body(new ShapePipe(schema));

class ShapePipe implements PipeTransform {
  constructor(private readonly schema: z.ZodType) {}

  transform(value: unknown): unknown {
    return shaped(this.schema, value ?? {});
  }
}

/** The value as the schema makes it. @throws Problem 422 that names each field */
export function shaped<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value, { error: plainError('id') });
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, code, message }) => ({ field: path.map(String).join('.'), code, message }));
  const detail = issues.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ');
  throw new Problem(422, 'Isi tidak sesuai', detail, { issues });
}
