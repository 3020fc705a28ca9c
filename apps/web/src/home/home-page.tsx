import './home.css';
import { LanguageProvider, useLanguage } from '../shared/language.js';
import type { Language } from '../shared/number-format.js';

interface Face {
  readonly href: string;
  readonly name: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
}

const FACES: readonly Face[] = [
  {
    href: '/wall',
    name: { id: 'Dinding', en: 'Wall' },
    text: {
      id: 'Layar besar ruang kendali: serapan anggaran terhadap rencana kas, langsung.',
      en: 'The big screen of the control room: absorption against the cash plan, live.',
    },
  },
  {
    href: '/regent',
    name: { id: 'Bupati', en: 'Regent' },
    text: {
      id: 'Satu halaman di telepon: satu kalimat, satu angka, apa yang berubah.',
      en: 'One page on a phone: one sentence, one figure, what changed.',
    },
  },
  {
    href: '/console',
    name: { id: 'Konsol', en: 'Console' },
    text: {
      id: 'Meja kerja: kasus, laporan unit, impor, layar, pengguna, audit.',
      en: 'The desk: cases, unit reports, imports, screens, users, audit.',
    },
  },
  {
    href: '/pasang',
    name: { id: 'Pasang layar', en: 'Pair a screen' },
    text: {
      id: 'Buka di layar dinding yang baru: kodenya diketik di konsol, halaman Layar.',
      en: 'Open it on a new wall screen: its code is typed in the console, page Screens.',
    },
  },
  {
    href: '/public',
    name: { id: 'Publik', en: 'Public' },
    text: { id: 'Angka yang boleh dilihat semua orang.', en: 'Figures open to everyone.' },
  },
];

/** Chooses an audience. */
export default function HomePage() {
  return (
    <LanguageProvider>
      <Home />
    </LanguageProvider>
  );
}

function Home() {
  const { language } = useLanguage();
  const id = language === 'id';
  return (
    <main className="beranda">
      <h1>Langkat Command Center</h1>
      <p className="second">
        {id ? 'Rencana, anggaran, dan belanja daerah dalam satu gambar.' : 'Plan, budget and spending of the regency in one picture.'}
      </p>
      <ul>
        {FACES.map((face) => (
          <li key={face.name.id}>
            <a href={face.href}>
              <b>{face.name[language]}</b>
              <span>{face.text[language]}</span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
