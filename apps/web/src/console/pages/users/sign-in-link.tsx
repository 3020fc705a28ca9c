import { linkMadeSchema, SECOND_FACTOR_ROLES, type User } from '@lcc/contract';
import { useState } from 'react';
import { ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Instant } from '../../parts/instant.js';
import { QrCode } from '../../parts/qr-code.js';
import { SecretOnce } from '../../parts/secret-once.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';

/** Makes a link that signs the person in once, to be sent or held before a phone. */
export function SignInLink({ user }: { readonly user: User }) {
  const say = useSay();
  const { run, busy, failure } = useDeed();
  const [made, setMade] = useState<{ link: string; expires: string } | null>(null);
  const make = () =>
    run(async () => {
      const { path, expires } = await ask(linkMadeSchema, `/api/v1/users/${user.id}/link`, { method: 'POST' });
      setMade({ link: location.origin + path, expires });
    });
  const owes = SECOND_FACTOR_ROLES.includes(user.role);
  const locked = owes ? say('Peran ini wajib memakai autentikator', 'This role has to use an authenticator') : null;
  return (
    <>
      <div className="acts-row">
        <Button busy={busy} locked={user.disabled ? say('Akun ini ditutup', 'This account is closed') : locked} onPress={() => void make()}>
          {say('Buat tautan masuk', 'Make a sign-in link')}
        </Button>
      </div>
      {failure}
      {made ? (
        <>
          <SecretOnce
            label={say('Tautan masuk, berlaku sekali, tampil sekali', 'Sign-in link, works once, shown once')}
            secret={made.link}
          />
          <QrCode text={made.link} label={say('Kode QR tautan masuk', 'QR code of the sign-in link')} />
          <p className="meta">
            {say('Berlaku sampai', 'Works until')} <Instant at={made.expires} />.{' '}
            {say(
              'Sampaikan hanya kepada orangnya; yang membukanya masuk sebagai dia.',
              'Hand it to the person alone; whoever opens it is signed in as them.',
            )}
          </p>
        </>
      ) : null}
    </>
  );
}
