import './home.css';
import { LanguageProvider, useLanguage } from '../shared/language.js';
import type { Language } from '../shared/number-format.js';

type FaceName = 'guest';

const TEXTS: Readonly<Record<FaceName | 'unknown', Readonly<Record<Language, readonly [string, string]>>>> = {
  guest: {
    id: ['Halaman tamu menyusul', 'Di sini nanti tamu mengikuti paparan dari teleponnya.'],
    en: ['The guest page is coming', 'Guests will follow the tour on their phones here.'],
  },
  unknown: { id: ['Halaman tidak ditemukan', 'Alamat ini tidak dikenal.'], en: ['Page not found', 'This address is not known.'] },
};

/** A calm answer for addresses that have nothing to show yet. */
export default function LaterPage({ face }: { readonly face: FaceName | null }) {
  return (
    <LanguageProvider>
      <Later face={face} />
    </LanguageProvider>
  );
}

function Later({ face }: { readonly face: FaceName | null }) {
  const { language } = useLanguage();
  const [title, text] = TEXTS[face ?? 'unknown'][language];
  return (
    <main className="beranda">
      <h1>{title}</h1>
      <p className="second">{text}</p>
      <p>
        <a href="/">{language === 'id' ? 'Kembali ke pilihan halaman' : 'Back to the choice of pages'}</a>
      </p>
    </main>
  );
}
