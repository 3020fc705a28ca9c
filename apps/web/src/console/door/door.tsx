import { type ReactNode, useEffect } from 'react';
import { Brand } from '../parts/brand.js';
import { usePreferences, useSay } from '../preferences.js';

/** What stands before the console: one calm sheet, one question at a time. */
export function Door({ title, lead, children }: { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode }) {
  const say = useSay();
  const { language, prefer } = usePreferences();
  useEffect(() => {
    document.title = `${title} · Langkat Command Center`;
  }, [title]);
  return (
    <main className="door">
      <Brand />
      <div className="sheet">
        <h1>{title}</h1>
        {lead ? <p className="second">{lead}</p> : null}
        {children}
      </div>
      <p className="meta">
        <button type="button" className="link" onClick={() => prefer({ language: language === 'id' ? 'en' : 'id' })}>
          {language === 'id' ? 'English' : 'Bahasa Indonesia'}
        </button>
        {' · '}
        <a href="/">{say('halaman lain', 'other pages')}</a>
      </p>
    </main>
  );
}
