import { type ChannelShown, channelListSchema, type MessageShown } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { Shape } from '../../shared/shape.js';
import { ask, act as send } from '../api.js';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { Confirm } from '../parts/confirm.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Instant } from '../parts/instant.js';
import { Page, Section } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { useDeed } from '../parts/use-deed.js';
import { type Text, useSay } from '../preferences.js';
import { AddChannel } from './channels/add-channel.js';

const STATE_WORDS: Readonly<Record<MessageShown['state'], Text>> = {
  waiting: { id: 'menunggu', en: 'waiting' },
  sending: { id: 'dikirim', en: 'being sent' },
  sent: { id: 'terkirim', en: 'sent' },
  failed: { id: 'gagal', en: 'failed' },
  unsure: { id: 'tidak pasti', en: 'unsure' },
  recorded: { id: 'simulasi, tidak dikirim', en: 'demo, not sent' },
};
const STEP_WORDS: Readonly<Record<MessageShown['step'], Text>> = {
  unit: { id: 'unit', en: 'unit' },
  asisten: { id: 'asisten', en: 'assistant' },
  sekda: { id: 'sekda', en: 'secretary' },
  bupati: { id: 'bupati', en: 'regent' },
  inspektorat: { id: 'inspektorat', en: 'inspectorate' },
};

/** Where messages go, and what became of the last ones. */
export default function ChannelsPage() {
  const say = useSay();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ChannelShown | null>(null);
  const query = useQuery({
    queryKey: ['channels'],
    queryFn: ({ signal }) => ask(channelListSchema, '/api/v1/channels', { signal, background: true }),
    refetchInterval: 10_000,
  });
  useAction({
    id: 'add-channel',
    title: { id: 'Tambah kanal', en: 'Add a channel' },
    icon: 'plus',
    group: 'do',
    keys: 'N',
    run: () => setAdding(true),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['channels'] });
  return (
    <Page
      title={say('Kanal pesan', 'Message channels')}
      actions={
        <Button look="primary" icon="plus" hint="N" onPress={() => setAdding(true)}>
          {say('Tambah kanal', 'Add a channel')}
        </Button>
      }
    >
      <Answered query={query}>
        {({ channels, messages }) => (
          <>
            {channels.length === 0 ? (
              <Empty title={say('Belum ada kanal', 'No channel yet')}>
                {say(
                  'Tanpa kanal tidak ada yang dikirim; kasus tetap tampil di dinding dan di Kasus.',
                  'Without a channel nothing is sent; cases still stand on the wall and under Cases.',
                )}
              </Empty>
            ) : (
              <ChannelTable rows={channels} onRemove={setRemoving} onDone={refresh} />
            )}
            <Section title={say('Pesan terakhir', 'Last messages')} note={String(messages.length)}>
              <MessageTable rows={messages} />
            </Section>
          </>
        )}
      </Answered>
      {adding ? <AddChannel onClose={() => setAdding(false)} onMade={refresh} /> : null}
      {removing ? (
        <Confirm
          title={say(`Hapus kanal ${removing.title}?`, `Remove the channel ${removing.title}?`)}
          text={say(
            'Rahasianya dilupakan. Pesan yang menunggu gagal; daftarnya tetap.',
            'Its secrets are forgotten. Waiting messages fail; the list stays.',
          )}
          submit={say('Hapus', 'Remove')}
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await send(`/api/v1/channels/${removing.id}`, { method: 'DELETE' });
            await refresh();
          }}
        />
      ) : null}
    </Page>
  );
}

interface TableProps {
  readonly rows: readonly ChannelShown[];
  readonly onRemove: (row: ChannelShown) => void;
  readonly onDone: () => Promise<void>;
}

function ChannelTable({ rows, onRemove, onDone }: TableProps) {
  const say = useSay();
  const { run, busy, failure } = useDeed();
  const post = (row: ChannelShown, what: string) =>
    void run(() => ask(z.unknown(), `/api/v1/channels/${row.id}/${what}`, { method: 'POST' })).then(onDone);
  const columns: readonly Column<ChannelShown>[] = [
    {
      key: 'title',
      title: say('Kanal', 'Channel'),
      order: (row) => row.title,
      cell: (row) => (
        <>
          <b>{row.title}</b>
          <small>
            {row.id}, {row.kind}
          </small>
        </>
      ),
    },
    { key: 'steps', title: say('Untuk', 'For'), cell: (row) => row.steps.map((step) => say(STEP_WORDS[step])).join(', ') },
    {
      key: 'state',
      title: say('Keadaan', 'State'),
      cell: (row) => (
        <>
          <Shape name={!row.enabled ? 'jeda' : row.failed > 0 ? 'waspada' : 'normal'} />{' '}
          {row.enabled ? say('menyala', 'on') : say('mati', 'off')}
          <small>{say(`${row.waiting} menunggu, ${row.failed} gagal`, `${row.waiting} waiting, ${row.failed} failed`)}</small>
        </>
      ),
    },
    {
      key: 'acts',
      title: '',
      numeric: true,
      cell: (row) => (
        <span className="acts-row">
          <Button busy={busy} onPress={() => post(row, 'test')}>
            {say('Kirim uji', 'Send a test')}
          </Button>
          <Button busy={busy} onPress={() => post(row, row.enabled ? 'disable' : 'enable')}>
            {row.enabled ? say('Matikan', 'Turn off') : say('Nyalakan', 'Turn on')}
          </Button>
          <Button look="danger" onPress={() => onRemove(row)}>
            {say('Hapus', 'Remove')}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <>
      {failure}
      <DataTable label={say('Kanal', 'Channels')} columns={columns} rows={rows} idOf={(row) => row.id} />
    </>
  );
}

function MessageTable({ rows }: { readonly rows: readonly MessageShown[] }) {
  const say = useSay();
  const columns: readonly Column<MessageShown>[] = [
    { key: 'at', title: say('Waktu', 'Time'), cell: (row) => <Instant at={row.at} /> },
    { key: 'subject', title: say('Pesan', 'Message'), cell: (row) => <b>{row.subject}</b> },
    { key: 'to', title: say('Kepada', 'To'), cell: (row) => `${say(STEP_WORDS[row.step])} · ${row.channel}` },
    {
      key: 'state',
      title: say('Keadaan', 'State'),
      cell: (row) => (
        <>
          {say(STATE_WORDS[row.state])}
          <small>{row.error ?? (row.attempts > 1 ? say(`${row.attempts} kali dicoba`, `${row.attempts} attempts`) : '')}</small>
        </>
      ),
    },
  ];
  if (rows.length === 0) return <p className="second">{say('Belum ada pesan.', 'No message yet.')}</p>;
  return <DataTable label={say('Pesan terakhir', 'Last messages')} columns={columns} rows={rows} idOf={(row) => row.id} />;
}
