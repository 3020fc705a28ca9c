import { type BrokenThings, brokenThingsSchema, type ThreadSummary, threadSummarySchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { rupiahText } from '../../../shared/number-format.js';
import { ask } from '../../api.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Section } from '../../parts/page.js';
import { Answered, Empty } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';
import { breakText } from './thread-words.js';

type Break = ThreadSummary['breaks'][number];
type Place = Break['units'][number];

/** Every break by kind with its count and sum; the chosen one by the unit it belongs to, and what broke. */
export function BreakList({ channel, onWalk }: { readonly channel: string; readonly onWalk: (key: string) => void }) {
  const say = useSay();
  const { language } = usePreferences();
  const [kind, setKind] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['thread', channel],
    queryFn: ({ signal }) => ask(threadSummarySchema, `/api/v1/threads/${channel}`, { signal }),
  });
  const columns: readonly Column<Break>[] = [
    { key: 'kind', title: say('Putus', 'Break'), cell: (row) => say(breakText(row.kind)) },
    { key: 'count', title: say('Banyaknya', 'Count'), numeric: true, order: (row) => row.count, cell: (row) => row.count },
    {
      key: 'amount',
      title: say('Jumlah', 'Sum'),
      numeric: true,
      order: (row) => Number(row.amount),
      cell: (row) => rupiahText(row.amount, language),
    },
    { key: 'units', title: say('Unit', 'Units'), numeric: true, order: (row) => row.units.length, cell: (row) => row.units.length },
  ];
  const places: readonly Column<Place>[] = [
    {
      key: 'unit',
      title: say('Unit pemilik', 'Owner unit'),
      cell: (row) => (row.unit === '-' ? say('kabupaten / tanpa unit', 'regency / no unit') : (row.name ?? row.unit)),
    },
    { key: 'count', title: say('Banyaknya', 'Count'), numeric: true, order: (row) => row.count, cell: (row) => row.count },
    {
      key: 'amount',
      title: say('Jumlah', 'Sum'),
      numeric: true,
      order: (row) => Number(row.amount),
      cell: (row) => rupiahText(row.amount, language),
    },
  ];
  return (
    <Answered query={query}>
      {({ breaks, asOf, revision }) => {
        const chosen = breaks.find((each) => each.kind === kind);
        return (
          <>
            <p className="meta">{say(`Keadaan sampai ${asOf}, revisi ${revision}`, `As of ${asOf}, revision ${revision}`)}</p>
            {breaks.length === 0 ? (
              <Empty title={say('Tidak ada benang yang putus', 'No thread is broken')} />
            ) : (
              <DataTable
                label={say('Putus menurut jenis', 'Breaks by kind')}
                columns={columns}
                rows={breaks}
                idOf={(row) => row.kind}
                chosen={kind}
                onOpen={(row) => {
                  setKind(row.kind);
                  setUnit(null);
                }}
              />
            )}
            {chosen ? (
              <>
                <Section title={say(breakText(chosen.kind))} note={say('menurut unit', 'by unit')}>
                  <DataTable
                    label={say('Putus menurut unit', 'Breaks by unit')}
                    columns={places}
                    rows={chosen.units}
                    idOf={(row) => row.unit}
                    chosen={unit}
                    onOpen={(row) => setUnit(row.unit === unit || row.unit === '-' ? null : row.unit)}
                  />
                </Section>
                <Things
                  channel={channel}
                  kind={chosen.kind}
                  unit={unit}
                  unitName={chosen.units.find((place) => place.unit === unit)?.name ?? null}
                  onWalk={onWalk}
                />
              </>
            ) : null}
          </>
        );
      }}
    </Answered>
  );
}

/** Its name over the key by which it is known elsewhere. */
const named = ({ name, key }: BrokenThings['things'][number]) =>
  name === null ? (
    key
  ) : (
    <>
      {name}
      <span className="thread-key">{key}</span>
    </>
  );

interface ThingsProps {
  readonly channel: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly onWalk: (key: string) => void;
}

function Things({ channel, kind, unit, unitName, onWalk }: ThingsProps) {
  const say = useSay();
  const { language } = usePreferences();
  const query = useQuery({
    queryKey: ['thread', channel, 'breaks', kind, unit],
    queryFn: ({ signal }) =>
      ask(brokenThingsSchema, `/api/v1/threads/${channel}/breaks/${kind}${unit === null ? '' : `?unit=${unit}`}`, { signal }),
  });
  return (
    <Section
      title={say('Yang putus', 'What broke')}
      note={unitName ?? unit ?? say('semua unit, terbesar dahulu', 'all units, the largest first')}
    >
      <Answered query={query}>
        {({ things }) =>
          things.length === 0 ? (
            <Empty title={say('Putus ini ada di rencana, bukan pada satu dokumen', 'This break is in the plans, not at a document')} />
          ) : (
            <DataTable
              label={say('Yang putus', 'What broke')}
              columns={[
                { key: 'name', title: say('Nama', 'Name'), order: (row) => row.name ?? row.key, cell: named },
                {
                  key: 'unit',
                  title: say('Unit', 'Unit'),
                  order: (row) => row.unitName ?? row.unit ?? '',
                  cell: (row) => row.unitName ?? row.unit ?? '—',
                },
                {
                  key: 'amount',
                  title: say('Jumlah', 'Amount'),
                  numeric: true,
                  order: (row) => Number(row.amount),
                  cell: (row) => rupiahText(row.amount, language),
                },
              ]}
              rows={things}
              idOf={(row) => row.key}
              onOpen={(row) => onWalk(row.key)}
            />
          )
        }
      </Answered>
    </Section>
  );
}
