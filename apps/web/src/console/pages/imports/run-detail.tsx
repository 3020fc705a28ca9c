import { type FileAnswer, type ImportRun, importRunSchema, reversalAskSchema, reversalSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Instant } from '../../parts/instant.js';
import { Notice } from '../../parts/notice.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { Answered } from '../../parts/states.js';
import { useSay } from '../../preferences.js';
import { connectorWords } from '../../words/connectors.js';
import { CountBar } from './counts.js';
import { REJECTED, WARNINGS } from './job-detail.js';
import { ControlTable, IssueTable } from './tables.js';

interface RunDetailProps {
  readonly id: string;
  readonly controls: NonNullable<FileAnswer['controls']>;
  readonly mayApply: boolean;
  readonly onChanged: () => Promise<unknown>;
}

/** A file as the log remembers it, and the reversal that takes it back. */
export function RunDetail({ id, controls, mayApply, onChanged }: RunDetailProps) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const query = useQuery({
    queryKey: ['import-run', id],
    queryFn: ({ signal }) => ask(importRunSchema, `/api/v1/imports/runs/${id}`, { signal }),
  });
  return (
    <Answered query={query}>
      {(run) => (
        <section className="import-detail" aria-label={run.path}>
          <h2 className="name">{run.path.split('/').at(-1)}</h2>
          <p className="meta">
            <b>{say(connectorWords(run.connector))}</b> · {run.channels.join(', ')} · {say('revisi', 'revision')} {run.revision} ·{' '}
            {say('sidik jari', 'fingerprint')} {run.sha256.slice(0, 4)}…{run.sha256.slice(-4)} · {run.by} · <Instant at={run.recorded} />
          </p>
          {run.reversal ? <Taken reversal={run.reversal} /> : null}
          <CountBar {...run} rejected={new Set(run.rejected.map(({ row }) => row)).size} />
          <ControlTable controls={controls} />
          <IssueTable title={REJECTED} issues={run.rejected} name={run.path} />
          <IssueTable title={WARNINGS} issues={run.warnings} name={run.path} />
          {run.reversal || run.accepted + run.corrections === 0 ? null : (
            <footer className="decide">
              <p>
                {say(
                  'Pembalikan mengembalikan nilai sebelum berkas ini; yang sudah diubah berkas lain sesudahnya dibiarkan.',
                  'A reversal gives back what stood before this file; what a later file has changed is left alone.',
                )}
              </p>
              <Button
                look="danger"
                locked={mayApply ? null : say('Peran Anda hanya membaca impor', 'Your role only reads imports')}
                onPress={() => setAsking(true)}
              >
                {say('Batalkan impor', 'Take it back')}
              </Button>
            </footer>
          )}
          {asking ? (
            <Reverse
              run={run}
              onClose={() => setAsking(false)}
              onDone={async () => {
                await Promise.all([query.refetch(), onChanged()]);
                setAsking(false);
              }}
            />
          ) : null}
        </section>
      )}
    </Answered>
  );
}

function Taken({ reversal: { by, at, reason, kept } }: { readonly reversal: NonNullable<ImportRun['reversal']> }) {
  const say = useSay();
  return (
    <Notice shape="putus">
      {say('Dibatalkan dengan pembalikan oleh', 'Taken back by')} {by}, <Instant at={at} />: {reason}.{' '}
      {kept > 0
        ? say(`${kept} baris sudah diubah berkas lain dan dibiarkan.`, `${kept} rows had been changed by other files and were left.`)
        : null}
    </Notice>
  );
}

interface ReverseProps {
  readonly run: ImportRun;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

function Reverse({ run, onClose, onDone }: ReverseProps) {
  const say = useSay();
  const act = useAct();
  return (
    <Dialog title={say('Batalkan impor ini?', 'Take this import back?')} onClose={onClose}>
      <div className="pad">
        <p>
          {say(
            'Angka di layar kembali seperti sebelum berkas ini. Berkas dan catatannya tetap ada, dan dapat diimpor lagi.',
            'Figures on the screens go back to what they were before this file. The file and its record stay, and it can be imported again.',
          )}
        </p>
        <SchemaForm
          schema={reversalAskSchema}
          start={{ reason: '' }}
          fields={[
            {
              name: 'reason',
              label: { id: 'Alasan', en: 'Reason' },
              help: {
                id: 'Dibaca di jejak audit, misalnya: berkas bulan lain.',
                en: 'Read in the audit trail, e.g. file of another month.',
              },
            },
          ]}
          submit={say('Batalkan impor', 'Take it back')}
          look="danger"
          onCancel={onClose}
          onSubmit={async (body) => {
            await act(() => ask(reversalSchema, `/api/v1/imports/runs/${run.id}/reversal`, { method: 'POST', body }));
            await onDone();
          }}
        />
      </div>
    </Dialog>
  );
}
