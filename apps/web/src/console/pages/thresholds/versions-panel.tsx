import type { RuleDetail, RuleVersionShown } from '@lcc/contract';
import { useState } from 'react';
import { act } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from '../cases/day-text.js';

interface Props {
  readonly detail: RuleDetail;
  readonly path: string;
  readonly mayRevive: boolean;
  readonly onDone: () => Promise<unknown>;
}

/** Versions that were in force, with one press to bring one back. */
export function VersionsPanel({ detail: { versions, inForce }, path, mayRevive, onDone }: Props) {
  const say = useSay();
  const { language } = usePreferences();
  const [reviving, setReviving] = useState<number | null>(null);
  const lineOf = (version: RuleVersionShown): string => {
    const since = dayOf(version.effectiveOn ?? '', language);
    const state = version.state === 'active' ? say('aktif', 'active') : say('pensiun', 'retired');
    return say(
      `${state}, berlaku ${since}, disetujui ${version.approvedBy}`,
      `${state}, in force ${since}, approved by ${version.approvedBy}`,
    );
  };
  const revive = (number: number, isActive: boolean) =>
    mayRevive && !isActive ? <Button onPress={() => setReviving(number)}>{say('Kembalikan', 'Bring back')}</Button> : null;
  return (
    <section className="panel" aria-label={say('Versi', 'Versions')}>
      <header>
        <h2>{say('Versi', 'Versions')}</h2>
      </header>
      <ul className="versions">
        {versions.map((version) => (
          <li key={version.number}>
            <b>{version.number}</b>
            <span>
              {lineOf(version)}
              <small>
                {version.revives === null
                  ? ''
                  : `${version.revives === 0 ? say('kembali ke bawaan', 'back to as shipped') : say(`kembali ke versi ${version.revives}`, `back to version ${version.revives}`)}: `}
                {version.reason}
              </small>
            </span>
            {revive(version.number, version.state === 'active')}
          </li>
        ))}
        <li>
          <b>0</b>
          <span>
            {say('bawaan', 'as shipped')}
            <small>
              {inForce.number === 0
                ? say('berlaku sekarang', 'in force now')
                : say('tanpa perubahan kabupaten', 'without changes of the regency')}
            </small>
          </span>
          {revive(0, inForce.number === 0)}
        </li>
      </ul>
      {reviving === null ? null : <Revive number={reviving} path={path} onClose={() => setReviving(null)} onDone={onDone} />}
    </section>
  );
}

function Revive({
  number,
  path,
  onClose,
  onDone,
}: {
  readonly number: number;
  readonly path: string;
  readonly onClose: () => void;
  readonly onDone: () => Promise<unknown>;
}) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const { run, busy, failure } = useDeed();
  const submit = async (): Promise<void> => {
    if (!(await run(() => act(`${path}/revival`, { method: 'POST', body: { number, reason } })))) return;
    await onDone();
    onClose();
  };
  return (
    <Dialog
      title={
        number === 0 ? say('Kembali ke bawaan?', 'Back to as shipped?') : say(`Kembali ke versi ${number}?`, `Back to version ${number}?`)
      }
      onClose={onClose}
    >
      <div className="pad">
        <p>{say('Berlaku pada penilaian berikutnya; kasus yang ada tetap.', 'It holds from the next judgement on; cases stay.')}</p>
        <label className="note-field">
          <b>{say('Alasan', 'Reason')}</b>
          <textarea rows={3} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
        {failure}
        <div className="form-acts">
          <Button onPress={onClose}>{say('Batal', 'Cancel')}</Button>
          <Button
            look="primary"
            busy={busy}
            locked={reason.trim().length < 10 ? say('Tulis alasannya, paling sedikit 10 huruf.', 'Say why, in at least 10 letters.') : null}
            onPress={() => void submit()}
          >
            {say('Kembalikan', 'Bring back')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
