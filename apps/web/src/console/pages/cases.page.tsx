import { type CaseQueue, type CaseShown, caseQueueSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { decimalText, rupiahText } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { ask } from '../api.js';
import { useAction } from '../frame/actions.js';
import { DataChoice } from '../parts/data-choice.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { FilterField } from '../parts/filter-field.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { Tabs } from '../parts/tabs.js';
import { Tag } from '../parts/tag.js';
import { useSearch } from '../parts/use-search.js';
import { usePreferences, useSay } from '../preferences.js';
import { CaseDetailPane } from './cases/case-detail.js';
import { OUTCOME_WORDS, SEVERITY_SHAPES, SEVERITY_WORDS, STATE_WORDS } from './cases/case-words.js';
import { dayOf } from './cases/day-text.js';
import { DetectorList } from './cases/detector-list.js';
import { HeldRules } from './cases/held-rules.js';

const isOver = ({ state }: CaseShown): boolean => state === 'ditutup' || state === 'reda';
const VIEWS = ['terbuka', 'selesai', 'semua'] as const;
const fits: Readonly<Record<(typeof VIEWS)[number], (each: CaseShown) => boolean>> = {
  terbuka: (each) => !isOver(each),
  selesai: isOver,
  semua: () => true,
};
/** Asked anew by itself, so that a case that comes in is seen. */
const REFRESH_MS = 15_000;

/** What deserves a look, heaviest first; each with its evidence and what was done. */
export default function CasesPage() {
  const say = useSay();
  const [search, set] = useSearch();
  const { id } = useParams<{ id?: string }>();
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const demo = search.get('data') === 'demo';
  const channel = demo ? `demo-${new Date().getFullYear()}` : 'main';
  const tab = search.get('lihat') === 'detektor' ? 'detektor' : 'antrean';
  const view = VIEWS.find((each) => each === search.get('tampil')) ?? 'terbuka';
  const query = useQuery({
    queryKey: ['cases', channel],
    queryFn: ({ signal }) => ask(caseQueueSchema, `/api/v1/boards/${channel}/cases`, { signal, background: true }),
    refetchInterval: REFRESH_MS,
  });
  const open = (each: string | null) => go(`/kasus${each === null ? '' : `/${each}`}?${search}`);
  useAction({
    id: 'back',
    title: { id: 'Tutup rincian', en: 'Close the details' },
    icon: 'close',
    group: 'view',
    keys: 'Escape',
    run: () => open(null),
  });
  const shown = (query.data?.cases ?? []).filter(
    (each) => fits[view](each) && textOf(each, query.data?.units ?? {}).includes(text.toLowerCase()),
  );
  const queue = (
    <Answered query={query}>
      {(data) => (
        <>
          <Budget data={data} />
          <HeldRules held={data.held} isDemo={demo} />
          {shown.length === 0 ? (
            <Empty title={say('Tidak ada kasus di sini', 'No case here')}>
              {say(
                'Detektor menilai setiap fakta baru; yang perlu ditelaah muncul di sini.',
                'Detectors judge every new fact; what needs a look appears here.',
              )}
            </Empty>
          ) : (
            <div className={id ? 'split' : 'split alone'}>
              <CaseTable rows={shown} units={data.units} chosen={id ?? null} onOpen={(each) => open(each.id)} />
              {id ? <CaseDetailPane channel={channel} id={id} /> : null}
            </div>
          )}
        </>
      )}
    </Answered>
  );
  return (
    <Page
      title={say('Kasus', 'Cases')}
      tag={
        <Tag>
          {query.data?.cases.filter((each) => !isOver(each)).length ?? 0} {say('terbuka', 'open')}
        </Tag>
      }
      actions={
        <FilterField value={text} onChange={setText} label={say('Saring menurut unit, temuan, kode', 'Filter by unit, finding, code')} />
      }
    >
      <div className="filters">
        <DataChoice isDemo={demo} onChoose={(chosen) => set('data', chosen ? 'demo' : 'nyata')} />
        <label>
          {say('Tampilkan', 'Show')}
          <select value={view} onChange={(event) => set('tampil', event.target.value)}>
            <option value="terbuka">{say('yang terbuka', 'open ones')}</option>
            <option value="selesai">{say('yang selesai', 'finished ones')}</option>
            <option value="semua">{say('semua', 'all')}</option>
          </select>
        </label>
      </div>
      <Tabs
        label={say('Antrean dan detektor', 'Queue and detectors')}
        open={tab}
        onOpen={(each) => set('lihat', each)}
        tabs={[
          { id: 'antrean', title: say('Antrean', 'Queue'), content: queue },
          { id: 'detektor', title: say('Detektor', 'Detectors'), content: <DetectorList channel={channel} /> },
        ]}
      />
    </Page>
  );
}

const textOf = (each: CaseShown, units: CaseQueue['units']): string =>
  [
    each.id,
    each.title.id,
    each.title.en,
    each.detectors.join(' '),
    each.about.key ?? '',
    each.owner ?? '',
    units[each.workUnit ?? ''] ?? '',
  ]
    .join(' ')
    .toLowerCase();

/** How much was let out, and what waits; a budget that is broken says so. */
function Budget({ data: { budget, nature } }: { readonly data: CaseQueue }) {
  const say = useSay();
  const { heavyToday, heavyPerDay, thisWeek, perWeek, waiting, backlogWaiting, backlogPerDay } = budget;
  return (
    <Notice shape={waiting > 0 ? 'waspada' : 'info'}>
      {nature === 'SIMULASI' ? `${say('Simulasi.', 'Demo.')} ` : ''}
      {say(
        `Anggaran alarm: ${heavyToday} dari ${heavyPerDay} kritis atau tinggi hari ini, ${thisWeek} dari ${perWeek} kasus pekan ini.`,
        `Alarm budget: ${heavyToday} of ${heavyPerDay} critical or high today, ${thisWeek} of ${perWeek} cases this week.`,
      )}{' '}
      {waiting > 0
        ? say(
            `${waiting} menunggu giliran; bila terus begitu, ambangnya terlalu rendah.`,
            `${waiting} wait; if that stays so, the thresholds are too low.`,
          )
        : null}{' '}
      {backlogWaiting > 0
        ? say(
            `${backlogWaiting} temuan awal dari data sebelum pemasangan menunggu; paling banyak ${backlogPerDay} keluar sehari, yang terberat dahulu.`,
            `${backlogWaiting} first findings from before the installation wait; at most ${backlogPerDay} a day come out, the heaviest first.`,
          )
        : null}
    </Notice>
  );
}

function CaseTable({
  rows,
  units,
  chosen,
  onOpen,
}: {
  readonly rows: readonly CaseShown[];
  readonly units: CaseQueue['units'];
  readonly chosen: string | null;
  readonly onOpen: (row: CaseShown) => void;
}) {
  const say = useSay();
  const { language } = usePreferences();
  const columns: readonly Column<CaseShown>[] = [
    {
      key: 'severity',
      title: say('Bobot', 'Weight'),
      cell: (row) => (
        <>
          <Shape name={SEVERITY_SHAPES[row.severity]} /> {say(SEVERITY_WORDS[row.severity])}
          <small>
            {row.heldBy ? say(`ditahan: ${row.heldBy} basi`, `held: ${row.heldBy} is stale`) : decimalText(row.score.toFixed(1), language)}
          </small>
        </>
      ),
    },
    {
      key: 'what',
      title: say('Perlu ditelaah', 'To be looked at'),
      cell: (row) => (
        <>
          <b>{say(row.title)}</b>
          <small>
            {row.workUnit ? (units[row.workUnit] ?? row.workUnit) : say('Kabupaten', 'Regency')} · {row.detectors.join(', ')}
          </small>
        </>
      ),
    },
    {
      key: 'stake',
      title: say('Nilai', 'Amount'),
      numeric: true,
      order: (row) => Number(row.stake ?? 0),
      cell: (row) => (row.stake ? rupiahText(row.stake, language) : '—'),
    },
    {
      key: 'since',
      title: say('Sejak', 'Since'),
      order: (row) => row.since,
      cell: (row) => (
        <>
          {dayOf(row.since, language)}
          {row.backlog ? <small>{say('temuan awal', 'first finding')}</small> : null}
        </>
      ),
    },
    {
      key: 'state',
      title: say('Keadaan', 'State'),
      order: (row) => row.state,
      cell: (row) => (
        <>
          {row.outcome ? say(OUTCOME_WORDS[row.outcome]) : say(STATE_WORDS[row.state])}
          <small>
            {row.raisedOn === null && !isOver(row)
              ? say('menunggu giliran', 'waiting its turn')
              : [row.owner, row.promisedOn ? `${say('janji', 'by')} ${dayOf(row.promisedOn, language)}` : null].filter(Boolean).join(', ')}
          </small>
        </>
      ),
    },
  ];
  return (
    <DataTable
      label={say('Antrean kasus', 'Queue of cases')}
      columns={columns}
      rows={rows}
      idOf={(row) => row.id}
      chosen={chosen}
      onOpen={onOpen}
    />
  );
}
