import { type Visit, type VisitMove, type Visits, visitSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api.js';

/** Where the page keeps what the server told of the visit. */
export const VISITS = ['visits'];

/** Opens, moves and ends the visit, and shows the answer at once, without waiting for the next look. */
export function useVisits() {
  const client = useQueryClient();
  const take = async (answer: Promise<Visit>, part: Partial<Visits> = {}): Promise<void> => {
    const visit = await answer;
    client.setQueryData<Visits>(VISITS, (before) => before && { ...before, ...part, visit });
  };
  return {
    open: (minutes: number) => take(ask(visitSchema, '/api/v1/visits', { method: 'POST', body: { minutes } }), { questions: [] }),
    move: (id: string, move: VisitMove) => take(ask(visitSchema, `/api/v1/visits/${id}/moves`, { method: 'POST', body: move })),
    /** To be called once it has ended. */
    look: () => client.invalidateQueries({ queryKey: VISITS }),
  };
}
