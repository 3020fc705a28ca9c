import { createContext, useContext } from 'react';

export type Act = <T>(work: () => Promise<T>) => Promise<T>;

/** Somebody was asked to prove again to be it, and closed the question. */
export class NotProved extends Error {}

export const ActContext = createContext<Act | null>(null);

/** `act(() => …)`: does something that may ask for proof in its middle, and then goes on. Given up, it ends without a word (`wasGivenUp`). */
export function useAct(): Act {
  const act = useContext(ActContext);
  if (!act) throw new Error('StepUpProvider is missing');
  return act;
}

/** The person closed the question: no fault, nothing to tell. */
export const wasGivenUp = (error: unknown): boolean => error instanceof NotProved;
