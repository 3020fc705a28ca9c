import { useSearchParams } from 'wouter';

/** What stands in the address after `?`, and a setter of one value; an empty one goes away. No step back is made of it. */
export function useSearch(): [URLSearchParams, (name: string, value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return [search, set];
}
