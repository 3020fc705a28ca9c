import type { Visit } from '@lcc/contract';
import { QrCode } from '../../../shared/qr-code.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { useSay } from '../../preferences.js';

const LOOPBACK = /^https?:\/\/(localhost|127\.|\[::1\])/;

/** How phones come in to the tour of the demo. */
export function Entrance({ visit: { address, code } }: { readonly visit: Visit }) {
  const say = useSay();
  return (
    <Section title={say('Masuk dengan telepon', 'Come in by phone')}>
      <Doorway address={address} code={code} />
    </Section>
  );
}

/** The code to scan, and the same to type. */
export function Doorway({ address, code }: { readonly address: string; readonly code: string }) {
  const say = useSay();
  return (
    <>
      <div className="entrance">
        <QrCode text={address} label={say(`Kode QR untuk ${address}`, `QR code of ${address}`)} />
        <p>
          <b className="visit-code">{`${code.slice(0, 3)} ${code.slice(3)}`}</b>
          <span>{address.replace(/^https?:\/\//, '')}</span>
        </p>
      </div>
      {LOOPBACK.test(address) ? (
        <Notice shape="waspada">
          {say(
            'Alamat ini hanya dikenal komputer ini. Buka konsol lewat alamat yang dikenal telepon, atau isi LCC_ORIGIN.',
            'Only this computer knows this address. Open the console by one that phones know, or set LCC_ORIGIN.',
          )}
        </Notice>
      ) : null}
    </>
  );
}
