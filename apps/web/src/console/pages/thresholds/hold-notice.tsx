import type { RuleDetail } from '@lcc/contract';
import { useState } from 'react';
import { Button } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from '../cases/day-text.js';
import { ReasonDialog } from './reason-dialog.js';

interface Props {
  readonly detail: RuleDetail;
  readonly path: string;
  readonly mayRelease: boolean;
  readonly onDone: () => Promise<unknown>;
}

/** The version in force began a storm: how many alerts wait, and that somebody lets them go or goes back to a version before. */
export function HoldNotice({ detail: { held, inForce }, path, mayRelease, onDone }: Props) {
  const say = useSay();
  const { language } = usePreferences();
  const [isAsking, setAsking] = useState(false);
  if (held === null) return null;
  const since = dayOf(held.since, language);
  return (
    <>
      <Notice
        shape="waspada"
        action={mayRelease ? <Button onPress={() => setAsking(true)}>{say('Lepaskan', 'Release')}</Button> : undefined}
      >
        {say(
          `Versi ${inForce.number} menahan ${held.count} peringatan sejak ${since}: terlalu banyak sekaligus, jadi belum ada yang diberi tahu. Lepaskan, atau kembalikan satu versi sebelumnya di bawah.`,
          `Version ${inForce.number} holds ${held.count} alerts since ${since}: too many at once, so nobody was told. Release them, or bring an earlier version back below.`,
        )}
      </Notice>
      {isAsking ? (
        <ReasonDialog
          title={say(`Lepaskan ${held.count} peringatan?`, `Release ${held.count} alerts?`)}
          text={say(
            'Peringatan keluar menurut anggaran alarm, yang terberat dahulu; sisanya menunggu giliran.',
            'They go out within the alarm budget, the heaviest first; the rest wait for their turn.',
          )}
          confirm={say('Lepaskan', 'Release')}
          path={`${path}/release`}
          onClose={() => setAsking(false)}
          onDone={onDone}
        />
      ) : null}
    </>
  );
}
