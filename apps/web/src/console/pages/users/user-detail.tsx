import { firstPasswordSchema, type User, userChangeSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, act as send } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { Confirm } from '../../parts/confirm.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { SecretOnce } from '../../parts/secret-once.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { SessionList } from '../sessions/session-list.js';
import { SignInLink } from './sign-in-link.js';
import { useUnits } from './use-units.js';
import { userFields } from './user-fields.js';

/** One account: what it may do, where it is signed in, and the acts that cannot be taken back. */
export function UserDetail({ user }: { readonly user: User }) {
  const say = useSay();
  const act = useAct();
  const client = useQueryClient();
  const units = useUnits();
  const [saved, setSaved] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['users'] });
  return (
    <aside className="detail" aria-label={user.name}>
      <h2>{user.name}</h2>
      <p className="meta">{user.login}</p>
      {user.disabled ? (
        <Notice shape="putus">{say('Akun ini ditutup; tidak dapat masuk.', 'This account is closed; it cannot sign in.')}</Notice>
      ) : null}
      <SchemaForm
        schema={userChangeSchema}
        start={{ name: user.name, role: user.role, unit: user.unit, ssoSubject: user.ssoSubject }}
        fields={userFields(say, units)}
        submit={say('Simpan', 'Save')}
        onSubmit={async (body) => {
          setSaved(false);
          await act(() => send(`/api/v1/users/${user.id}`, { method: 'PATCH', body }));
          setSaved(true);
          await refresh();
        }}
      >
        {saved ? (
          <Notice shape="info">
            {say('Tersimpan. Bila peran atau unit berubah, sesinya berakhir.', 'Saved. If role or unit changed, its sessions have ended.')}
          </Notice>
        ) : null}
      </SchemaForm>
      <Section title={say('Sesi terbuka', 'Open sessions')}>
        <SessionList path={`/api/v1/users/${user.id}/sessions`} />
      </Section>
      <Section title={say('Tindakan', 'Acts')}>
        <AccountActs user={user} onDone={refresh} />
        <SignInLink key={user.id} user={user} />
      </Section>
    </aside>
  );
}

function AccountActs({ user, onDone }: { readonly user: User; readonly onDone: () => Promise<void> }) {
  const say = useSay();
  const { run, busy, failure } = useDeed();
  const own = useSession().me.account.id === user.id;
  const [asking, setAsking] = useState<'reset' | 'disable' | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const close = () => setAsking(null);
  const locked = own ? say('Ini akun Anda sendiri', 'This is your own account') : null;
  return (
    <>
      <div className="acts-row">
        <Button onPress={() => setAsking('reset')} locked={locked}>
          {say('Atur ulang sandi', 'Reset password')}
        </Button>
        {user.disabled ? (
          <Button busy={busy} onPress={() => void run(() => send(`/api/v1/users/${user.id}/enable`, { method: 'POST' })).then(onDone)}>
            {say('Buka akun', 'Open the account')}
          </Button>
        ) : (
          <Button look="danger" onPress={() => setAsking('disable')} locked={locked}>
            {say('Tutup akun', 'Close the account')}
          </Button>
        )}
      </div>
      {failure}
      {password ? (
        <SecretOnce label={say('Sandi pertama yang baru, tampil sekali', 'New first password, shown once')} secret={password} />
      ) : null}
      {asking === 'reset' ? (
        <Confirm
          title={say(`Atur ulang sandi ${user.login}?`, `Reset the password of ${user.login}?`)}
          text={say(
            'Sandi, autentikator dan kode pemulihannya dilupakan, semua sesinya berakhir.',
            'Password, authenticator and recovery codes are forgotten, all sessions end.',
          )}
          submit={say('Atur ulang', 'Reset')}
          onClose={close}
          onConfirm={async () => {
            setPassword((await ask(firstPasswordSchema, `/api/v1/users/${user.id}/reset`, { method: 'POST' })).password);
            await onDone();
          }}
        />
      ) : null}
      {asking === 'disable' ? (
        <Confirm
          title={say(`Tutup akun ${user.login}?`, `Close the account ${user.login}?`)}
          text={say(
            'Ia tidak dapat masuk lagi dan sesinya berakhir dalam lima detik. Akun dapat dibuka lagi; jejaknya tetap.',
            'It cannot sign in any more and its sessions end within five seconds. It can be opened again; its traces stay.',
          )}
          submit={say('Tutup akun', 'Close the account')}
          onClose={close}
          onConfirm={async () => {
            await send(`/api/v1/users/${user.id}/disable`, { method: 'POST' });
            await onDone();
          }}
        />
      ) : null}
    </>
  );
}
