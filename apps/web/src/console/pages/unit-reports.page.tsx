import './unit-reports/unit-reports.css';
import { type UnitReportRow, unitReportListSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { decimalText } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { ask } from '../api.js';
import { useAction } from '../frame/actions.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { FilterField } from '../parts/filter-field.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { Tag } from '../parts/tag.js';
import { usePreferences, useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { UnitMonths } from './unit-reports/unit-months.js';
import { monthText, REASON_WORDS, STATE_WORDS } from './unit-reports/words.js';

/** Monthly reports: a unit writes its own, verifiers read those of all units, and the due month is in front. */
export default function UnitReportsPage() {
  const say = useSay();
  const { language } = usePreferences();
  const { me } = useSession();
  const [, go] = useLocation();
  const [, params] = useRoute<{ unit?: string }>('/laporan/:unit?');
  const [filter, setFilter] = useState('');
  const query = useQuery({
    queryKey: ['unit-reports'],
    queryFn: ({ signal }) => ask(unitReportListSchema, '/api/v1/unit-reports', { signal }),
  });
  useAction({
    id: 'back',
    title: { id: 'Kembali ke daftar', en: 'Back to the list' },
    icon: 'journal',
    group: 'view',
    keys: 'Escape',
    run: () => go('/laporan'),
  });
  const units = query.data?.units ?? [];
  const open = units.filter(({ report }) => report.state === 'none' || report.state === 'returned').length;
  const toRead = units.filter(({ report }) => report.state === 'sent').length;
  const chosen = units.find(({ unit }) => unit === (params?.unit ?? (me.account.unit && units.length === 1 ? units[0]?.unit : undefined)));
  return (
    <Page
      title={say('Laporan unit', 'Unit reports')}
      tag={
        query.data ? (
          <Tag>
            {monthText(query.data.month, language)}:{' '}
            {say(`${open} belum, ${toRead} menunggu verifikasi`, `${open} open, ${toRead} to be verified`)}
          </Tag>
        ) : null
      }
      actions={<FilterField value={filter} onChange={setFilter} label={say('Saring unit', 'Filter units')} />}
    >
      <Answered query={query}>
        {({ units: all }) =>
          all.length === 0 ? (
            <Empty title={say('Belum ada unit', 'No units yet')}>
              {say(
                'Laporan diisi per unit di daftar OPD. Impor daftarnya dahulu di halaman Impor.',
                'Reports are written by the units on the roster. Import the roster first, on the page Imports.',
              )}
            </Empty>
          ) : (
            <div className={chosen ? 'split list-first' : 'split alone'}>
              <UnitTable
                rows={all.filter(({ name, unit }) => `${name} ${unit}`.toLowerCase().includes(filter.trim().toLowerCase()))}
                isShort={chosen !== undefined}
                chosen={chosen?.unit ?? null}
                onOpen={({ unit }) => go(`/laporan/${unit}`)}
              />
              {chosen ? <UnitMonths key={chosen.unit} unit={chosen.unit} /> : null}
              {params?.unit && !chosen ? <Empty title={say('Unit tidak ditemukan', 'No such unit')} /> : null}
            </div>
          )
        }
      </Answered>
    </Page>
  );
}

interface UnitTableProps {
  readonly rows: readonly UnitReportRow[];
  /** Beside a unit only the names have room. */
  readonly isShort: boolean;
  readonly chosen: string | null;
  readonly onOpen: (row: UnitReportRow) => void;
}

function UnitTable({ rows, isShort, chosen, onOpen }: UnitTableProps) {
  const say = useSay();
  const { language } = usePreferences();
  const state: Column<UnitReportRow> = {
    key: 'state',
    title: say('Keadaan', 'State'),
    order: ({ report }) => STATE_WORDS[report.state].order,
    cell: ({ report }) => (
      <>
        <Shape name={STATE_WORDS[report.state].shape} /> {say(STATE_WORDS[report.state].words)}
      </>
    ),
  };
  const name: Column<UnitReportRow> = {
    key: 'name',
    title: say('Unit', 'Unit'),
    order: (row) => row.name,
    cell: (row) => (
      <>
        <b>{row.name}</b>
        <small>{row.unit}</small>
      </>
    ),
  };
  const rest: readonly Column<UnitReportRow>[] = [
    {
      key: 'physical',
      title: say('Fisik, %', 'Physical, %'),
      numeric: true,
      order: ({ report }) => report.physical ?? -1,
      cell: ({ report }) => (report.physical === null ? '—' : decimalText(String(report.physical), language)),
    },
    {
      key: 'reason',
      title: say('Sebab tertinggal', 'Reason for being behind'),
      cell: ({ report }) => (
        <>
          {report.reason ? say(REASON_WORDS[report.reason]) : '—'}
          {report.explanation ? <small>{report.explanation}</small> : null}
        </>
      ),
    },
    {
      key: 'owner',
      title: say('Penanggung jawab', 'Owner'),
      cell: ({ report, contact }) => (
        <>
          {report.owner ?? '—'}
          {contact ? (
            <small>
              {contact.name} · <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
            </small>
          ) : null}
        </>
      ),
    },
  ];
  if (rows.length === 0) return <Empty title={say('Tidak ada yang cocok dengan saringan', 'Nothing fits the filter')} />;
  return (
    <DataTable
      label={say('Laporan unit', 'Unit reports')}
      columns={isShort ? [name, state] : [name, state, ...rest]}
      rows={rows}
      idOf={({ unit }) => unit}
      chosen={chosen}
      onOpen={onOpen}
    />
  );
}
