import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { ask } from '../../api.js';
import type { Suggestion } from '../../parts/field.js';

const rowsSchema = z.object({ board: z.object({ rows: z.array(z.object({ key: z.string(), name: z.string() })) }) });

/** The work units on the roster, to choose from; none while there is no board. */
export function useUnits(): readonly Suggestion[] {
  const { data } = useQuery({
    queryKey: ['units'],
    queryFn: ({ signal }) => ask(rowsSchema, '/api/v1/boards/main', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data?.board.rows.map(({ key, name }) => ({ value: key, label: name })) ?? [];
}
