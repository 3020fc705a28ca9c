import { type Me, meSchema, type Right } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { act, ask, Refusal } from './api.js';

/** How often the page asks on its own whether it is still signed in. */
const LOOK_EVERY_MS = 20_000;
export const ME = ['me'];

interface SessionAccess {
  readonly me: Me;
  readonly may: (right: Right) => boolean;
  readonly signOut: () => Promise<void>;
  /** Asks anew who is signed in, after something about it has changed. */
  readonly renew: () => Promise<void>;
}

const SessionContext = createContext<SessionAccess | null>(null);

export type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'unreachable'; readonly retry: () => void }
  | { readonly kind: 'out'; readonly enter: (me: Me) => void }
  | { readonly kind: 'in'; readonly access: SessionAccess };

/** Who is signed in here. A session that ends elsewhere is noticed within seconds; then nothing of it stays on the page. */
export function useSessionState(): SessionState {
  const client = useQueryClient();
  const { data, isPending, error, refetch } = useQuery<Me | null>({
    queryKey: ME,
    queryFn: ({ signal }) => ask(meSchema, '/api/v1/me', { background: true, signal }).catch(outIsNull),
    refetchInterval: LOOK_EVERY_MS,
    refetchIntervalInBackground: true,
  });
  return useMemo((): SessionState => {
    if (data)
      return {
        kind: 'in',
        access: {
          me: data,
          may: (right) => data.rights.includes(right),
          signOut: async () => {
            await act('/api/v1/sign-out', { method: 'POST' });
            client.clear();
            client.setQueryData(ME, null);
          },
          renew: async () => void (await refetch()),
        },
      };
    if (data === null) return { kind: 'out', enter: (me) => client.setQueryData(ME, me) };
    return isPending && !error ? { kind: 'asking' } : { kind: 'unreachable', retry: () => void refetch() };
  }, [data, isPending, error, client, refetch]);
}

function outIsNull(error: unknown): null {
  if (error instanceof Refusal && error.status === 401) return null;
  throw error;
}

export function SessionProvider({ access, children }: { readonly access: SessionAccess; readonly children: ReactNode }) {
  return <SessionContext value={access}>{children}</SessionContext>;
}

export function useSession(): SessionAccess {
  const access = useContext(SessionContext);
  if (!access) throw new Error('nobody is signed in here');
  return access;
}
