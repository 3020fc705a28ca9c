import { type SourceRun, type SourceShown, sourceRunsSchema, sourceShownSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Shape } from '../../../shared/shape.js';
import { act, ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Confirm } from '../../parts/confirm.js';
import { Instant } from '../../parts/instant.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { Answered } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { counted, type Text, useSay } from '../../preferences.js';
import { SourceForm } from './source-form.js';

const OUTCOMES: Readonly<Record<SourceRun['outcome'], Text>> = {
  baru: { id: 'ada yang baru', en: 'something new' },
  sama: { id: 'sama seperti tadi', en: 'the same as before' },
  'tidak-berubah': { id: 'tidak berubah', en: 'not changed' },
  ditolak: { id: 'ditolak', en: 'refused' },
  gagal: { id: 'gagal', en: 'failed' },
};

interface SourceDetailProps {
  readonly source: SourceShown;
  readonly locked: Text | null;
  readonly onPull: () => void;
  readonly onChanged: () => Promise<unknown>;
  readonly onGone: () => void;
}

/** One source: pull it now, pause it, change it, and what became of its last attempts. */
export function SourceDetail({ source, locked, onPull, onChanged, onGone }: SourceDetailProps) {
  const say = useSay();
  const { run, busy, failure } = useDeed();
  const [removing, setRemoving] = useState(false);
  const [saved, setSaved] = useState(false);
  const path = `/api/v1/sources/${source.id}`;
  const toggle = () =>
    void run(() => ask(sourceShownSchema, path, { method: 'PATCH', body: { enabled: !source.enabled } })).then(onChanged);
  return (
    <aside className="detail" aria-label={source.title}>
      <h2>{source.title}</h2>
      <p className="meta">
        {source.id} · {source.connector}
      </p>
      <div className="acts-row">
        <Button look="primary" icon="refresh" hint="T" locked={locked ? say(locked) : null} onPress={onPull}>
          {say('Tarik sekarang', 'Pull now')}
        </Button>
        <Button busy={busy} onPress={toggle}>
          {source.enabled ? say('Jeda', 'Pause') : say('Lanjutkan', 'Resume')}
        </Button>
        <Button look="danger" onPress={() => setRemoving(true)}>
          {say('Hapus', 'Remove')}
        </Button>
      </div>
      {failure}
      {source.reason ? <Notice shape="putus">{source.reason}</Notice> : null}
      {source.kind === 'http' ? <Runs source={source} /> : null}
      <Section title={say('Pengaturan', 'Settings')}>
        <SourceForm
          source={source}
          onDone={async () => {
            setSaved(true);
            await onChanged();
          }}
        />
        {saved ? <Notice shape="info">{say('Tersimpan; ditarik lagi segera.', 'Saved; it is pulled again soon.')}</Notice> : null}
      </Section>
      {removing ? (
        <Confirm
          title={say(`Hapus sumber ${source.title}?`, `Remove the source ${source.title}?`)}
          text={say(
            'Jadwal, kredensial dan riwayat percobaannya dilupakan. Data yang sudah dibawanya tetap ada.',
            'Its schedule, credential and attempts are forgotten. What it has brought stays.',
          )}
          submit={say('Hapus', 'Remove')}
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await act(path, { method: 'DELETE' });
            await onChanged();
            onGone();
          }}
        />
      ) : null}
    </aside>
  );
}

function Runs({ source }: { readonly source: SourceShown }) {
  const say = useSay();
  const query = useQuery({
    queryKey: ['source-runs', source.id, source.running, source.lastArrival, source.reason],
    queryFn: ({ signal }) => ask(sourceRunsSchema, `/api/v1/sources/${source.id}/runs`, { signal, background: true }),
  });
  return (
    <Section title={say('Percobaan terakhir', 'Last attempts')}>
      <Answered query={query}>
        {({ runs }) =>
          runs.length === 0 ? (
            <p className="second">{say('Belum pernah ditarik. T menariknya sekarang.', 'Never pulled yet. T pulls it now.')}</p>
          ) : (
            <ul className="attempts">
              {runs.slice(0, 8).map((run) => (
                <li key={run.started}>
                  <Shape name={run.outcome === 'gagal' || run.outcome === 'ditolak' ? 'putus' : 'normal'} />
                  <span>
                    {say(OUTCOMES[run.outcome])}
                    {run.rows > 0
                      ? `, ${[counted(run.rows, 'baris', 'rows'), counted(run.accepted, 'baru', 'new'), counted(run.rejected, 'ditolak', 'refused')].map(say).join(', ')}`
                      : ''}
                    {run.problem ? <small>{run.problem.message}</small> : null}
                  </span>
                  <small>
                    <Instant at={run.started} /> · {run.trigger === 'manual' ? say('diminta', 'asked') : say('jadwal', 'schedule')}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  );
}
