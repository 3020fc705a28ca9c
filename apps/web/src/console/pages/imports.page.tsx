import './imports/imports.css';
import { type ImportJob, importJobListSchema, importJobSchema, importRunListSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { ask, upload } from '../api.js';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { Page } from '../parts/page.js';
import { Answered, Empty, Failed } from '../parts/states.js';
import { Tag } from '../parts/tag.js';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { entriesOf } from './imports/entries.js';
import { FileKinds } from './imports/file-kinds.js';
import { ImportList } from './imports/import-list.js';
import { JobDetail } from './imports/job-detail.js';
import { RunDetail } from './imports/run-detail.js';
import type { SendOptions } from './imports/send-options.js';

const LOOK_EVERY_MS = 1_500;

/** Files: dropped, tried, judged by their totals and their difference, applied, and taken back. */
export default function ImportsPage() {
  const say = useSay();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [, params] = useRoute<{ id?: string }>('/impor/:id?');
  const mayApply = useSession().may('imports.apply');
  const chooser = useRef<HTMLInputElement>(null);
  const held = useRef(new Map<string, File>());
  /** What is said of the file that is chosen next. */
  const told = useRef<SendOptions>({});
  const [sending, setSending] = useState<{ readonly name: string; readonly part: number } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [over, setOver] = useState(false);
  const query = useQuery({
    queryKey: ['imports'],
    queryFn: async ({ signal }) => {
      const options = { signal, background: true };
      const [{ jobs }, { runs }] = await Promise.all([
        ask(importJobListSchema, '/api/v1/imports', options),
        ask(importRunListSchema, '/api/v1/imports/runs', options),
      ]);
      return { jobs, runs };
    },
    refetchInterval: LOOK_EVERY_MS,
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['imports'] });

  /** Sends a file to be tried; what it needs to be told stands in `options`. */
  const send = async (file: File, options: SendOptions = {}) => {
    setFailure(null);
    setSending({ name: file.name, part: 0 });
    const form = new FormData();
    for (const [name, value] of Object.entries(options)) if (value) form.append(name, value);
    form.append('dryRun', 'true');
    form.append('file', file);
    try {
      const job = await upload(importJobSchema, '/api/v1/imports', form, (part) => setSending({ name: file.name, part }));
      held.current.set(job.id, file);
      await refresh();
      go(`/impor/${job.id}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(null);
    }
  };
  const choose = () => chooser.current?.click();
  const locked = mayApply ? null : say('Peran Anda hanya membaca impor', 'Your role only reads imports');
  useAction({
    id: 'choose-file',
    title: { id: 'Pilih berkas untuk diuji', en: 'Choose a file to try' },
    icon: 'upload',
    group: 'do',
    keys: 'U',
    locked: mayApply ? null : { id: 'Peran Anda hanya membaca impor', en: 'Your role only reads imports' },
    run: choose,
  });
  useAction({
    id: 'back',
    title: { id: 'Kembali ke daftar', en: 'Back to the list' },
    icon: 'upload',
    group: 'view',
    keys: 'Escape',
    run: () => go('/impor'),
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && mayApply) void send(file);
  };
  const waiting = (query.data?.jobs ?? []).filter(isTried).length;
  return (
    <Page
      title={say('Impor', 'Imports')}
      tag={waiting > 0 ? <Tag>{say(`${waiting} menunggu keputusan`, `${waiting} waiting for a decision`)}</Tag> : null}
      actions={
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) void send(file, told.current);
              told.current = {};
            }}
          />
          <Button look="primary" icon="upload" hint="U" locked={locked} onPress={choose}>
            {say('Pilih berkas', 'Choose a file')}
          </Button>
        </>
      }
    >
      <section
        className={over ? 'drop over' : 'drop'}
        aria-label={say('Tempat menjatuhkan berkas', 'Place to drop a file')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending ? (
          <p className="sending" role="status">
            {say('Mengirim', 'Sending')} {sending.name} <progress max={1} value={sending.part} aria-label={sending.name} />
          </p>
        ) : null}
        {failure ? <Failed error={failure} /> : null}
        <Answered query={query}>
          {({ jobs, runs }) => {
            const entries = entriesOf(jobs, runs);
            const job = jobs.find(({ id }) => id === params?.id);
            const run = runs.find(({ id }) => id === (job?.run ?? params?.id));
            if (entries.length === 0)
              return (
                <>
                  <Empty title={say('Belum ada berkas', 'No files yet')}>
                    {say(
                      'Seret berkas ke sini, atau tekan U. Berkas diuji dahulu; tidak ada angka yang berubah sebelum Anda menerapkannya.',
                      'Drop a file here, or press U. It is tried first; no figure changes before you apply it.',
                    )}
                  </Empty>
                  <FileKinds />
                </>
              );
            return (
              <div className={params?.id ? 'split list-first' : 'split alone'}>
                <ImportList entries={entries} chosen={params?.id ?? null} onOpen={(id) => go(`/impor/${id}`)} />
                {run && !(job && isTried(job)) ? (
                  <RunDetail key={run.id} id={run.id} controls={job?.files?.[0]?.controls ?? []} mayApply={mayApply} onChanged={refresh} />
                ) : job ? (
                  <JobDetail
                    key={job.id}
                    job={job}
                    locked={locked}
                    onChanged={refresh}
                    onGone={() => go('/impor')}
                    isHeld={held.current.has(job.id)}
                    onAgain={(options) => {
                      const file = held.current.get(job.id);
                      if (file) return void send(file, options);
                      told.current = options;
                      choose();
                    }}
                  />
                ) : params?.id ? (
                  <Empty title={say('Impor tidak ditemukan', 'No such import')} />
                ) : (
                  <FileKinds />
                )}
              </div>
            );
          }}
        </Answered>
      </section>
    </Page>
  );
}

const isTried = ({ dryRun, state }: ImportJob): boolean => dryRun && state === 'done';
