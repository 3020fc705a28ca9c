import { type QuestionList, questionListSchema } from '@lcc/contract';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ask } from '../../api.js';
import { useSession } from '../../session.js';

const AGAIN_MS = 60_000;
export const QUESTIONS = ['questions'] as const;

/** The questions that exist for who is signed in, asked again each minute; none for whoever may not read them. */
export function useQuestionList(): UseQueryResult<QuestionList> {
  const { may } = useSession();
  return useQuery({
    queryKey: QUESTIONS,
    queryFn: ({ signal }) => ask(questionListSchema, '/api/v1/questions', { background: true, signal }),
    refetchInterval: AGAIN_MS,
    enabled: may('questions.read'),
  });
}
