import type { EvidenceMilestone } from '@lcc/contract';
import type { ShapeName } from '../../../shared/shape.js';
import { Shape } from '../../../shared/shape.js';
import { dayText } from '../../../shared/time-format.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Empty } from '../../parts/states.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';

const STATES: Readonly<Record<EvidenceMilestone['state'], { readonly shape: ShapeName; readonly words: Text }>> = {
  terlambat: { shape: 'kritis', words: { id: 'terlambat', en: 'late' } },
  segera: { shape: 'waspada', words: { id: 'segera', en: 'due soon' } },
  berjalan: { shape: 'bisu', words: { id: 'berjalan', en: 'under way' } },
  selesai: { shape: 'normal', words: { id: 'selesai', en: 'done' } },
};
const ORDER: readonly EvidenceMilestone['state'][] = ['terlambat', 'segera', 'berjalan', 'selesai'];

/** Milestones of the regency's own action plans, the late ones first. */
export function Milestones({ milestones }: { readonly milestones: readonly EvidenceMilestone[] }) {
  const say = useSay();
  const { language } = usePreferences();
  const day = (date: string): string => dayText(Date.parse(`${date}T12:00:00+07:00`), language);
  if (milestones.length === 0)
    return (
      <Empty title={say('Belum ada rencana aksi', 'No action plan yet')}>
        {say(
          'Impor dengan penghubung action-plan; Stranas PK adalah satu rencana lagi.',
          'Import it with the connector action-plan; Stranas PK is one more plan.',
        )}
      </Empty>
    );
  const columns: readonly Column<EvidenceMilestone>[] = [
    {
      key: 'state',
      title: say('Keadaan', 'State'),
      order: ({ state, due }) => `${ORDER.indexOf(state)} ${due}`,
      cell: ({ state }) => (
        <>
          <Shape name={STATES[state].shape} /> {say(STATES[state].words)}
        </>
      ),
    },
    {
      key: 'title',
      title: say('Tonggak', 'Milestone'),
      cell: ({ title, action, plan, code }) => (
        <>
          <b>{title}</b>
          <small className="second">{`${code} · ${action} · ${plan}`}</small>
        </>
      ),
    },
    { key: 'unit', title: say('Pengampu', 'Owner'), order: ({ unitName }) => unitName ?? '', cell: ({ unitName }) => unitName ?? '–' },
    { key: 'due', title: say('Tenggat', 'Due'), order: ({ due }) => due, cell: ({ due }) => day(due) },
    {
      key: 'done',
      title: say('Selesai', 'Done'),
      order: ({ doneOn }) => doneOn ?? '9999',
      cell: ({ doneOn }) => (doneOn === null ? '–' : day(doneOn)),
    },
  ];
  const rows = [...milestones].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.due < b.due ? -1 : 1));
  return (
    <DataTable label={say('Rencana aksi', 'Action plan')} columns={columns} rows={rows} idOf={({ plan, code }) => `${plan}|${code}`} />
  );
}
