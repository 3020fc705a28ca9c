import { type YearBookShown, yearBooksSchema, yearProposeSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Shape } from '../../../shared/shape.js';
import { ask, act as send } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Dialog } from '../../parts/dialog.js';
import { Instant } from '../../parts/instant.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { Answered, Empty } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';

/** The books of years: closed ones take nothing in. One person proposes, another approves. */
export function YearBooks() {
  const say = useSay();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const [proposing, setProposing] = useState<YearBookShown | null>(null);
  const query = useQuery({ queryKey: ['years'], queryFn: ({ signal }) => ask(yearBooksSchema, '/api/v1/reference/years', { signal }) });
  const refresh = () => client.invalidateQueries({ queryKey: ['years'] });
  const decide = (id: string, what: 'approval' | 'withdrawal') =>
    void run(() => send(`/api/v1/reference/year-proposals/${id}/${what}`, { method: 'POST' })).then(refresh);
  const columns: readonly Column<YearBookShown>[] = [
    { key: 'year', title: say('Tahun', 'Year'), cell: ({ year }) => <b>{year}</b> },
    {
      key: 'state',
      title: say('Pembukuan', 'Books'),
      cell: ({ closed, since, reason }) => (
        <>
          <Shape name={closed ? 'jeda' : 'normal'} /> {closed ? say('ditutup', 'closed') : say('terbuka', 'open')}
          {since ? (
            <small>
              {say('sejak', 'since')} {since}: {reason}
            </small>
          ) : null}
        </>
      ),
    },
    {
      key: 'proposal',
      title: say('Usulan', 'Proposal'),
      cell: ({ proposal }) =>
        proposal ? (
          <>
            {proposal.closed ? say('menutup', 'close') : say('membuka', 'open')}: {proposal.reason}
            <small>
              {proposal.by}, <Instant at={proposal.at} />
            </small>
          </>
        ) : (
          '—'
        ),
    },
    {
      key: 'acts',
      title: '',
      numeric: true,
      cell: (book) => (
        <span className="row-acts">
          {book.proposal ? (
            <>
              <Button busy={busy} onPress={() => book.proposal && decide(book.proposal.id, 'withdrawal')}>
                {book.proposal.isOwn ? say('Tarik', 'Withdraw') : say('Tolak', 'Turn down')}
              </Button>
              <Button
                look="primary"
                busy={busy}
                locked={book.proposal.isOwn ? say('Penyetuju harus orang lain', 'Somebody else must approve') : null}
                onPress={() => book.proposal && decide(book.proposal.id, 'approval')}
              >
                {say('Setujui', 'Approve')}
              </Button>
            </>
          ) : (
            <Button onPress={() => setProposing(book)}>
              {book.closed ? say('Usulkan membuka', 'Propose opening') : say('Usulkan menutup', 'Propose closing')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      {failure}
      <Answered query={query}>
        {({ years }) =>
          years.length === 0 ? (
            <Empty title={say('Belum ada tahun', 'No years yet')}>
              {say('Tahun muncul di sini sesudah berkas pertamanya diimpor.', 'A year appears here after its first file was imported.')}
            </Empty>
          ) : (
            <DataTable label={say('Tahun', 'Years')} columns={columns} rows={years} idOf={({ year }) => String(year)} />
          )
        }
      </Answered>
      {proposing ? <Propose book={proposing} onClose={() => setProposing(null)} onDone={refresh} /> : null}
    </>
  );
}

interface ProposeProps {
  readonly book: YearBookShown;
  readonly onClose: () => void;
  readonly onDone: () => Promise<unknown>;
}

function Propose({ book: { year, closed }, onClose, onDone }: ProposeProps) {
  const say = useSay();
  const act = useAct();
  return (
    <Dialog
      title={closed ? say(`Usulkan membuka ${year}`, `Propose opening ${year}`) : say(`Usulkan menutup ${year}`, `Propose closing ${year}`)}
      onClose={onClose}
    >
      <div className="pad">
        <p>
          {closed
            ? say(
                'Sesudah disetujui orang lain, berkas dan kiriman ke tahun itu diterima lagi.',
                'Once somebody else approves, files and pushes into that year are taken again.',
              )
            : say(
                'Sesudah disetujui orang lain, berkas dan kiriman ke tahun itu ditolak.',
                'Once somebody else approves, files and pushes into that year are refused.',
              )}
        </p>
        <SchemaForm
          schema={yearProposeSchema}
          start={{ closed: !closed, reason: '' }}
          fields={[
            {
              name: 'reason',
              label: { id: 'Alasan', en: 'Reason' },
              help: { id: 'Misalnya: LKPD sudah diaudit.', en: 'For example: the statements are audited.' },
            },
          ]}
          submit={say('Usulkan', 'Propose')}
          onCancel={onClose}
          onSubmit={async (body) => {
            await act(() => send(`/api/v1/reference/years/${year}/proposals`, { method: 'POST', body: { ...body, closed: !closed } }));
            await onDone();
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
