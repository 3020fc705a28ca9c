import './pairing-code.css';
import { type Pairing, pairingSchema, pairingStateSchema } from '@lcc/contract';
import { useEffect, useState } from 'react';
import { useLanguage } from '../shared/language.js';

const ASK_EVERY_MS = 2_000;

/** The code by which the console lets this screen in; a new one whenever the last has run out. Once let in the wall opens by itself. */
export function PairingCode() {
  const { language } = useLanguage();
  const pairing = usePairing();
  const { code } = pairing ?? { code: '' };
  return (
    <>
      <p className="kode-pasang" role="status" aria-label={code.split('').join(' ')}>
        {code === '' ? '··· ···' : `${code.slice(0, 3)} ${code.slice(3)}`}
      </p>
      <p>
        {language === 'id'
          ? 'Berlaku sepuluh menit, lalu berganti sendiri. Atau di server: '
          : 'Valid for ten minutes, then it changes. Or on the server: '}
        <code>lcc screen add "Dinding Utama"</code>
      </p>
    </>
  );
}

function usePairing(): Pairing | null {
  const [pairing, setPairing] = useState<Pairing | null>(null);
  useEffect(() => {
    let now: Pairing | null = null;
    const look = async () => {
      if (now === null) {
        now = pairingSchema.parse(await post('/api/v1/pairings'));
        setPairing(now);
        return;
      }
      const { state } = pairingStateSchema.parse(await post('/api/v1/pairings/claim', { secret: now.secret }));
      if (state === 'paired') location.assign('/wall');
      if (state === 'gone') now = null;
    };
    const ask = () => void look().catch(() => undefined); // the server is away: asked again
    ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return pairing;
}

async function post(path: string, body: object = {}): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-LCC-Page': 'wall' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
