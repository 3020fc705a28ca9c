import { type EvidenceBook, evidenceBookSchema, evidenceHistorySchema } from '@lcc/contract';
import { businessDate, yearOf } from '@lcc/domain/values';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { act, ask, Refusal } from '../../api.js';

export const addressOf = (id: string): string => `/api/v1/prevention/documents/${encodeURIComponent(id)}`;

/** The running year. */
export const evidenceYear = (): number => yearOf(businessDate(Date.now()));

/** The documents of a year and scheme that are mine to see; null as long as that year has no catalogue. Without a scheme its first. */
export const useEvidence = (year: number, scheme: string | null) =>
  useQuery({
    queryKey: ['evidence', 'book', year, scheme],
    queryFn: ({ signal }): Promise<EvidenceBook | null> =>
      ask(evidenceBookSchema, `/api/v1/prevention/${year}${scheme === null ? '' : `?${new URLSearchParams({ scheme })}`}`, {
        signal,
      }).catch(absentIsNull),
  });

function absentIsNull(error: unknown): null {
  if (error instanceof Refusal && error.status === 404) return null;
  throw error;
}

export const useEvidenceHistory = (id: string) =>
  useQuery({ queryKey: ['evidence', id], queryFn: ({ signal }) => ask(evidenceHistorySchema, addressOf(id), { signal }) });

/** Asks everything about evidence anew, after something about it has changed. */
export function useRenewEvidence(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['evidence'] });
}

/** Sends a file as the next version of a document. */
export function uploadEvidence(id: string, file: File, note = ''): Promise<void> {
  const form = new FormData();
  if (note !== '') form.append('note', note);
  form.append('file', file, file.name);
  return act(`${addressOf(id)}/files`, { method: 'POST', form });
}
