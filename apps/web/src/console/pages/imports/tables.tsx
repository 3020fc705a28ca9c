import type { Difference, FileAnswer } from '@lcc/contract';
import { senFromWire, senToWire } from '@lcc/domain/values';
import { decimalText } from '../../../shared/number-format.js';
import { Shape } from '../../../shared/shape.js';
import { Button } from '../../parts/button.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Section } from '../../parts/page.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';
import { saveIssues } from './issue-file.js';

type Controls = NonNullable<FileAnswer['controls']>;
type Control = Controls[number];
type Total = Difference['totals'][number];
type Issue = FileAnswer['rejected'][number];

const MOST_TOTALS = 14;
const MOST_ISSUES = 200;

const MEASURES: Readonly<Record<string, Text>> = {
  anggaran: { id: 'anggaran', en: 'budget' },
  realisasi: { id: 'realisasi', en: 'realization' },
  ceiling: { id: 'pagu', en: 'ceiling' },
  cashPlanYear: { id: 'rencana kas setahun', en: "the year's cash plan" },
  realization: { id: 'realisasi', en: 'realization' },
};
const ACCOUNTS: Readonly<Record<string, Text>> = {
  '4': { id: 'pendapatan', en: 'revenue' },
  '5': { id: 'belanja', en: 'spending' },
  '6': { id: 'pembiayaan', en: 'financing' },
};
const wordsOf = (words: Readonly<Record<string, Text>>, key: string): Text => words[key] ?? { id: key, en: key };

/** Rupiah to the sen as written in files; whole amounts without decimals, absence as a dash. */
function useMoney(): (wire: string | null) => string {
  const { language } = usePreferences();
  return (wire) => (wire === null ? '—' : decimalText(wire.replace(/\.00$/, ''), language));
}

const difference = (a: string, b: string): string => senToWire(senFromWire(a) - senFromWire(b));

/** What the file prints beside what its rows add up to. */
export function ControlTable({ controls }: { readonly controls: Controls }) {
  const say = useSay();
  const money = useMoney();
  const columns: readonly Column<Control>[] = [
    {
      key: 'name',
      title: say('Kelompok', 'Group'),
      cell: (row) => (
        <>
          {row.printed === row.summed ? null : <Shape name="waspada" />} {row.name}
          <small>
            {say(`baris ${row.row}, `, `row ${row.row}, `)}
            {say(wordsOf(MEASURES, row.measure))}
          </small>
        </>
      ),
    },
    { key: 'printed', title: say('Tercetak di berkas', 'Printed in the file'), numeric: true, cell: (row) => money(row.printed) },
    { key: 'summed', title: say('Jumlah rincian', 'Sum of its rows'), numeric: true, cell: (row) => money(row.summed) },
    {
      key: 'gap',
      title: say('Selisih', 'Difference'),
      numeric: true,
      cell: (row) => <b>{money(difference(row.printed, row.summed))}</b>,
    },
  ];
  if (controls.length === 0) return null;
  return (
    <Section
      title={say('Jumlah kendali', 'Control totals')}
      note={say('rupiah; yang dipakai selalu jumlah rincian', 'rupiah; sums of rows are always used')}
    >
      <DataTable
        label={say('Jumlah kendali', 'Control totals')}
        columns={columns}
        rows={controls}
        idOf={(row) => `${row.row} ${row.measure}`}
      />
    </Section>
  );
}

/** What applying it would change on the wall. */
export function DifferenceTable({ difference: { totals, withdrawn } }: { readonly difference: Difference }) {
  const say = useSay();
  const money = useMoney();
  const columns: readonly Column<Total>[] = [
    {
      key: 'name',
      title: say('Yang berubah', 'What changes'),
      cell: (row) => (
        <>
          {row.scope === 'region' ? <b>{row.name}</b> : row.name}
          <small>
            {row.channel.slice(-4)}, {say(wordsOf(MEASURES, row.measure))} {say(wordsOf(ACCOUNTS, row.account))}
          </small>
        </>
      ),
    },
    { key: 'before', title: say('Sekarang', 'Now'), numeric: true, cell: (row) => money(row.before) },
    { key: 'after', title: say('Menjadi', 'Then'), numeric: true, cell: (row) => <b>{money(row.after)}</b> },
  ];
  const shown = [...totals].sort((a, b) => Number(b.scope === 'region') - Number(a.scope === 'region')).slice(0, MOST_TOTALS);
  return (
    <Section title={say('Bila diterapkan', 'If applied')} note="rupiah">
      {shown.length === 0 ? (
        <p className="second">{say('Tidak ada jumlah yang berubah.', 'No sum changes.')}</p>
      ) : (
        <DataTable
          label={say('Bila diterapkan', 'If applied')}
          columns={columns}
          rows={shown}
          idOf={(row) => `${row.channel} ${row.account} ${row.scope} ${row.measure}`}
        />
      )}
      <p className="meta">
        {totals.length > shown.length
          ? say(`Dan ${totals.length - shown.length} jumlah lain. `, `And ${totals.length - shown.length} other sums. `)
          : ''}
        {withdrawn > 0
          ? say(
              `${withdrawn} baris yang tidak disebut lagi akan ditarik.`,
              `${withdrawn} rows that are not named any more will be withdrawn.`,
            )
          : ''}
      </p>
    </Section>
  );
}

/** Rejections or warnings: where each stands, why, and how to mend it. */
export function IssueTable({ title, issues, name }: { readonly title: Text; readonly issues: readonly Issue[]; readonly name: string }) {
  const say = useSay();
  const columns: readonly Column<Issue & { readonly place: number }>[] = [
    { key: 'row', title: say('Baris', 'Row'), numeric: true, cell: ({ row }) => row ?? '—' },
    { key: 'column', title: say('Kolom', 'Column'), cell: ({ column }) => column ?? '—' },
    { key: 'message', title: say('Sebab, dan cara membetulkan', 'Why, and how to mend it'), cell: ({ message }) => message },
  ];
  if (issues.length === 0) return null;
  const rows = issues.slice(0, MOST_ISSUES).map((issue, place) => ({ ...issue, place }));
  return (
    <Section
      title={`${say(title)} ${issues.length}`}
      note={
        <Button look="quiet" onPress={() => saveIssues(name, issues)}>
          {say('Unduh sebagai CSV', 'Download as CSV')}
        </Button>
      }
    >
      <DataTable label={say(title)} columns={columns} rows={rows} idOf={({ place }) => String(place)} />
      {issues.length > rows.length ? (
        <p className="meta">
          {say(`Dan ${issues.length - rows.length} lagi di berkas unduhan.`, `And ${issues.length - rows.length} more in the download.`)}
        </p>
      ) : null}
    </Section>
  );
}
