import { type SignInWays, signInWaysSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../api.js';

/** Whose command center this is, whether it has a demo, and the ways in; undefined until the server has said it. */
export function useSite(): SignInWays | undefined {
  const { data } = useQuery({
    queryKey: ['site'],
    queryFn: ({ signal }) => ask(signInWaysSchema, '/api/v1/sign-in', { signal, background: true }),
    staleTime: 300_000,
  });
  return data;
}

/** The mark, and below it the regency whose it is. */
export function Brand() {
  const site = useSite();
  return (
    <p className="brand">
      <img src="/mark.svg" alt="" width="26" height="26" />
      <span>
        Command Center
        <small>{site?.place ?? '\u00a0'}</small>
      </span>
    </p>
  );
}
