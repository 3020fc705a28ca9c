import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language } from './number-format.js';
import { type Words, words } from './words.js';

const LanguageContext = createContext<{ readonly language: Language; readonly choose: (language: Language) => void }>({
  language: 'id',
  choose: () => undefined,
});

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.matches('input, textarea, select');

/** Indonesian unless `?lang=en`; the key L switches, except while somebody writes. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'id'));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'l' && !event.ctrlKey && !event.metaKey && !isTyping(event.target))
        setLanguage((now) => (now === 'id' ? 'en' : 'id'));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const access = useMemo(() => ({ language, choose: setLanguage }), [language]);
  return <LanguageContext value={access}>{children}</LanguageContext>;
}

/** The page's language and its words; `choose` takes another one. */
export function useLanguage(): { readonly language: Language; readonly w: Words; readonly choose: (language: Language) => void } {
  const { language, choose } = useContext(LanguageContext);
  return { language, w: words[language], choose };
}
