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
        value={language}
        onChange={(event) => prefer({ language: event.target.value === 'en' ? 'en' : 'id' })}
        options={[
          { value: 'id', label: 'Bahasa Indonesia' },
          { value: 'en', label: 'English' },
        ]}
      />
      <SelectField
        label={say('Cahaya', 'Light')}
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
