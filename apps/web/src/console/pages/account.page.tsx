import { useLocation, useRoute } from 'wouter';
import { Button } from '../parts/button.js';
import { Page } from '../parts/page.js';
import { Tabs } from '../parts/tabs.js';
import { useDeed } from '../parts/use-deed.js';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { ROLE_WORDS, rightsInWords } from '../words/roles.js';
import { Appearance } from './account/appearance.js';
import { Security } from './account/security.js';
import { SessionList } from './sessions/session-list.js';

/** A person's own account. */
export default function AccountPage() {
  const say = useSay();
  const [, go] = useLocation();
  const [, params] = useRoute<{ tab?: string }>('/akun/:tab?');
  const { me, signOut } = useSession();
  const { run, busy, failure } = useDeed();
  const { role, name, login, unit } = me.account;
  return (
    <Page
      title={say('Akun saya', 'My account')}
      actions={
        <Button icon="leave" busy={busy} onPress={() => void run(signOut)}>
          {say('Keluar', 'Sign out')}
        </Button>
      }
    >
      <div className="narrow">
        {failure}
        <h2 className="name">{name}</h2>
        <p className="second">
          {login} · {say(ROLE_WORDS[role].title)}
          {unit ? ` · ${unit}` : ''}
        </p>
        <p className="meta">
          {say('Boleh', 'May')}:{' '}
          {rightsInWords(role)
            .map((right) => say(right))
            .join('; ')}
          .
        </p>
        <Tabs
          label={say('Bagian akun', 'Parts of the account')}
          open={params?.tab ?? 'keamanan'}
          onOpen={(tab) => go(tab === 'keamanan' ? '/akun' : `/akun/${tab}`)}
          tabs={[
            { id: 'keamanan', title: say('Keamanan', 'Security'), content: <Security /> },
            { id: 'sesi', title: say('Sesi', 'Sessions'), content: <SessionList path="/api/v1/me/sessions" single /> },
            { id: 'tampilan', title: say('Tampilan', 'Appearance'), content: <Appearance /> },
          ]}
        />
      </div>
    </Page>
  );
}
