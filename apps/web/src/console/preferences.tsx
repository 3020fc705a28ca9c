import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Language, wholeNumber } from '../shared/number-format.js';

export type Theme = 'light' | 'dark' | 'system';

/** What somebody likes at this desk; kept in the browser, since it says nothing about anybody. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Single letters act as keys while no field has the focus. */
  readonly letters: boolean;
}

interface PreferencesAccess extends Preferences {
  readonly dark: boolean;
  readonly prefer: (change: Partial<Preferences>) => void;
}

/** One sense in both languages, written side by side. */
export interface Text {
  readonly id: string;
  readonly en: string;
}

/** A count with its noun, in the digits of each language: `3.060 baris`, `3,060 rows`. */
export const counted = (count: number, id: string, en: string): Text => ({
  id: `${wholeNumber(count, 'id')} ${id}`,
  en: `${wholeNumber(count, 'en')} ${en}`,
});

const SHELF = 'lcc-console';
const FIRST: Preferences = { language: 'id', theme: 'system', letters: true };
const PreferencesContext = createContext<PreferencesAccess | null>(null);
const DARK = '(prefers-color-scheme: dark)';

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(readShelf);
  const systemDark = useSystemDark();
  const dark = preferences.theme === 'system' ? systemDark : preferences.theme === 'dark';
  useEffect(() => {
    document.documentElement.lang = preferences.language;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    localStorage.setItem(SHELF, JSON.stringify(preferences));
  }, [preferences, dark]);
  const access = useMemo(
    () => ({ ...preferences, dark, prefer: (change: Partial<Preferences>) => setPreferences((now) => ({ ...now, ...change })) }),
    [preferences, dark],
  );
  return <PreferencesContext value={access}>{children}</PreferencesContext>;
}

export function usePreferences(): PreferencesAccess {
  const access = useContext(PreferencesContext);
  if (!access) throw new Error('PreferencesProvider is missing');
  return access;
}

/** `say('Simpan', 'Save')` in the language of the page; also for a `Text`. */
export function useSay(): { (id: string, en: string): string; (text: Text): string } {
  const { language } = usePreferences();
  return useMemo(
    () => (first: string | Text, en?: string) =>
      typeof first === 'string' ? (language === 'id' ? first : (en ?? first)) : first[language],
    [language],
  );
}

function useSystemDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const follow = () => setDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return dark;
}

/** What is kept may be old or bent: each wish counts only as far as it is one. */
function readShelf(): Preferences {
  const asked = new URLSearchParams(location.search).get('lang');
  const language: Partial<Preferences> = asked === 'en' || asked === 'id' ? { language: asked } : {};
  try {
    const kept = JSON.parse(localStorage.getItem(SHELF) ?? '{}') as Partial<Record<keyof Preferences, unknown>>;
    return {
      language: kept.language === 'en' ? 'en' : FIRST.language,
      theme: kept.theme === 'dark' || kept.theme === 'light' ? kept.theme : FIRST.theme,
      letters: kept.letters !== false,
      ...language,
    };
  } catch {
    return { ...FIRST, ...language };
  }
}
