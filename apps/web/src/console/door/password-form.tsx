import { z } from 'zod';
import { act } from '../api.js';
import { SchemaForm } from '../parts/schema-form.js';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';

/** Typed twice, so that a slip of the finger does not lock one out. */
const twice = (differs: string) =>
  z
    .strictObject({ current: z.string().min(1), next: z.string().min(12), again: z.string().min(1) })
    .refine((values) => values.next === values.again, { path: ['again'], error: differs });

/** A new password of one's own. */
export function PasswordForm({ onDone }: { readonly onDone: () => Promise<void> | void }) {
  const say = useSay();
  const { login } = useSession().me.account;
  const schema = twice(say('Belum sama dengan sandi baru.', 'Not the same as the new password.'));
  return (
    <SchemaForm
      schema={schema}
      start={{ current: '', next: '', again: '' }}
      fields={[
        {
          name: 'current',
          control: 'password',
          autoComplete: 'current-password',
          label: { id: 'Sandi sekarang', en: 'Current password' },
          help: {
            id: 'Saat masuk pertama: sandi yang diberikan administrator.',
            en: 'At the first sign-in: the one an administrator gave you.',
          },
        },
        {
          name: 'next',
          control: 'password',
          autoComplete: 'new-password',
          label: { id: 'Sandi baru', en: 'New password' },
          help: {
            id: 'Paling sedikit 12 huruf. Kalimat pendek mudah diingat dan sulit ditebak.',
            en: 'At least 12 characters. A short sentence is easy to remember and hard to guess.',
          },
        },
        {
          name: 'again',
          control: 'password',
          autoComplete: 'new-password',
          label: { id: 'Sandi baru sekali lagi', en: 'New password again' },
          help: { id: 'Sama persis, agar salah ketik ketahuan sekarang.', en: 'Exactly the same, so that a slip shows now.' },
        },
      ]}
      submit={say('Ganti sandi', 'Change password')}
      onSubmit={async ({ current, next }) => {
        await act('/api/v1/me/password', { method: 'PUT', body: { current, next } });
        await onDone();
      }}
    >
      <input type="text" autoComplete="username" value={login} readOnly hidden />
    </SchemaForm>
  );
}
