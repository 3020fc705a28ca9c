import './sources/sources.css';
import { type SourceShown, sourceListSchema, sourceRunSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { Shape } from '../../shared/shape.js';
import { ask } from '../api.js';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Dialog } from '../parts/dialog.js';
import { FilterField } from '../parts/filter-field.js';
import { Instant } from '../parts/instant.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { Tag } from '../parts/tag.js';
import { useDeed } from '../parts/use-deed.js';
import { type Text, useSay } from '../preferences.js';
import { SourceDetail } from './sources/source-detail.js';
import { SourceForm } from './sources/source-form.js';
import { hoursText, lagHours, STATE_WORDS } from './sources/source-state.js';

const LOOK_EVERY_MS = 4_000;

/** Where data comes from by itself: how fresh each source is, when it is asked next, and who answers for it. */
export default function SourcesPage() {
  const say = useSay();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [, params] = useRoute<{ id?: string }>('/sumber/:id?');
  const [adding, setAdding] = useState(false);
  const [filter, setFilter] = useState('');
  const { run, failure } = useDeed();
  const query = useQuery({
    queryKey: ['source-list'],
    queryFn: ({ signal }) => ask(sourceListSchema, '/api/v1/sources', { signal, background: true }),
    refetchInterval: LOOK_EVERY_MS,
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['source-list'] });
  const sources = query.data?.sources ?? [];
  const chosen = sources.find(({ id }) => id === params?.id) ?? null;
  const pull = (source: SourceShown) =>
    void run(() => ask(sourceRunSchema, `/api/v1/sources/${source.id}/run`, { method: 'POST' })).then(refresh);
  useAction({
    id: 'add-source',
    title: { id: 'Tambah sumber', en: 'Add a source' },
    icon: 'plus',
    group: 'do',
    keys: 'N',
    run: () => setAdding(true),
  });
  useAction({
    id: 'pull-source',
    title: { id: 'Tarik sumber ini sekarang', en: 'Pull this source now' },
    icon: 'refresh',
    group: 'do',
    keys: 'T',
    locked: lockOf(chosen),
    run: () => (chosen ? pull(chosen) : undefined),
  });
  useAction({
    id: 'back',
    title: { id: 'Kembali ke daftar', en: 'Back to the list' },
    icon: 'source',
    group: 'view',
    keys: 'Escape',
    run: () => go('/sumber'),
  });
  const bad = sources.filter(({ state }) => state === 'basi' || state === 'galat').length;
  return (
    <Page
      title={say('Sumber', 'Sources')}
      tag={
        <Tag>
          {say(`${sources.length} sumber`, `${sources.length} sources`)}
          {bad > 0 ? say(`, ${bad} basi atau galat`, `, ${bad} stale or failing`) : ''}
        </Tag>
      }
      actions={
        <>
          <FilterField value={filter} onChange={setFilter} label={say('Saring sumber', 'Filter sources')} />
          <Button look="primary" icon="plus" hint="N" onPress={() => setAdding(true)}>
            {say('Tambah sumber', 'Add a source')}
          </Button>
        </>
      }
    >
      {failure}
      <Answered query={query}>
        {({ sources: all, allowedHosts }) =>
          all.length === 0 ? (
            <Empty title={say('Belum ada sumber', 'No sources yet')}>
              {say(
                `Sumber ditarik menurut jadwal, atau mengirim sendiri dengan kunci mesin. Alamat yang boleh dituju server: ${hostsText(allowedHosts) || 'belum ada, isi LCC_SOURCE_HOSTS'}.`,
                `A source is pulled by a schedule, or sends with a machine key. The server may go to: ${hostsText(allowedHosts) || 'nothing yet, set LCC_SOURCE_HOSTS'}.`,
              )}
            </Empty>
          ) : (
            <div className={chosen ? 'split' : 'split alone'}>
              <SourceTable
                sources={all.filter(({ id, title, owner }) =>
                  `${id} ${title} ${owner}`.toLowerCase().includes(filter.trim().toLowerCase()),
                )}
                chosen={params?.id ?? null}
                onOpen={({ id }) => go(`/sumber/${id}`)}
              />
              {chosen ? (
                <SourceDetail
                  key={chosen.id}
                  source={chosen}
                  locked={lockOf(chosen)}
                  onPull={() => pull(chosen)}
                  onChanged={refresh}
                  onGone={() => go('/sumber')}
                />
              ) : null}
              {params?.id && !chosen ? <Empty title={say('Sumber tidak ditemukan', 'No such source')} /> : null}
            </div>
          )
        }
      </Answered>
      {adding ? (
        <Dialog title={say('Tambah sumber', 'Add a source')} onClose={() => setAdding(false)} wide>
          <div className="pad">
            <SourceForm
              source={null}
              onCancel={() => setAdding(false)}
              onDone={async (id) => {
                await refresh();
                setAdding(false);
                go(`/sumber/${id}`);
              }}
            />
          </div>
        </Dialog>
      ) : null}
    </Page>
  );
}

