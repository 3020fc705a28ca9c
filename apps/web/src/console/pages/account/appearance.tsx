import { CheckField, SelectField } from '../../parts/field.js';
import { type Theme, usePreferences, useSay } from '../../preferences.js';

/** Language, light, keys: kept in this browser. */
export function Appearance() {
  const say = useSay();
  const { language, theme, letters, prefer } = usePreferences();
  return (
    <div className="form">
      <SelectField
        label={say('Bahasa', 'Language')}
        help={say('Disimpan di peramban ini saja.', 'Kept in this browser only.')}
        value={language}
        onChange={(event) => prefer({ language: event.target.value === 'en' ? 'en' : 'id' })}
        options={[
          { value: 'id', label: 'Bahasa Indonesia' },
          { value: 'en', label: 'English' },
        ]}
      />
      <SelectField
        label={say('Cahaya', 'Light')}
        help={say('Di ruang terang pakai terang.', 'In a bright room take light.')}
        value={theme}
        onChange={(event) => prefer({ theme: event.target.value as Theme })}
        options={[
          { value: 'system', label: say('Seperti komputer ini', 'As this computer') },
          { value: 'light', label: say('Terang', 'Light') },
          { value: 'dark', label: say('Gelap', 'Dark') },
        ]}
      />
      <CheckField
        label={say('Huruf tunggal sebagai tombol', 'Single letters as keys')}
        help={say(
          'Misalnya N untuk menambah, G lalu J untuk jejak audit. Tombol ? menampilkan semuanya.',
          'For example N to add, G then J for the audit trail. The key ? shows them all.',
        )}
        checked={letters}
        onChange={(event) => prefer({ letters: event.target.checked })}
      />
    </div>
  );
}
