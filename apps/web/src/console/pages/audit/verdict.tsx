import { type AuditVerification, auditVerificationSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Instant } from '../../parts/instant.js';
import { Notice } from '../../parts/notice.js';
import { Failed } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePreferences, useSay } from '../../preferences.js';
import { englishOf } from './problem-words.js';

const KEY = ['audit-verification'];
const PATH = '/api/v1/audit/verification';

/** Is the trail what it was when it was written? What the last look found, and a look now. */
export function Verdict() {
  const say = useSay();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask(auditVerificationSchema, PATH, { signal }),
    refetchInterval: 60_000,
  });
  const look = () => run(async () => client.setQueryData(KEY, await ask(auditVerificationSchema, PATH, { method: 'POST' })));
  if (failure) return failure;
  if (error) return <Failed error={error} />;
  if (!data) return null;
  const button = (
    <Button icon="refresh" busy={busy} onPress={() => void look()}>
      {say('Periksa sekarang', 'Check now')}
    </Button>
  );
  if (!data.verdict)
    return (
      <Notice shape="menyambung" action={button}>
        {say('Keutuhan jejak belum diperiksa sejak server mulai.', 'The trail has not been checked since the server started.')}
      </Notice>
    );
  return data.verdict.intact ? <Intact verdict={data.verdict} button={button} /> : <Broken verdict={data.verdict} button={button} />;
}

function Intact({ verdict, button }: { readonly verdict: AuditVerification; readonly button: ReactNode }) {
  const say = useSay();
  return (
    <Notice shape="normal" action={button}>
      <b>{say('Jejak utuh.', 'The trail is intact.')}</b> {verdict.entries} {say('entri', 'entries')}, {verdict.checkpoints}{' '}
      {say(
        'titik periksa bertanda tangan di luar basis data, dijamin sampai entri',
        'signed checkpoints outside the database, vouched for up to entry',
      )}{' '}
      {verdict.vouchedTo}. {say('Diperiksa', 'Checked')} <Instant at={verdict.at} />.
      {verdict.beatAt ? (
        <>
          {' '}
          {say('Denyut terakhir', 'Last heartbeat')} <Instant at={verdict.beatAt} />.
        </>
      ) : null}
    </Notice>
  );
}

function Broken({ verdict, button }: { readonly verdict: AuditVerification; readonly button: ReactNode }) {
  const say = useSay();
  const { language } = usePreferences();
  return (
    <div className="broken">
      <Notice shape="kritis" action={button}>
        <b>
          {say(
            'Jejak tidak utuh: ada yang mengubah basis data di luar program.',
            'The trail is not intact: the database was changed outside the program.',
          )}
        </b>{' '}
        {say(
          'Amankan server dan titik periksa, lalu hubungi Inspektorat. Diperiksa',
          'Secure server and checkpoints, then call the inspectorate. Checked',
        )}{' '}
        <Instant at={verdict.at} />.
      </Notice>
      <ul>
        {verdict.problems.map((problem) => (
          <li key={`${problem.code} ${problem.seq} ${problem.line}`}>{language === 'id' ? problem.message : englishOf(problem)}</li>
        ))}
      </ul>
    </div>
  );
}
