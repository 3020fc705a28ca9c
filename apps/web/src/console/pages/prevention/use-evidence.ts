import { evidenceBookSchema, evidenceHistorySchema } from '@lcc/contract';
import { businessDate, yearOf } from '@lcc/domain/values';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { act, ask } from '../../api.js';

export const addressOf = (id: string): string => `/api/v1/prevention/documents/${encodeURIComponent(id)}`;

/** The running year. */
export const evidenceYear = (): number => yearOf(businessDate(Date.now()));

/** The documents of the running year that are mine to see. */
export const useEvidence = () =>
  useQuery({
    queryKey: ['evidence', 'book'],
    queryFn: ({ signal }) => ask(evidenceBookSchema, `/api/v1/prevention/${evidenceYear()}`, { signal }),
    placeholderData: (before) => before,
  });

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
