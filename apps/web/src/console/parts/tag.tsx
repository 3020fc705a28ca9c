import type { ReactNode } from 'react';

/** The state of the thing a page is about, beside its title. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
