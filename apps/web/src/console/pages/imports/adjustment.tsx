import { adjustmentAskSchema, type ImportJob, importJobSchema } from '@lcc/contract';
import { useState } from 'react';
import { act, ask } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { Dialog } from '../../parts/dialog.js';
import { Instant } from '../../parts/instant.js';
import { Notice } from '../../parts/notice.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';
import { useSession } from '../../session.js';

interface Props {
  readonly job: ImportJob;
  readonly locked: string | null;
  readonly onChanged: () => Promise<unknown>;
}

/** A tried file that changes closed years: one person proposes it as an adjusting entry, another lets it in. */
export function Adjustment({ job, locked, onChanged }: Props) {
  const say = useSay();
  const { may } = useSession();
  const [isAsking, setAsking] = useState(false);
  const { run, busy, failure } = useDeed();
  const file = job.files?.[0];
  const years = file?.adjusts?.join(', ');
  if (!file || !years) return null;
  const path = `/api/v1/imports/${job.id}/adjustment`;
  const { adjustment } = job;
  if (!adjustment)
    return (
      <>
        <Notice
          shape="jeda"
          action={
            <Button locked={locked} onPress={() => setAsking(true)}>
              {say('Ajukan sebagai penyesuaian', 'Propose as an adjusting entry')}
            </Button>
          }
        >
          {say(
            `Pembukuan ${years} sudah ditutup. Yang di bawah ini hanya masuk sebagai penyesuaian yang disetujui orang kedua; bila diterapkan begitu saja, barisnya ditolak.`,
            `The books of ${years} are closed. What stands below comes in only as an adjusting entry that a second person approves; applied as it is, its rows are refused.`,
          )}
        </Notice>
        {isAsking ? <Propose path={path} years={years} onClose={() => setAsking(false)} onDone={onChanged} /> : null}
      </>
    );
  const decide = (what: () => Promise<unknown>) => void run(what).then(onChanged);
  return (
    <>
      <Notice
        shape="waspada"
        action={
          may('year.close') ? (
            <span className="row-acts">
              <Button busy={busy} onPress={() => decide(() => act(`${path}/withdrawal`, { method: 'POST' }))}>
                {adjustment.isOwn ? say('Tarik', 'Withdraw') : say('Tolak', 'Turn down')}
              </Button>
              <Button
                look="primary"
                busy={busy}
                locked={adjustment.isOwn ? say('Penyetuju harus orang lain', 'Somebody else must approve') : null}
                onPress={() => decide(() => ask(importJobSchema, `${path}/approval`, { method: 'POST', body: { sha256: file.sha256 } }))}
              >
                {say('Setujui, terapkan', 'Approve, apply')}
              </Button>
            </span>
          ) : null
        }
      >
        <b>{say(`Penyesuaian ${years} menunggu orang kedua.`, `The adjusting entry for ${years} waits for a second person.`)}</b>{' '}
        {adjustment.by}, <Instant at={adjustment.at} />: {adjustment.reason}
      </Notice>
      {failure}
    </>
  );
}

interface ProposeProps {
  readonly path: string;
  readonly years: string;
  readonly onClose: () => void;
  readonly onDone: () => Promise<unknown>;
}

function Propose({ path, years, onClose, onDone }: ProposeProps) {
  const say = useSay();
  const deed = useAct();
  return (
    <Dialog title={say(`Penyesuaian ${years}`, `Adjusting entry for ${years}`)} onClose={onClose}>
      <div className="pad">
        <p>
          {say(
            'Orang lain dengan hak menutup tahun membaca berkas ini dan menyetujuinya; papan tahun itu lalu berkata kapan disesuaikan.',
            'Somebody else who may close years reads this file and approves it; the board of that year then says when it was adjusted.',
          )}
        </p>
        <SchemaForm
          schema={adjustmentAskSchema}
          start={{ reason: '' }}
          fields={[
            {
              name: 'reason',
              label: { id: 'Alasan', en: 'Reason' },
              help: {
                id: 'Misalnya: koreksi temuan BPK, nomor suratnya.',
                en: 'For example: a correction the auditors asked for, with its letter.',
              },
            },
          ]}
          submit={say('Ajukan', 'Propose')}
          onCancel={onClose}
          onSubmit={async (body) => {
            await deed(() => ask(importJobSchema, path, { method: 'POST', body }));
            await onDone();
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
