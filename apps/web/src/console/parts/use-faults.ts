import { plainError } from '@lcc/contract';
import { useState } from 'react';
import type { z } from 'zod';
import type { Refusal } from '../api.js';
import { usePreferences } from '../preferences.js';

/** Faults by the first name of their field. */
export type Faults = Readonly<Record<string, string | undefined>>;

interface Judge {
  readonly faults: Faults;
  /** Holds values against the schema the server judges by; `only` = the fields of this step. False when something is wrong there. */
  readonly judge: (schema: z.ZodType, values: unknown, only?: readonly string[] | null) => boolean;
  /** Shows what the server refused beside its fields; false when it names none. */
  readonly take: (refusal: Refusal) => boolean;
}

/** What is wrong with a draft, field by field, in words; for forms that a list of fields cannot describe. */
export function useFaults(): Judge {
  const { language } = usePreferences();
  const [faults, setFaults] = useState<Faults>({});
  return {
    faults,
    judge: (schema, values, only = null) => {
      const result = schema.safeParse(values, { error: plainError(language) });
      const all = result.success ? [] : result.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message] as const);
      const found = all.filter(([field]) => only === null || only.includes(field));
      setFaults(Object.fromEntries(found.reverse()));
      return found.length === 0;
    },
    take: ({ issues }) => {
      setFaults(Object.fromEntries(issues.map(({ field, message }) => [field.split('.')[0] ?? '', message])));
      return issues.length > 0;
    },
  };
}
