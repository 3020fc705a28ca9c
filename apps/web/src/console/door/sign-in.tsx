import { type Me, meSchema, signInCodeSchema, signInSchema } from '@lcc/contract';
import { act, ask } from '../api.js';
import { useSite } from '../parts/brand.js';
import { Notice } from '../parts/notice.js';
import { SchemaForm } from '../parts/schema-form.js';
import { useSay } from '../preferences.js';
import { Door } from './door.js';

/** Name and password, or the way to an identity provider where there is one. */
export function SignIn({ onEnter }: { readonly onEnter: (me: Me) => void }) {
  const say = useSay();
  const ways = useSite();
  return (
    <Door title={say('Masuk', 'Sign in')}>
      <CameBack />
      <SchemaForm
        schema={signInSchema}
        start={{ login: '', password: '' }}
        fields={[
          {
            name: 'login',
            label: { id: 'Nama masuk', en: 'Login' },
            autoComplete: 'username',
            help: { id: 'Huruf kecil, seperti diberikan administrator.', en: 'Small letters, as an administrator gave it.' },
          },
          {
            name: 'password',
            control: 'password',
            autoComplete: 'current-password',
            label: { id: 'Sandi', en: 'Password' },
            help: {
              id: 'Lupa? Administrator dapat mengatur ulang; di server: lcc user reset NAMA.',
              en: 'Forgotten? An administrator can reset it; on the server: lcc user reset NAME.',
            },
          },
        ]}
        submit={say('Masuk', 'Sign in')}
        onSubmit={async (body) => onEnter(await ask(meSchema, '/api/v1/sign-in', { method: 'POST', body }))}
      />
      {ways?.sso ? (
        <p className="other-way">
          <a className="button plain" href="/api/v1/sign-in/oidc">
            {say('Masuk dengan', 'Sign in with')} {ways.sso.name}
          </a>
        </p>
      ) : null}
    </Door>
  );
}

/** What came of a walk to the identity provider that did not end in a session. */
function CameBack() {
  const say = useSay();
  const outcome = new URLSearchParams(location.search).get('masuk');
  if (outcome === null) return null;
  return (
    <Notice shape="putus">
      {outcome === 'tidak-menjawab'
        ? say(
            'Penyedia masuk tunggal tidak menjawab; masuk dengan sandi, atau coba lagi.',
            'The identity provider does not answer; use your password, or try again.',
          )
        : say(
            'Identitas itu belum terdaftar di sini, atau langkahnya kedaluwarsa. Administrator mendaftarkannya pada akun Anda.',
            'That identity is not registered here, or the step has expired. An administrator registers it with your account.',
          )}
    </Notice>
  );
}

/** The second factor of who has one. */
export function ShowCode({ onEnter, onLeave }: { readonly onEnter: (me: Me) => void; readonly onLeave: () => void }) {
  const say = useSay();
  return (
    <Door
      title={say('Kode autentikator', 'Authenticator code')}
      lead={say(
        'Ketik enam angka yang sedang tampil di ponsel, atau satu kode pemulihan.',
        'Type the six digits your phone shows now, or one recovery code.',
      )}
    >
      <SchemaForm
        schema={signInCodeSchema}
        start={{ code: '' }}
        fields={[
          {
            name: 'code',
            control: 'code',
            autoComplete: 'one-time-code',
            label: { id: 'Kode', en: 'Code' },
            help: {
              id: 'Enam angka dari aplikasi autentikator, atau satu kode pemulihan.',
              en: 'Six digits of the authenticator app, or a recovery code.',
            },
          },
        ]}
        submit={say('Lanjut', 'Continue')}
        onSubmit={async (body) => onEnter(await ask(meSchema, '/api/v1/sign-in/code', { method: 'POST', body }))}
        onCancel={() => void act('/api/v1/sign-out', { method: 'POST' }).finally(onLeave)}
      />
    </Door>
  );
}
