import { type ReactNode, useState } from 'react';
import { useAct, wasGivenUp } from '../frame/act.js';
import { Failed } from './states.js';

interface Deed {
  /** Does it; resolves to false when it failed or was given up. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>;
  readonly busy: boolean;
  /** What went wrong, to be shown where it was tried. */
  readonly failure: ReactNode;
}

/** An act behind a button: busy while it lasts, and its failure in words beside it. */
export function useDeed(): Deed {
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setError(null);
    setBusy(true);
    try {
      await act(work);
      return true;
    } catch (fault) {
      if (!wasGivenUp(fault)) setError(fault);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, failure: error === null ? null : <Failed error={error} /> };
}
