import { stepUpSchema } from '@lcc/contract';
import { type ReactNode, useCallback, useState } from 'react';
import { Refusal, act as send } from '../api.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { SchemaForm } from '../parts/schema-form.js';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { type Act, ActContext, NotProved } from './act.js';

interface Waiting {
  readonly means: readonly string[];
  readonly done: () => void;
  readonly given: () => void;
}

/** Lets acts ask for a password or code in their middle, and go on where they stopped. */
export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const prove = useCallback(
    (means: readonly string[]) =>
      new Promise<boolean>((resolve) => setWaiting({ means, done: () => resolve(true), given: () => resolve(false) })),
    [],
  );
  const act = useCallback<Act>(
    async (work) => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === 'sign-in' || error.code === 'stage') await session.renew();
        if (error.code !== 'step-up') throw error;
        const proved = await prove(error.means).finally(() => setWaiting(null));
        if (!proved) throw new NotProved();
        return work();
      }
    },
    [prove, session],
  );
  return (
    <ActContext value={act}>
      {children}
      {waiting ? <StepUpDialog {...waiting} /> : null}
    </ActContext>
  );
}

/** Who came from an identity provider has no password here to show. */
function SignInAgain() {
  const say = useSay();
  const { signOut } = useSession();
  return (
    <div className="form-acts">
      <Button look="primary" onPress={() => void signOut()}>
        {say('Keluar, lalu masuk lagi', 'Sign out, then in again')}
      </Button>
    </div>
  );
}

interface ProofProps {
  readonly code: boolean;
  readonly onProve: (proof: { password?: string | undefined; code?: string | undefined }) => Promise<void>;
  readonly onCancel: () => void;
}

function Proof({ code, onProve, onCancel }: ProofProps) {
  const say = useSay();
  return (
    <SchemaForm
      schema={stepUpSchema}
      start={{}}
      fields={[
        code
          ? {
              name: 'code',
              control: 'code',
              autoComplete: 'one-time-code',
              label: { id: 'Kode autentikator', en: 'Authenticator code' },
              help: {
                id: 'Enam angka yang sedang tampil; berlaku lima menit untuk tindakan berikutnya.',
                en: 'The six digits shown now; it holds five minutes for what you do next.',
              },
            }
          : {
              name: 'password',
              control: 'password',
              autoComplete: 'current-password',
              label: { id: 'Sandi', en: 'Password' },
              help: {
                id: 'Sandi Anda sendiri; berlaku lima menit untuk tindakan berikutnya.',
                en: 'Your own password; it holds five minutes for what you do next.',
              },
            },
      ]}
      submit={say('Lanjut', 'Continue')}
      onSubmit={onProve}
      onCancel={onCancel}
    />
  );
}

function StepUpDialog({ means, done, given }: Waiting) {
  const say = useSay();
  const code = means.includes('code');
  const prove = async (proof: { password?: string | undefined; code?: string | undefined }) => {
    await send('/api/v1/me/step-up', { method: 'POST', body: proof });
    done();
  };
  return (
    <Dialog title={say('Buktikan lagi bahwa ini Anda', 'Prove again that it is you')} onClose={given}>
      <div className="pad">
        <p className="second">
          {say(
            'Tindakan ini tidak mudah ditarik kembali. Bukti berlaku lima menit.',
            'This act cannot easily be taken back. The proof holds for five minutes.',
          )}
        </p>
        {means.length === 0 ? <SignInAgain /> : <Proof code={code} onProve={prove} onCancel={given} />}
      </div>
    </Dialog>
  );
}
