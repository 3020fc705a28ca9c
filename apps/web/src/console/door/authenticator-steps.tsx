import { recoveryCodesSchema, totpEnableSchema, totpOfferSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QrCode } from '../../shared/qr-code.js';
import { ask } from '../api.js';
import { useAct } from '../frame/act.js';
import { SchemaForm } from '../parts/schema-form.js';
import { SecretOnce } from '../parts/secret-once.js';
import { Answered } from '../parts/states.js';
import { useSay } from '../preferences.js';
import { RecoveryCodes } from './recovery-codes.js';

/** An authenticator in three steps: scan, show a code, keep the recovery codes. */
export function AuthenticatorSteps({ onCodes, onDone }: { readonly onCodes?: () => void; readonly onDone: () => void }) {
  const act = useAct();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const offer = useQuery({
    queryKey: ['totp-offer'],
    queryFn: () => act(() => ask(totpOfferSchema, '/api/v1/me/totp', { method: 'POST' })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  const keep = (made: readonly string[]) => {
    onCodes?.();
    setCodes(made);
  };
  return <Answered query={offer}>{({ secret, uri }) => <Scan secret={secret} uri={uri} onCodes={keep} />}</Answered>;
}

interface ScanProps {
  readonly secret: string;
  readonly uri: string;
  readonly onCodes: (codes: readonly string[]) => void;
}

function Scan({ secret, uri, onCodes }: ScanProps) {
  const say = useSay();
  return (
    <>
      <ol className="steps">
        <li>
          {say(
            'Buka aplikasi autentikator di ponsel (misalnya Google Authenticator atau Aegis), lalu pindai gambar ini.',
            'Open an authenticator app on your phone (e.g. Google Authenticator or Aegis) and scan this picture.',
          )}
        </li>
        <li>{say('Ketik kode enam angka yang ditampilkannya.', 'Type the six digits it shows.')}</li>
      </ol>
      <div className="enrol">
        <QrCode text={uri} label={say('Kode QR untuk aplikasi autentikator', 'QR code for the authenticator app')} />
        <SecretOnce label={say('Tidak dapat memindai? Ketik kunci ini:', 'Cannot scan? Type this key:')} secret={secret} />
      </div>
      <SchemaForm
        schema={totpEnableSchema}
        start={{ code: '' }}
        fields={[
          {
            name: 'code',
            control: 'code',
            autoComplete: 'one-time-code',
            label: { id: 'Kode enam angka', en: 'Six-digit code' },
            help: {
              id: 'Yang sedang tampil di aplikasi; berganti tiap 30 detik.',
              en: 'The one the app shows now; it changes every 30 seconds.',
            },
          },
        ]}
        submit={say('Pasang', 'Add')}
        onSubmit={async (body) => onCodes((await ask(recoveryCodesSchema, '/api/v1/me/totp', { method: 'PUT', body })).codes)}
      />
    </>
  );
}
