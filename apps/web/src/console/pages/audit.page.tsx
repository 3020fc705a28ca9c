import { type AuditRow, auditPageSchema } from '@lcc/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { ask } from '../api.js';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { FilterField } from '../parts/filter-field.js';
import { Instant } from '../parts/instant.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { useSearch } from '../parts/use-search.js';
import { useSay } from '../preferences.js';
import { actionKinds, actionText } from './audit/action-words.js';
import { EntryDetail } from './audit/entry-detail.js';
import { Verdict } from './audit/verdict.js';

const FILTERS = ['actor', 'action', 'object', 'from', 'to'] as const;

/** Who did what, when and from where; and whether the trail is still as it was written. */
export default function AuditPage() {
  const say = useSay();
  const [search, narrow] = useSearch();
  const [open, setOpen] = useState<string | null>(null);
  const filter = Object.fromEntries(FILTERS.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : [])));
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      ask(auditPageSchema, `/api/v1/audit?${new URLSearchParams({ ...filter, ...(pageParam ? { before: String(pageParam) } : {}) })}`, {
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  useAction({
    id: 'back',
    title: { id: 'Tutup rincian', en: 'Close the details' },
    icon: 'close',
    group: 'view',
    keys: 'Escape',
    run: () => setOpen(null),
  });
  const rows = query.data?.pages.flatMap((page) => page.entries) ?? [];
  const chosen = rows.find((row) => String(row.seq) === open) ?? null;
  return (
    <Page
      title={say('Jejak audit', 'Audit trail')}
      actions={
        <FilterField
          value={search.get('actor') ?? ''}
          onChange={(value) => narrow('actor', value)}
          label={say('Saring menurut orang', 'Filter by person')}
        />
      }
    >
      <Verdict />
      <Filters value={(name) => search.get(name) ?? ''} onChange={narrow} />
      <Answered query={query}>
        {() =>
          rows.length === 0 ? (
            <Empty title={say('Tidak ada entri yang cocok', 'No entry fits')} />
          ) : (
            <div className={chosen ? 'split' : 'split alone'}>
              <div>
                <EntryTable rows={rows} chosen={open} onOpen={(row) => setOpen(String(row.seq))} />
                {query.hasNextPage ? (
                  <p className="more">
                    <Button busy={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                      {say('Tampilkan yang lebih lama', 'Show older ones')}
                    </Button>
                  </p>
                ) : null}
              </div>
              {chosen ? <EntryDetail entry={chosen} /> : null}
            </div>
          )
        }
      </Answered>
    </Page>
  );
}

function Filters({
  value,
  onChange,
}: {
  readonly value: (name: string) => string;
  readonly onChange: (name: string, value: string) => void;
}) {
  const say = useSay();
  return (
    <div className="filters">
      <label>
        {say('Jenis', 'Kind')}
        <select value={value('action')} onChange={(event) => onChange('action', event.target.value)}>
          <option value="">{say('semua', 'all')}</option>
          {actionKinds.map(({ kind, title }) => (
            <option key={kind} value={kind}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('Dari tanggal', 'From')}
        <input type="date" value={value('from')} onChange={(event) => onChange('from', event.target.value)} />
      </label>
      <label>
        {say('Sampai', 'To')}
        <input type="date" value={value('to')} onChange={(event) => onChange('to', event.target.value)} />
      </label>
    </div>
  );
}

function EntryTable({
  rows,
  chosen,
  onOpen,
}: {
  readonly rows: readonly AuditRow[];
  readonly chosen: string | null;
  readonly onOpen: (row: AuditRow) => void;
}) {
  const say = useSay();
  const columns: readonly Column<AuditRow>[] = [
    { key: 'at', title: say('Waktu', 'Time'), cell: (row) => <Instant at={row.at} /> },
    { key: 'who', title: say('Siapa', 'Who'), cell: (row) => <b>{row.actorName ?? (row.actor || say('tidak dikenal', 'unknown'))}</b> },
    { key: 'what', title: say('Apa', 'What'), cell: (row) => say(actionText(row.action)) },
    { key: 'object', title: say('Terhadap', 'On'), cell: (row) => row.objectName ?? row.object },
    {
      key: 'from',
      title: say('Dari', 'From'),
      cell: (row) => <span className="second">{row.ip ?? (row.actorKind === 'operator' ? 'lcc' : '')}</span>,
    },
    { key: 'seq', title: say('Entri', 'Entry'), numeric: true, cell: (row) => <span className="second">{row.seq}</span> },
  ];
  return (
    <DataTable
      label={say('Entri jejak audit', 'Audit entries')}
      columns={columns}
      rows={rows}
      idOf={(row) => String(row.seq)}
      chosen={chosen}
      onOpen={onOpen}
    />
  );
}
