import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Language } from './number-format.js';
import { type Words, words } from './words.js';

const LanguageContext = createContext<Language>('id');

/** Indonesian unless `?lang=en`; the key L switches. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'id'));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'l' && !event.ctrlKey && !event.metaKey) setLanguage((now) => (now === 'id' ? 'en' : 'id'));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The page's language and its words. */
export function useLanguage(): { readonly language: Language; readonly w: Words } {
  const language = useContext(LanguageContext);
  return { language, w: words[language] };
}
