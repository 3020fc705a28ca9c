import { type LinkDecision, type Proposals, proposalsSchema, threadDecidedSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { rupiahText } from '../../../shared/number-format.js';
import { ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { DataTable } from '../../parts/data-table.js';
import { Section } from '../../parts/page.js';
import { Answered, Empty } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { usePreferences, useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { Bridges } from './bridges.js';
import { reasonText } from './thread-words.js';

type Proposal = Proposals['proposals'][number];
type Link = Omit<LinkDecision, 'note'>;

/** Links that wait for a person, with the reasons for each; what was decided can be taken back. */
export function ProposalList({ channel, onWalk }: { readonly channel: string; readonly onWalk: (key: string) => void }) {
  const say = useSay();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const query = useQuery({
    queryKey: ['thread', channel, 'proposals'],
    queryFn: ({ signal }) => ask(proposalsSchema, `/api/v1/threads/${channel}/proposals`, { signal }),
  });
  const decide = (link: Link) =>
    void run(async () => {
      await ask(threadDecidedSchema, `/api/v1/threads/${channel}/links`, { method: 'POST', body: { ...link, note: null } });
      await client.invalidateQueries({ queryKey: ['thread', channel] });
    });
  const locked = useSession().may('thread.decide') ? null : say('Memutuskan perlu hak lain', 'Deciding needs another right');
  return (
    <>
      {failure}
      <Answered query={query}>
        {({ proposals, decided, bridges }) => (
          <>
            {proposals.length === 0 ? <Empty title={say('Tidak ada yang menunggu keputusan', 'Nothing waits for a decision')} /> : null}
            {proposals.map((proposal) => (
              <Waiting
                key={`${proposal.subject}|${proposal.from}`}
                proposal={proposal}
                busy={busy}
                locked={locked}
                onDecide={decide}
                onWalk={onWalk}
              />
            ))}
            {decided.length > 0 ? (
              <Section title={say('Sudah diputuskan', 'Decided')}>
                <DataTable
                  label={say('Sudah diputuskan', 'Decided')}
                  columns={[
                    { key: 'from', title: say('Dari', 'From'), cell: (row) => row.from },
                    { key: 'to', title: say('Ke', 'To'), cell: (row) => row.to },
                    {
                      key: 'verdict',
                      title: say('Putusan', 'Verdict'),
                      cell: (row) => (row.verdict === 'confirmed' ? say('benar', 'confirmed') : say('ditolak', 'rejected')),
                    },
                    { key: 'date', title: say('Tanggal', 'Date'), cell: (row) => row.date },
                    {
                      key: 'undo',
                      title: '',
                      numeric: true,
                      cell: ({ subject, from, to }) => (
                        <Button busy={busy} locked={locked} onPress={() => decide({ subject, from, to, verdict: 'open' })}>
                          {say('Cabut', 'Undo')}
                        </Button>
                      ),
                    },
                  ]}
                  rows={decided}
                  idOf={(row) => `${row.subject}|${row.from}|${row.to}`}
                />
              </Section>
            ) : null}
            <Bridges channel={channel} bridges={bridges} locked={locked} />
          </>
        )}
      </Answered>
    </>
  );
}

interface WaitingProps {
  readonly proposal: Proposal;
  readonly busy: boolean;
  readonly locked: string | null;
  readonly onDecide: (link: Link) => void;
  readonly onWalk: (key: string) => void;
}

function Waiting({ proposal: { subject, from, unit, amount, candidates }, busy, locked, onDecide, onWalk }: WaitingProps) {
  const say = useSay();
  const { language } = usePreferences();
  const what = subject === 'mak' ? 'MAK' : say('Pembayaran', 'Payment');
  return (
    <Section title={`${what} ${from}`} note={[unit, rupiahText(amount, language)].filter(Boolean).join(' · ')}>
      <ul className="candidates">
        {candidates.map(({ to, reasons }) => (
          <li key={to}>
            <button type="button" className="walk" onClick={() => onWalk(subject === 'mak' ? to.split('.').slice(0, 6).join('.') : to)}>
              {to}
            </button>
            <small>{reasons.map((reason) => say(reasonText(reason))).join(', ')}</small>
            <Button busy={busy} locked={locked} onPress={() => onDecide({ subject, from, to, verdict: 'confirmed' })}>
              {say('Benar', 'Confirm')}
            </Button>
            <Button look="quiet" busy={busy} locked={locked} onPress={() => onDecide({ subject, from, to, verdict: 'rejected' })}>
              {say('Bukan ini', 'Not this')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
