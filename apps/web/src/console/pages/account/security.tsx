import { recoveryCodesSchema } from '@lcc/contract';
import { useState } from 'react';
import { ask, act as send } from '../../api.js';
import { AuthenticatorSteps } from '../../door/authenticator-steps.js';
import { PasswordForm } from '../../door/password-form.js';
import { RecoveryCodes } from '../../door/recovery-codes.js';
import { Button } from '../../parts/button.js';
import { Confirm } from '../../parts/confirm.js';
import { Dialog } from '../../parts/dialog.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';
import { useSession } from '../../session.js';

/** Password, authenticator and recovery codes of one's own. */
export function Security() {
  return (
    <>
      <Password />
      <Authenticator />
    </>
  );
}

function Password() {
  const say = useSay();
  const { me, renew } = useSession();
  const [changed, setChanged] = useState(0);
  if (!me.account.hasPassword || me.way === 'sso') return null;
  return (
    <Section title={say('Sandi', 'Password')}>
      {changed > 0 ? (
        <Notice shape="info">{say('Sandi diganti; sesi lain sudah berakhir.', 'Password changed; other sessions have ended.')}</Notice>
      ) : null}
      <PasswordForm
        key={changed}
        onDone={async () => {
          setChanged((count) => count + 1);
          await renew();
        }}
      />
    </Section>
  );
}

function Authenticator() {
  const say = useSay();
  const { run, busy, failure } = useDeed();
  const { me, renew } = useSession();
  const { hasTotp, needsTotp } = me.account;
  const [open, setOpen] = useState<'enrol' | 'remove' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const finish = () => {
    setOpen(null);
    setCodes(null);
    void renew();
  };
  const renewCodes = () =>
    run(async () => setCodes((await ask(recoveryCodesSchema, '/api/v1/me/recovery-codes', { method: 'POST' })).codes));
  return (
    <Section
      title={say('Autentikator', 'Authenticator')}
      note={hasTotp ? say('terpasang', 'in use') : say('belum terpasang', 'not in use')}
    >
      <p className="second">
        {needsTotp
          ? say('Peran Anda memerlukannya setiap kali masuk.', 'Your role needs it at every sign-in.')
          : say('Menambah bukti kedua saat masuk; dianjurkan.', 'Adds a second proof at sign-in; recommended.')}
      </p>
      <div className="acts-row">
        <Button onPress={() => setOpen('enrol')}>
          {hasTotp ? say('Pasang di ponsel lain', 'Move to another phone') : say('Pasang', 'Add')}
        </Button>
        {hasTotp ? (
          <Button busy={busy} onPress={() => void renewCodes()}>
            {say('Kode pemulihan baru', 'New recovery codes')}
          </Button>
        ) : null}
        {hasTotp && !needsTotp ? (
          <Button look="danger" onPress={() => setOpen('remove')}>
            {say('Lepas', 'Remove')}
          </Button>
        ) : null}
      </div>
      {failure}
      {open === 'enrol' ? (
        <Dialog title={say('Pasang autentikator', 'Add an authenticator')} onClose={finish}>
          <div className="pad">
            <AuthenticatorSteps onDone={finish} />
          </div>
        </Dialog>
      ) : null}
      {codes ? (
        <Dialog title={say('Kode pemulihan baru', 'New recovery codes')} onClose={finish}>
          <div className="pad">
            <RecoveryCodes codes={codes} onDone={finish} />
          </div>
        </Dialog>
      ) : null}
      {open === 'remove' ? (
        <Confirm
          title={say('Lepas autentikator?', 'Remove the authenticator?')}
          text={say(
            'Masuk lalu cukup dengan sandi. Kode pemulihan ikut dilupakan.',
            'A password will then be enough to sign in. Recovery codes are forgotten too.',
          )}
          submit={say('Lepas', 'Remove')}
          onClose={() => setOpen(null)}
          onConfirm={async () => {
            await send('/api/v1/me/totp', { method: 'DELETE' });
            await renew();
          }}
        />
      ) : null}
    </Section>
  );
}
