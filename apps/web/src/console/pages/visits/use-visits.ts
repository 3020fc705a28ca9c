import { type Visit, type VisitStep, type Visits, visitSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api.js';

/** Where the page keeps what the server told of the visit. */
export const VISITS = ['visits'];

const KEPT = 'lcc-remote';

/** This page as a remote: the same after it was opened anew in its tab. */
export function remoteId(): string {
  const known = sessionStorage.getItem(KEPT);
  if (known) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(KEPT, made);
  return made;
}

/** Opens, moves and ends the visit, and shows the answer at once, without waiting for the next look. */
export function useVisits() {
  const client = useQueryClient();
  const take = async (answer: Promise<Visit>, part: Partial<Visits> = {}): Promise<void> => {
    const visit = await answer;
    client.setQueryData<Visits>(VISITS, (before) => before && { ...before, ...part, visit });
  };
  return {
    open: (minutes: number) =>
      take(ask(visitSchema, '/api/v1/visits', { method: 'POST', body: { minutes, remote: remoteId() } }), { questions: [] }),
    move: (id: string, step: VisitStep) =>
      take(ask(visitSchema, `/api/v1/visits/${id}/moves`, { method: 'POST', body: { ...step, remote: remoteId() } })),
    takeOver: (id: string) => take(ask(visitSchema, `/api/v1/visits/${id}/leader`, { method: 'PUT', body: { remote: remoteId() } })),
    /** To be called once it has ended. */
    look: () => client.invalidateQueries({ queryKey: VISITS }),
  };
}
