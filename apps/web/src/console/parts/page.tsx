import { type ReactNode, useEffect } from 'react';

interface PageProps {
  readonly title: string;
  /** State of the thing, e.g. a count. */
  readonly tag?: ReactNode;
  /** At most two acts, the primary one last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One page of the console: where I am, the state of the thing, what can be done; then the content. */
export function Page({ title, tag, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Langkat Command Center`;
  }, [title]);
  return (
    <>
      <header className="head">
        <h1>{title}</h1>
        {tag}
        {actions ? <div className="acts">{actions}</div> : null}
      </header>
      <div className="content">{children}</div>
    </>
  );
}

/** A block of a page: a heading on a line, then what it is about. */
export function Section({ title, note, children }: { readonly title: string; readonly note?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="section">
      <header>
        <h2>{title}</h2>
        {note ? <span className="meta">{note}</span> : null}
      </header>
      {children}
    </section>
  );
}
