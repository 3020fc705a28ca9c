import { type RuleList as Rules, ruleListSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { wholeNumber } from '../../../shared/number-format.js';
import { ask } from '../../api.js';
import { DataChoice } from '../../parts/data-choice.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { FilterField } from '../../parts/filter-field.js';
import { Page } from '../../parts/page.js';
import { Answered, Empty } from '../../parts/states.js';
import { Tag } from '../../parts/tag.js';
import { counted, type Text, usePreferences, useSay } from '../../preferences.js';

type Rule = Rules['rules'][number];
const FAMILIES: Readonly<Record<string, Text>> = {
  pengadaan: { id: 'pengadaan', en: 'procurement' },
  pelaksanaan: { id: 'pelaksanaan', en: 'execution' },
  deret: { id: 'deret waktu', en: 'series' },
  'mutu-data': { id: 'mutu data', en: 'data quality' },
  pencegahan: { id: 'pencegahan', en: 'prevention' },
  layanan: { id: 'layanan', en: 'services' },
};
const KINDS: Readonly<Record<Rule['kind'], Text>> = {
  level: { id: 'tingkat', en: 'level' },
  event: { id: 'kejadian', en: 'event' },
  mark: { id: 'indikator', en: 'indicator' },
};

interface Props {
  readonly channel: string;
  readonly isDemo: boolean;
  readonly onDemo: (isDemo: boolean) => void;
  readonly onOpen: (rule: string) => void;
}

/** Every rule that raises cases, and every indicator's limit: what is in force, what is proposed, how many stand. */
export function RuleList({ channel, isDemo, onDemo, onOpen }: Props) {
  const say = useSay();
  const { language } = usePreferences();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<'all' | 'case' | 'mark'>('all');
  const query = useQuery({
    queryKey: ['thresholds', channel],
    queryFn: ({ signal }) => ask(ruleListSchema, `/api/v1/boards/${channel}/thresholds`, { signal }),
  });
  const open = query.data?.rules.filter((rule) => rule.open !== null).length ?? 0;
  const columns: readonly Column<Rule>[] = [
    {
      key: 'rule',
      title: say('Aturan', 'Rule'),
      order: (row) => row.id,
      cell: (row) => (
        <>
          <b>{say(row.title)}</b>
          <small>
            {row.id} · {say(FAMILIES[row.family] ?? { id: row.family, en: row.family })} · {say(KINDS[row.kind])}
          </small>
        </>
      ),
    },
    {
      key: 'version',
      title: say('Berlaku', 'In force'),
      order: (row) => row.inForce,
      cell: (row) => (row.inForce === 0 ? say('bawaan', 'as shipped') : say(`versi ${row.inForce}`, `version ${row.inForce}`)),
    },
    {
      key: 'open',
      title: say('Usulan', 'Proposal'),
      order: (row) => row.open ?? '',
      cell: (row) => (row.open === null ? '—' : row.open === 'draft' ? say('draf', 'draft') : say('bayangan', 'shadow')),
    },
    {
      key: 'standing',
      title: say('Nyala', 'On'),
      numeric: true,
      order: (row) => row.standing,
      cell: (row) => (
        <>
          {wholeNumber(row.standing, language)}
          {row.held > 0 ? <small>{say(`${row.held} ditahan`, `${row.held} held`)}</small> : null}
        </>
      ),
    },
    {
      key: 'coverage',
      title: say('Dinilai', 'Judged'),
      numeric: true,
      order: (row) => row.coverage?.judged ?? 0,
      cell: (row) =>
        row.coverage ? (
          <>
            {wholeNumber(row.coverage.judged, language)}
            <small>{say(counted(row.coverage.notJudged, 'tidak', 'not'))}</small>
          </>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <Page
      title={say('Ambang', 'Thresholds')}
      tag={<Tag>{say(`${open} usulan terbuka`, `${open} open proposals`)}</Tag>}
      actions={<FilterField value={text} onChange={setText} label={say('Saring aturan', 'Filter rules')} />}
    >
      <div className="filters">
        <DataChoice isDemo={isDemo} onChoose={onDemo} />
        <label>
          {say('Jenis', 'Kind')}
          <select value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
            <option value="all">{say('Semua', 'All')}</option>
            <option value="case">{say('Aturan yang membuka kasus', 'Rules that open cases')}</option>
            <option value="mark">{say('Indikator yang memberi tanda', 'Indicators that mark')}</option>
          </select>
        </label>
      </div>
      <Answered query={query}>
        {({ rules }) => {
          const shown = rules
            .filter((rule) => kind === 'all' || (rule.kind === 'mark') === (kind === 'mark'))
            .filter(({ id, title }) => `${id} ${title.id} ${title.en}`.toLowerCase().includes(text.toLowerCase()));
          return shown.length === 0 ? (
            <Empty title={say('Tidak ada aturan itu', 'No such rule')}>{say('Saring dengan kata lain.', 'Filter by another word.')}</Empty>
          ) : (
            <DataTable
              label={say('Aturan', 'Rules')}
              columns={columns}
              rows={shown}
              idOf={(row) => row.id}
              onOpen={(row) => onOpen(row.id)}
            />
          );
        }}
      </Answered>
    </Page>
  );
}
