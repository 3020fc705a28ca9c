import './home.css';
import { LanguageProvider, useLanguage } from '../shared/language.js';

/** A calm answer for an address that leads nowhere. */
export default function UnknownPage() {
  return (
    <LanguageProvider>
      <Unknown />
    </LanguageProvider>
  );
}

function Unknown() {
  const { language } = useLanguage();
  const id = language === 'id';
  return (
    <main className="beranda">
      <h1>{id ? 'Halaman tidak ditemukan' : 'Page not found'}</h1>
      <p className="second">{id ? 'Alamat ini tidak dikenal.' : 'This address is not known.'}</p>
      <p>
        <a href="/">{id ? 'Kembali ke pilihan halaman' : 'Back to the choice of pages'}</a>
      </p>
    </main>
  );
}
