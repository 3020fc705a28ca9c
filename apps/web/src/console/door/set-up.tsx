import { useEffect, useState } from 'react';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { AuthenticatorSteps } from './authenticator-steps.js';
import { Door } from './door.js';
import { PasswordForm } from './password-form.js';

/** What must be in order before the console opens: a password of one's own, and an authenticator where the role asks for one. */
export function SetUp({ onDone }: { readonly onDone: () => void }) {
  const say = useSay();
  const { me, renew } = useSession();
  const [enrolling, setEnrolling] = useState(!me.account.mustChangePassword);
  // Recovery codes are shown after the account is in order: the last step ends when its reader says so.
  const [reading, setReading] = useState(false);
  const isOver = me.stage === 'full' && !reading;
  useEffect(() => {
    if (isOver) onDone();
  }, [isOver, onDone]);
  if (me.account.mustChangePassword && !enrolling)
    return (
      <Door
        title={say('Ganti sandi pertama', 'Change the first password')}
        lead={say(
          'Sandi yang diberikan kepada Anda hanya untuk masuk pertama kali.',
          'The password you were given is for the first sign-in only.',
        )}
      >
        <PasswordForm
          onDone={async () => {
            setEnrolling(true);
            await renew();
          }}
        />
      </Door>
    );
  return (
    <Door
      title={say('Pasang autentikator', 'Add an authenticator')}
      lead={say('Peran Anda memerlukan bukti kedua selain sandi.', 'Your role needs a second proof besides the password.')}
    >
      <AuthenticatorSteps onCodes={() => setReading(true)} onDone={() => void renew().then(() => setReading(false))} />
    </Door>
  );
}
