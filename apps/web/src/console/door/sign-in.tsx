import { type Me, meSchema, signInCodeSchema, signInSchema } from '@lcc/contract';
import { act, ask } from '../api.js';
import { SchemaForm } from '../parts/schema-form.js';
import { useSay } from '../preferences.js';
import { Door } from './door.js';

/** Name and password. */
export function SignIn({ onEnter }: { readonly onEnter: (me: Me) => void }) {
  const say = useSay();
  return (
    <Door title={say('Masuk', 'Sign in')}>
      <SchemaForm
        schema={signInSchema}
        start={{ login: '', password: '' }}
        fields={[
          { name: 'login', label: { id: 'Nama masuk', en: 'Login' }, autoComplete: 'username' },
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
    </Door>
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
        fields={[{ name: 'code', control: 'code', autoComplete: 'one-time-code', label: { id: 'Kode', en: 'Code' } }]}
        submit={say('Lanjut', 'Continue')}
        onSubmit={async (body) => onEnter(await ask(meSchema, '/api/v1/sign-in/code', { method: 'POST', body }))}
        onCancel={() => void act('/api/v1/sign-out', { method: 'POST' }).finally(onLeave)}
      />
    </Door>
  );
}
