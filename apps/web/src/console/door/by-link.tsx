import { type Me, meSchema } from '@lcc/contract';
import { useState } from 'react';
import { ask } from '../api.js';
import { Button } from '../parts/button.js';
import { Failed } from '../parts/states.js';
import { useSay } from '../preferences.js';
import { Door } from './door.js';

const MARK = '#masuk=';

/** The secret of a link that signs in once, from the address; it is taken out of the address, so that no history keeps it. Null without one. */
export function takeLinkSecret(): string | null {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(MARK)) return null;
  history.replaceState(null, '', pathname + search);
  return hash.slice(MARK.length);
}

interface ByLinkProps {
  readonly secret: string;
  readonly onEnter: (me: Me) => void;
  /** To name and password. */
  readonly onOther: () => void;
}

/** Signs in by a link, when somebody says so: a chat that only looks at it must not spend it. The regent goes on to the own page. */
export function ByLink({ secret, onEnter, onOther }: ByLinkProps) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const enter = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const me = await ask(meSchema, '/api/v1/sign-in/link', { method: 'POST', body: { secret } });
      if (me.stage === 'full' && me.account.role === 'regent') location.assign('/regent');
      else onEnter(me);
    } catch (fault) {
      setError(fault);
      setBusy(false);
    }
  };
  return (
    <Door
      title={say('Masuk dengan tautan', 'Sign in by link')}
      lead={say('Tautan ini berlaku sekali, di telepon atau komputer ini.', 'This link works once, on this phone or computer.')}
    >
      <div className="form">
        {error ? <Failed error={error} /> : null}
        <div className="form-acts">
          <Button onPress={onOther}>{say('Pakai sandi', 'Use a password')}</Button>
          <Button look="primary" busy={busy} onPress={() => void enter()}>
            {say('Masuk', 'Sign in')}
          </Button>
        </div>
      </div>
    </Door>
  );
}
