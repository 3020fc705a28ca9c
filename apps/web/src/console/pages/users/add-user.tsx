import { firstPasswordSchema, userAddSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { ask } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { SecretOnce } from '../../parts/secret-once.js';
import { useSay } from '../../preferences.js';
import { useUnits } from './use-units.js';
import { userFields } from './user-fields.js';

/** A new account, then its first password, which is shown once. */
export function AddUser({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const act = useAct();
  const client = useQueryClient();
  const [, go] = useLocation();
  const units = useUnits();
  const [made, setMade] = useState<{ login: string; id: string; password: string } | null>(null);
  const finish = () => {
    onClose();
    if (made) go(`/pengguna/${made.id}`);
  };
  return (
    <Dialog title={say('Tambah pengguna', 'Add a user')} onClose={finish}>
      {made ? (
        <div className="pad">
          <p>
            <b>{say(`Akun ${made.login} siap.`, `Account ${made.login} is ready.`)}</b>{' '}
            {say(
              'Sampaikan sandi pertama ini langsung kepada orangnya; tidak akan ditampilkan lagi, dan diganti saat masuk.',
              'Hand this first password to the person directly; it is not shown again, and is changed at sign-in.',
            )}
          </p>
          <SecretOnce label={say('Sandi pertama', 'First password')} secret={made.password} />
          <div className="form-acts">
            <Button look="primary" onPress={finish}>
              {say('Selesai', 'Done')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="pad">
          <SchemaForm
            schema={userAddSchema}
            start={{ login: '', name: '', role: 'viewer', unit: null, ssoSubject: null }}
            fields={[
              {
                name: 'login',
                label: { id: 'Nama masuk', en: 'Login' },
                help: { id: 'Huruf kecil, angka, titik; tidak dapat diganti.', en: 'Small letters, digits, dots; cannot be changed.' },
              },
              ...userFields(say, units),
            ]}
            submit={say('Tambah', 'Add')}
            onCancel={onClose}
            onSubmit={async (body) => {
              const { id, password } = await act(() => ask(firstPasswordSchema, '/api/v1/users', { method: 'POST', body }));
              await client.invalidateQueries({ queryKey: ['users'] });
              setMade({ login: body.login, id, password });
            }}
          />
        </div>
      )}
    </Dialog>
  );
}
