import type { RuleDetail, RuleVersionShown } from '@lcc/contract';
import { useState } from 'react';
import { act } from '../../api.js';
import { Button } from '../../parts/button.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from '../cases/day-text.js';
import { ReasonDialog } from './reason-dialog.js';

interface Props {
  readonly detail: RuleDetail;
  readonly path: string;
  readonly mayRevive: boolean;
  readonly mayDraft: boolean;
  readonly onDone: () => Promise<unknown>;
}

/** Versions that were in force, with one press to bring one back, and proposals that expired, with one to propose them again. */
export function VersionsPanel({ detail: { versions, inForce, open }, path, mayRevive, mayDraft, onDone }: Props) {
  const say = useSay();
  const { language } = usePreferences();
  const [reviving, setReviving] = useState<number | null>(null);
  const { run, busy, failure } = useDeed();
  const again = ({ terms, reason }: RuleVersionShown) =>
    void run(async () => {
      await act(`${path}/draft`, { method: 'PUT', body: { edition: 0, terms, reason } });
      await onDone();
    });
  const lineOf = (version: RuleVersionShown): string => {
    if (version.state === 'expired')
      return say(
        `kedaluwarsa ${dayOf(version.expiredOn ?? '', language)}: tidak disetujui pada waktunya`,
        `expired ${dayOf(version.expiredOn ?? '', language)}: nobody agreed in time`,
      );
    const since = dayOf(version.effectiveOn ?? '', language);
    const state = version.state === 'active' ? say('aktif', 'active') : say('pensiun', 'retired');
    return say(
      `${state}, berlaku ${since}, disetujui ${version.approvedBy}`,
      `${state}, in force ${since}, approved by ${version.approvedBy}`,
    );
  };
  const revive = (number: number, isActive: boolean) =>
    mayRevive && !isActive ? <Button onPress={() => setReviving(number)}>{say('Kembalikan', 'Bring back')}</Button> : null;
  const deedOf = (version: RuleVersionShown) => {
    if (version.state !== 'expired') return revive(version.number, version.state === 'active');
    if (!mayDraft || open) return null;
    return (
      <Button busy={busy} onPress={() => again(version)}>
        {say('Jadikan draf', 'Make it a draft')}
      </Button>
    );
  };
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
            {deedOf(version)}
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
      {failure}
      {reviving === null ? null : (
        <ReasonDialog
          title={
            reviving === 0
              ? say('Kembali ke bawaan?', 'Back to as shipped?')
              : say(`Kembali ke versi ${reviving}?`, `Back to version ${reviving}?`)
          }
          text={say('Berlaku pada penilaian berikutnya; kasus yang ada tetap.', 'It holds from the next judgement on; cases stay.')}
          confirm={say('Kembalikan', 'Bring back')}
          path={`${path}/revival`}
          body={{ number: reviving }}
          onClose={() => setReviving(null)}
          onDone={onDone}
        />
      )}
    </section>
  );
}
