import { useState } from 'react';
import { Button } from '../parts/button.js';
import { useSay } from '../preferences.js';

/** The ten codes, told once; one goes on only after saying that they are kept. */
export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const say = useSay();
  const [kept, setKept] = useState(false);
  const text = codes.join('\n');
  return (
    <div className="recovery">
      <p>
        <b>{say('Simpan sepuluh kode pemulihan ini.', 'Keep these ten recovery codes.')}</b>{' '}
        {say(
          'Masing-masing sekali pakai, bila ponsel hilang. Tidak akan ditampilkan lagi.',
          'Each works once, if the phone is lost. They are not shown again.',
        )}
      </p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="form-acts start">
        <Button icon="copy" onPress={() => void navigator.clipboard.writeText(text)}>
          {say('Salin', 'Copy')}
        </Button>
        <a className="button plain" href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="kode-pemulihan-lcc.txt">
          {say('Unduh', 'Download')}
        </a>
      </div>
      <label className="field check">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        <span>{say('Kode sudah saya simpan di tempat aman', 'I have kept the codes in a safe place')}</span>
      </label>
      <div className="form-acts">
        <Button look="primary" onPress={onDone} locked={kept ? null : say('Simpan kodenya dahulu', 'Keep the codes first')}>
          {say('Selesai', 'Done')}
        </Button>
      </div>
    </div>
  );
}
