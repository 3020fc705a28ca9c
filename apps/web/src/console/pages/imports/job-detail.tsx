import { type FileAnswer, type ImportJob, importJobSchema } from '@lcc/contract';
import { wholeNumber } from '../../../shared/number-format.js';
import { act, ask } from '../../api.js';
import { useAction } from '../../frame/actions.js';
import { Button } from '../../parts/button.js';
import { Notice } from '../../parts/notice.js';
import { useDeed } from '../../parts/use-deed.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';
import { connectorWords } from '../../words/connectors.js';
import { Adjustment } from './adjustment.js';
import { CountBar } from './counts.js';
import { OptionForm } from './option-form.js';
import type { SendOptions } from './send-options.js';
import { ControlTable, DifferenceTable, IssueTable } from './tables.js';

const PHASES: Readonly<Record<ImportJob['progress']['phase'], Text>> = {
  queued: { id: 'menunggu giliran', en: 'waiting its turn' },
  reading: { id: 'membaca', en: 'reading' },
  comparing: { id: 'membandingkan dengan yang sudah ada', en: 'comparing with what is known' },
  writing: { id: 'menulis', en: 'writing' },
  waiting: { id: 'menunggu basis data', en: 'waiting for the database' },
  finished: { id: 'selesai', en: 'done' },
};
export const REJECTED: Text = { id: 'Ditolak', en: 'Refused' };
export const WARNINGS: Text = { id: 'Peringatan', en: 'Warnings' };

interface JobDetailProps {
  readonly job: ImportJob;
  readonly locked: string | null;
  readonly onChanged: () => Promise<unknown>;
  readonly onGone: () => void;
  /** Whether this page still has the file; otherwise it is chosen anew. */
  readonly isHeld: boolean;
  /** Tries the same file again with more said about it. */
  readonly onAgain: (options: SendOptions) => void;
}

/** A file on its way: how far it has come, then what it would change, and the decision. */
export function JobDetail({ job, locked, onChanged, onGone, isHeld, onAgain }: JobDetailProps) {
  const say = useSay();
  const { language } = usePreferences();
  const { run, busy, failure } = useDeed();
  const file = job.files?.[0];
  const isTried = job.dryRun && job.state === 'done';
  const rows = file ? file.accepted + file.corrections : 0;
  const apply = () => void run(() => ask(importJobSchema, `/api/v1/imports/${job.id}/apply`, { method: 'POST' })).then(onChanged);
  const discard = async () => {
    if (!(await run(() => act(`/api/v1/imports/${job.id}`, { method: 'DELETE' })))) return;
    await onChanged();
    onGone();
  };
  const proposed = job.adjustment ? say('Menunggu orang kedua', 'Waits for a second person') : locked;
  const why: Text | null = proposed
    ? { id: proposed, en: proposed }
    : isTried && rows > 0
      ? null
      : { id: 'Tidak ada uji yang menunggu', en: 'Nothing waits for a decision' };
  useAction({
    id: 'apply',
    title: { id: 'Terapkan berkas', en: 'Apply the file' },
    icon: 'check',
    group: 'do',
    keys: 'Ctrl Enter',
    locked: why,
    run: apply,
  });
  useAction({
    id: 'to-rejects',
    title: { id: 'Ke baris yang ditolak', en: 'To the refused rows' },
    icon: 'chevron',
    group: 'view',
    keys: 'R',
    run: () => document.querySelector('.issues')?.scrollIntoView(),
  });
  return (
    <section className="import-detail" aria-label={job.path}>
      <h2 className="name">{job.path}</h2>
      <p className="meta">{file ? <About file={file} /> : `${job.id}`}</p>
      {job.state === 'queued' || job.state === 'running' ? <Progress job={job} /> : null}
      {job.problem ? <Notice shape="putus">{job.problem}</Notice> : null}
      {file && job.state !== 'refused' ? <CountBar {...file} rejected={new Set(file.rejected.map(({ row }) => row)).size} /> : null}
      {job.state === 'refused' ? (
        <Notice shape="kritis">
          {say(
            'Tidak ada baris yang dapat dipakai; sebabnya di bawah. Tidak ada angka yang berubah.',
            'No row could be used; the reasons stand below. No figure has changed.',
          )}
        </Notice>
      ) : null}
      {isTried ? <Adjustment job={job} locked={locked} onChanged={onChanged} /> : null}
      {file?.difference ? <DifferenceTable difference={file.difference} /> : null}
      {file?.controls ? <ControlTable controls={file.controls} /> : null}
      {file ? (
        <div className="issues">
          <IssueTable title={REJECTED} issues={file.rejected} name={job.path} />
          <IssueTable title={WARNINGS} issues={file.warnings} name={job.path} />
        </div>
      ) : null}
      {job.state === 'refused' || isTried ? (
        <OptionForm isOpen={job.state === 'refused'} isHeld={isHeld} locked={locked} onAgain={onAgain} />
      ) : null}
      {failure}
      {isTried ? (
        <footer className="decide">
          <p>
            {say(
              'Belum ada angka yang berubah. Setelah diterapkan, impor ini dapat ',
              'No figure has changed yet. Once applied, this import can be ',
            )}
            <b>{say('dibatalkan dengan pembalikan', 'taken back by a reversal')}</b>
            {say(', bukan dihapus.', ', not deleted.')}
          </p>
          <Button locked={locked} busy={busy} onPress={() => void discard()}>
            {say('Buang', 'Discard')}
          </Button>
          <Button
            look="primary"
            hint="Ctrl ↵"
            locked={proposed ?? (rows === 0 ? say('Tidak ada baris baru', 'There is no new row') : null)}
            busy={busy}
            onPress={apply}
          >
            {say(`Terapkan ${wholeNumber(rows, language)} baris`, `Apply ${wholeNumber(rows, language)} rows`)}
          </Button>
        </footer>
      ) : null}
    </section>
  );
}

function About({ file }: { readonly file: FileAnswer }) {
  const say = useSay();
  return (
    <>
      {file.connector ? (
        <>
          {say('Dikenali sebagai', 'Recognized as')} <b>{say(connectorWords(file.connector))}</b> ·{' '}
        </>
      ) : null}
      {say('sidik jari', 'fingerprint')} {file.sha256.slice(0, 4)}…{file.sha256.slice(-4)}
    </>
  );
}

function Progress({ job: { progress } }: { readonly job: ImportJob }) {
  const say = useSay();
  const { language } = usePreferences();
  const { phase, rows, ahead } = progress;
  return (
    <p className="sending" role="status">
      {say(PHASES[phase])}
      {phase === 'queued' && ahead > 0 ? say(`, ${ahead} berkas di depannya`, `, ${ahead} files ahead`) : null}
      {rows > 0 ? say(`, ${wholeNumber(rows, language)} baris`, `, ${wholeNumber(rows, language)} rows`) : null}{' '}
      <progress aria-label={say('Kemajuan', 'Progress')} />
    </p>
  );
}
