import { type FormEvent, useState } from 'react';
import { useLanguage } from '../shared/language.js';
import { sinceText } from '../shared/time-format.js';
import { regentWords } from './regent-words.js';
import type { Notes } from './use-notes.js';

const LONGEST = 2_000;

/** The reader's own note on a unit, to be written, changed and removed in place. */
export function UnitNote({ unit, notes }: { readonly unit: string; readonly notes: Notes }) {
  const { language } = useLanguage();
  const words = regentWords[language];
  const note = notes.of[unit];
  const [draft, setDraft] = useState<string | null>(null);
  const [isFailed, setFailed] = useState(false);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setFailed(false);
    notes.write(unit, (draft ?? '').trim()).then(
      () => setDraft(null),
      () => setFailed(true),
    );
  };
  if (draft !== null)
    return (
      <form className="bupati-formulir" onSubmit={save}>
        <label className="bupati-label">
          {words.note}
          <textarea rows={4} maxLength={LONGEST} value={draft} onChange={(event) => setDraft(event.target.value)} />
        </label>
        <p className="bupati-tenang">{words.noteOwn}</p>
        {isFailed ? <p role="alert">{words.noteFailed}</p> : null}
        <div className="bupati-aksi">
          <button type="button" className="bupati-tombol" onClick={() => setDraft(null)}>
            {words.noteCancel}
          </button>
          <button type="submit" className="bupati-tombol utama">
            {words.noteSave}
          </button>
        </div>
      </form>
    );
  return (
    <div className="bupati-tanya">
      {note ? (
        <p className="bupati-catatan-unit">
          <b>{words.note}</b>
          <span className="bupati-jawaban">{note.text}</span>
          <small>{`${sinceText(Date.parse(note.at), Date.now(), language, true)} · ${words.noteOwn}`}</small>
        </p>
      ) : null}
      <button type="button" className="bupati-tombol" onClick={() => setDraft(note?.text ?? '')}>
        {note ? words.noteChange : words.noteWrite}
      </button>
    </div>
  );
}