const hostsText = (hosts: readonly string[]): string => hosts.join(', ');

function lockOf(source: SourceShown | null): Text | null {
  if (!source) return { id: 'Buka satu sumber dahulu', en: 'Open a source first' };
  if (source.kind === 'push') return { id: 'Sumber ini mengirim sendiri', en: 'This source sends by itself' };
  return source.running ? { id: 'Sedang ditarik', en: 'Being pulled' } : null;
}

interface SourceTableProps {
  readonly sources: readonly SourceShown[];
  readonly chosen: string | null;
  readonly onOpen: (source: SourceShown) => void;
}

function SourceTable({ sources, chosen, onOpen }: SourceTableProps) {
  const say = useSay();
  const now = Date.now();
  const columns: readonly Column<SourceShown>[] = [
    {
      key: 'name',
      title: say('Sumber', 'Source'),
      order: ({ title }) => title,
      cell: ({ title, id, owner }) => (
        <>
          <b>{title}</b>
          <small>
            {id} · {owner}
          </small>
        </>
      ),
    },
    {
      key: 'state',
      title: say('Keadaan', 'State'),
      order: ({ state }) => STATE_WORDS[state].order,
      cell: (source) => (
        <>
          <Shape name={STATE_WORDS[source.state].shape} />{' '}
          {source.running ? say('sedang ditarik', 'being pulled') : say(STATE_WORDS[source.state].words)}
          {source.reason ? <small>{source.reason}</small> : null}
        </>
      ),
    },
    {
      key: 'last',
      title: say('Terakhir berhasil', 'Last success'),
      order: ({ lastArrival }) => lastArrival ?? '',
      cell: ({ lastArrival }) =>
        lastArrival ? <Instant at={lastArrival} /> : <span className="second">{say('belum pernah', 'never')}</span>,
    },
    {
      key: 'lag',
      title: say('Umur dari irama', 'Age of cadence'),
      numeric: true,
      order: (source) => (lagHours(source, now) ?? -1) / source.cadenceHours,
      cell: (source) => <Lag hours={lagHours(source, now)} cadence={source.cadenceHours} />,
    },
    {
      key: 'next',
      title: say('Berikutnya', 'Next'),
      order: ({ nextRun }) => nextRun ?? '',
      cell: ({ nextRun, kind, schedule }) =>
        nextRun ? (
          <>
            <Instant at={nextRun} />
            <small>{schedule}</small>
          </>
        ) : (
          <span className="second">{kind === 'push' ? say('mengirim sendiri', 'sends by itself') : say('dijeda', 'paused')}</span>
        ),
    },
  ];
  if (sources.length === 0) return <Empty title={say('Tidak ada yang cocok dengan saringan', 'Nothing fits the filter')} />;
  return (
    <DataTable label={say('Sumber', 'Sources')} columns={columns} rows={sources} idOf={({ id }) => id} chosen={chosen} onOpen={onOpen} />
  );
}

function Lag({ hours, cadence }: { readonly hours: number | null; readonly cadence: number }) {
  const say = useSay();
  if (hours === null) return <>—</>;
  return (
    <>
      {say(hoursText(hours))}
      <small>
        {say('dari', 'of')} {say(hoursText(cadence))}
      </small>
    </>
  );
}
