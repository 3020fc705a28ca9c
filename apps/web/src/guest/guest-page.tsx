import './guest.css';
import { type FormEvent, useEffect, useState } from 'react';
import { LanguageProvider, useLanguage } from '../shared/language.js';
import type { Language } from '../shared/number-format.js';
import { guestWords } from './guest-words.js';
import { Tour } from './tour.js';
import { useVisit, type VisitView } from './use-visit.js';

/** `/guest/:code`: a guest's phone follows the presenter through the demo, without an account. Everything on it is made up, and says so. */
export default function GuestPage({ code }: { readonly code: string }) {
  return (
    <LanguageProvider>
      <Guest code={code} />
    </LanguageProvider>
  );
}

function Guest({ code }: { readonly code: string }) {
  const view = useVisit(code);
  useEffect(() => {
    document.title = 'Tamu · Langkat Command Center';
  }, []);
  const link = view.phase === 'in' ? view.link : view.phase;
  return (
    <>
      <p className="tamu-bingkai">
        <b>SIMULASI</b>
      </p>
      <main className="tamu" data-link={link}>
        <header className="tamu-atas">
          <span>Langkat Command Center</span>
          <LanguageSwitch />
        </header>
        {view.phase === 'in' ? (
          <Tour code={code} visit={view.visit} link={view.link} replay={view.replay} />
        ) : (
          <Outside phase={view.phase} />
        )}
      </main>
    </>
  );
}

const LANGUAGES: readonly (readonly [Language, string, string])[] = [
  ['id', 'ID', 'Bahasa Indonesia'],
  ['en', 'EN', 'English'],
];

function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const press = (next: Language): void => {
    choose(next);
    history.replaceState(null, '', next === 'en' ? '?lang=en' : location.pathname); // a page that is opened anew keeps it
  };
  return (
    <fieldset className="tamu-bahasa" aria-label={guestWords[language].language}>
      {LANGUAGES.map(([each, short, name]) => (
        <button key={each} type="button" lang={each} aria-label={name} aria-pressed={each === language} onClick={() => press(each)}>
          {short}
        </button>
      ))}
    </fieldset>
  );
}

/** Nothing to follow: connecting, an unknown code with the way to another, or the end. */
function Outside({ phase }: { readonly phase: Exclude<VisitView['phase'], 'in'> }) {
  const { language } = useLanguage();
  const words = guestWords[language];
  if (phase === 'joining' || phase === 'away')
    return (
      <p className="tamu-kata" role="status">
        {phase === 'joining' ? words.joining : words.away}
      </p>
    );
  return (
    <>
      <h1>{phase === 'over' ? words.overTitle : words.unknownTitle}</h1>
      <p className="tamu-kata" role="status">
        {phase === 'over' ? words.over : words.unknown}
      </p>
      {phase === 'unknown' ? <CodeForm /> : null}
    </>
  );
}

function CodeForm() {
  const { language } = useLanguage();
  const words = guestWords[language];
  const [code, setCode] = useState('');
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
    if (plain !== '') location.assign(`/guest/${plain}${language === 'en' ? '?lang=en' : ''}`);
  };
  return (
    <form className="tamu-kode" onSubmit={go}>
      <label htmlFor="tamu-kode">{words.code}</label>
      <input
        id="tamu-kode"
        value={code}
        maxLength={12}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => setCode(event.target.value)}
      />
      <button type="submit" className="tamu-tombol utama">
        {words.enter}
      </button>
    </form>
  );
}
