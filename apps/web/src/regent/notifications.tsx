import { useEffect, useState } from 'react';
import { useLanguage } from '../shared/language.js';
import { type PushState, pushState, turnOff, turnOn } from './push-subscription.js';
import { regentWords } from './regent-words.js';

/** Says what would come, and turns it on or off by a tap; nothing is asked before. */
export function Notifications() {
  const { language } = useLanguage();
  const words = regentWords[language];
  const [state, setState] = useState<PushState | null>(null);
  const [isFailed, setFailed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    void pushState().then(setState, () => setState('absent'));
  }, []);
  const turn = async (way: () => Promise<PushState>): Promise<void> => {
    setBusy(true);
    setFailed(false);
    await way().then(setState, () => setFailed(true));
    setBusy(false);
  };
  const isIphone = /iPhone|iPad/.test(navigator.userAgent);
  if (state === null || (state === 'absent' && !isIphone)) return null;
  return (
    <section aria-labelledby="bupati-kabari">
      <h2 id="bupati-kabari">{words.push}</h2>
      <p className="bupati-tenang">{words.pushWhat}</p>
      <p className="bupati-tenang" role="status">
        {state === 'absent' ? words.pushIphone : null}
        {state === 'denied' ? words.pushDenied : null}
        {state === 'on' ? words.pushIsOn : null}
        {isFailed ? ` ${words.pushFailed}` : null}
      </p>
      {state === 'off' || state === 'on' ? (
        <button type="button" className="bupati-tombol" disabled={isBusy} onClick={() => void turn(state === 'on' ? turnOff : turnOn)}>
          {state === 'on' ? words.pushOff : words.pushOn}
        </button>
      ) : null}
    </section>
  );
}
