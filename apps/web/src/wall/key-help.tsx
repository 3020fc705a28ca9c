import './key-help.css';
import { useEffect, useState } from 'react';
import { useLanguage } from '../shared/language.js';
import type { Language } from '../shared/number-format.js';

const KEYS: Readonly<Record<Language, readonly (readonly [key: string, does: string])[]>> = {
  id: [
    ['Spasi', 'jeda atau lanjut; juga dengan sentuhan'],
    ['← →', 'laman sebelum dan sesudahnya'],
    ['L', 'bahasa Indonesia atau Inggris'],
    ['Esc', 'dari hari lain kembali ke data langsung'],
    ['?', 'daftar ini'],
  ],
  en: [
    ['Space', 'pause or go on; a touch does the same'],
    ['← →', 'page before and after'],
    ['L', 'Indonesian or English'],
    ['Esc', 'from another day back to live data'],
    ['?', 'this list'],
  ],
};
const SHOWN_MS = 20_000;

/** The keys of the wall, on `?`; any key, or some time, takes the list away again. */
export function KeyHelp() {
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => setOpen((now) => !now && event.key === '?');
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => setOpen(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [open]);
  if (!open) return null;
  return (
    <dl className="bantuan">
      {KEYS[language].map(([key, does]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
