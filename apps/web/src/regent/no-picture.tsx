import { useLanguage } from '../shared/language.js';
import type { Standing } from './board-reader.js';
import { LanguageLink } from './language-link.js';
import { regentWords } from './regent-words.js';

/** No picture: what is missing, and the remedy. While the first answer is awaited it is what the document shows before any script. */
export function NoPicture({ standing }: { readonly standing: Standing }) {
  const { language } = useLanguage();
  const words = regentWords[language];
  return (
    <main className="bupati">
      <header className="bupati-atas">
        <p>Langkat Command Center</p>
        <LanguageLink />
      </header>
      <h1 className="bupati-kalimat">{standing === 'asking' ? words.opening : words.noPicture}</h1>
      <p className="bupati-uang" role="status">
        {words.missing[standing]}
      </p>
      {standing === 'sign-in' ? (
        <a className="bupati-tombol" href="/console">
          {words.signInLink}
        </a>
      ) : null}
    </main>
  );
}
