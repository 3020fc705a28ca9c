import { keyAddSchema, newKeySchema } from '@lcc/contract';
import { useState } from 'react';
import type { z } from 'zod';
import { ask } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { useSite } from '../../parts/brand.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { type FieldSpec, SchemaForm } from '../../parts/schema-form.js';
import { SecretOnce } from '../../parts/secret-once.js';
import { useSay } from '../../preferences.js';
import { SCOPE_WORDS } from './scope-words.js';

const SCOPES = ['ingest', 'read', 'metrics'] as const;

/** A new key, then its secret, which is shown once. */
export function AddKey({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: () => Promise<void> }) {
  const say = useSay();
  const site = useSite();
  const act = useAct();
  const [made, setMade] = useState<z.infer<typeof newKeySchema> | null>(null);
  return (
    <Dialog title={say('Buat kunci', 'Make a key')} onClose={onClose} wide>
      {made ? (
        <div className="pad">
          <p>
            <b>{say('Salin sekarang; tidak akan ditampilkan lagi.', 'Copy it now; it is not shown again.')}</b>{' '}
            {say(
              'Taruh di penyimpanan rahasia program yang memakainya, jangan di alamat atau surat.',
              'Put it into the secret store of the program that uses it, not into an address or a letter.',
            )}
          </p>
          <SecretOnce label={say('Kunci (Authorization: Bearer)', 'Key (Authorization: Bearer)')} secret={made.token} />
          {made.signingSecret ? (
            <SecretOnce label={say('Rahasia tanda tangan HMAC', 'HMAC signing secret')} secret={made.signingSecret} />
          ) : null}
          <div className="form-acts">
            <Button look="primary" onPress={onClose}>
              {say('Selesai', 'Done')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="pad">
          <SchemaForm
            schema={keyAddSchema}
            start={{ name: '', scope: 'ingest', tenant: 'real', signed: false, days: 365, application: null }}
            fields={[
              {
                name: 'name',
                label: { id: 'Untuk apa', en: 'What for' },
                help: {
                  id: 'Program dan mesin yang memakainya, misalnya "SIPD harian, server BPKAD".',
                  en: 'The program and machine that use it, e.g. "daily SIPD, treasury server".',
                },
              },
              {
                name: 'scope',
                control: 'select',
                label: { id: 'Lingkup', en: 'Scope' },
                help: {
                  id: 'Kunci tidak dapat lebih dari ini, juga bila dicuri.',
                  en: 'A key can do no more than this, also when it is stolen.',
                },
                options: SCOPES.map((scope) => ({ value: scope, label: say(SCOPE_WORDS[scope]) })),
              },
              {
                name: 'application',
                nullable: true,
                when: ({ scope }) => scope === 'ingest',
                label: { id: 'Hanya angka aplikasi', en: 'Only figures of the application' },
                help: {
                  id: 'Namanya seperti di dinding. Kosong: boleh mengirim semua data.',
                  en: 'Its name as on the wall. Empty: it may send any data.',
                },
              },
              ...(site?.hasDemo === false ? [] : [dataField(say)]),
              {
                name: 'days',
                control: 'number',
                label: { id: 'Berlaku berapa hari', en: 'Valid for how many days' },
                help: { id: 'Paling lama 365; lebih pendek lebih aman.', en: 'At most 365; shorter is safer.' },
              },
              {
                name: 'signed',
                control: 'check',
                label: { id: 'Setiap kiriman bertanda tangan', en: 'Every request is signed' },
                help: {
                  id: 'Kunci yang dicuri di jalan tidak dapat dipakai mengirim lagi.',
                  en: 'A request caught on the way cannot be sent again.',
                },
              },
            ]}
            submit={say('Buat kunci', 'Make the key')}
            onCancel={onClose}
            onSubmit={async (body) => {
              setMade(await act(() => ask(newKeySchema, '/api/v1/keys', { method: 'POST', body })));
              await onMade();
            }}
          />
        </div>
      )}
    </Dialog>
  );
}

const dataField = (say: ReturnType<typeof useSay>): FieldSpec<z.input<typeof keyAddSchema>> => ({
  name: 'tenant',
  control: 'select',
  label: { id: 'Data', en: 'Data' },
  help: { id: 'Kunci simulasi tidak pernah menyentuh data nyata.', en: 'A key of the demo never touches real data.' },
  options: [
    { value: 'real', label: say('Data nyata', 'Real data') },
    { value: 'demo', label: say('Simulasi', 'Demo') },
  ],
});
