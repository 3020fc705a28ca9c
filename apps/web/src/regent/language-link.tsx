import { useLanguage } from '../shared/language.js';
import { regentWords } from './regent-words.js';

/** The way to the page's other language. */
export function LanguageLink() {
  const { language } = useLanguage();
  const other = language === 'id' ? 'en' : 'id';
  return (
    <a className="bupati-bahasa" href={other === 'en' ? '?lang=en' : '/regent'} lang={other}>
      {regentWords[language].language}
    </a>
  );
}
