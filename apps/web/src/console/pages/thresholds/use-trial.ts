import { type RuleTermsWire, type Trial, trialAnswerSchema } from '@lcc/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '../../api.js';

/** A change is tried when typing has paused this long. */
const PAUSE_MS = 200;
const AGAIN_MS = 400;

export interface TrialState {
  /** The last one there was, also while the next is being worked out. */
  readonly trial: Trial | undefined;
  readonly isWorking: boolean;
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly error: unknown;
}

/** What these terms would have done, kept up with typing. `null` terms are not asked. */
export function useTrial(channel: string, rule: string, terms: RuleTermsWire | null): TrialState {
  const settled = useSettled(terms);
  const [progress, setProgress] = useState<TrialState['progress']>(null);
  const query = useQuery({
    queryKey: ['trial', channel, rule, settled],
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) => {
      for (;;) {
        const path = `/api/v1/boards/${channel}/thresholds/${rule}/trial`;
        const answer = await ask(trialAnswerSchema, path, { method: 'POST', body: { terms: settled }, signal, background: true });
        setProgress(answer.progress);
        if (answer.trial) return answer.trial;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    },
  });
  return { trial: query.data, isWorking: query.isFetching || settled !== terms, progress, error: query.error };
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
