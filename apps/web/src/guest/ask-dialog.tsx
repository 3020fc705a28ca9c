import { QUESTION_LENGTH } from '@lcc/contract';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../shared/language.js';
import { ask } from './ask-server.js';
import { guestWords } from './guest-words.js';

interface AskDialogProps {
  readonly token: string;
  readonly beat: string;
  readonly onClose: () => void;
}

/** One question for the presenter: the browser's own dialog, which keeps the focus in and gives it back. */
export function AskDialog({ token, beat, onClose }: AskDialogProps) {
  const { language } = useLanguage();
  const words = guestWords[language];
  const element = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [state, setState] = useState<'writing' | 'sending' | Awaited<ReturnType<typeof ask>>>('writing');
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector('textarea')?.focus();
    return () => dialog?.close();
  }, []);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (state === 'sending') return;
    if (text.trim().length < QUESTION_LENGTH.least) return setState('tooShort');
    setState('sending');
    setState(await ask(token, beat, text));
  };
  return (
    <dialog ref={element} className="tamu-tanya" aria-labelledby="tamu-tanya" onCancel={onClose} onClose={onClose}>
      <h2 id="tamu-tanya">{words.askTitle}</h2>
      {state === 'sent' ? (
        <>
          <p role="status">{words.sent}</p>
          <button type="button" className="tamu-tombol utama" onClick={onClose}>
            {words.close}
          </button>
        </>
      ) : (
        <form onSubmit={(event) => void send(event)}>
          <label htmlFor="tamu-teks">{words.askLabel}</label>
          <textarea
            id="tamu-teks"
            rows={4}
            maxLength={QUESTION_LENGTH.most}
            value={text}
            aria-describedby="tamu-bantuan"
            onChange={(event) => setText(event.target.value)}
          />
          <p id="tamu-bantuan" className="tamu-kecil">
            {words.askHelp} {words.letters(text.length, QUESTION_LENGTH.most)}
          </p>
          {state === 'writing' || state === 'sending' ? null : <p role="alert">{words[state]}</p>}
          <div className="tamu-dua">
            <button type="button" className="tamu-tombol" onClick={onClose}>
              {words.cancel}
            </button>
            <button type="submit" className="tamu-tombol utama" aria-busy={state === 'sending' || undefined}>
              {state === 'sending' ? words.sending : words.send}
            </button>
          </div>
        </form>
      )}
    </dialog>
  );
}
