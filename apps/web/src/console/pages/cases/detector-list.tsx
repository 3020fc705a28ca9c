import { type DetectorShown, detectorListSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Answered } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';
import { dayOf } from './day-text.js';

/** What each detector could judge of what it looks at, and how often reviews confirmed it. Nought that means "no data" never looks like fine. */
export function DetectorList({ channel }: { readonly channel: string }) {
  const query = useQuery({
    queryKey: ['detectors', channel],
    queryFn: ({ signal }) => ask(detectorListSchema, `/api/v1/boards/${channel}/detectors`, { signal }),
  });
  return <Answered query={query}>{({ detectors }) => <Table rows={detectors} />}</Answered>;
}

function Table({ rows }: { readonly rows: readonly DetectorShown[] }) {
  const say = useSay();
  const { language } = usePreferences();
  const count = (title: string, key: 'risk' | 'notRisk' | 'conditionsNotMet' | 'impossible'): Column<DetectorShown> => ({
    key,
    title,
    numeric: true,
    order: (row) => row.coverage?.[key] ?? -1,
    cell: (row) => row.coverage?.[key] ?? '—',
  });
  const columns: readonly Column<DetectorShown>[] = [
    {
      key: 'id',
      title: say('Detektor', 'Detector'),
      order: (row) => row.id,
      cell: (row) => (
        <>
          <b>{row.id}</b> {say(row.title)}
          <small>
            {row.coverage ? `${say('per', 'as of')} ${dayOf(row.coverage.on, language)}` : say('belum menilai', 'has not judged yet')}
          </small>
        </>
      ),
    },
    {
      key: 'share',
      title: say('Cakupan', 'Coverage'),
      numeric: true,
      order: (row) => shareOf(row) ?? -1,
      cell: (row) => {
        const share = shareOf(row);
        return share === null ? '—' : `${Math.floor(share * 100)}%`;
      },
    },
    count(say('Perlu ditelaah', 'Risk'), 'risk'),
    count(say('Wajar', 'Not risk'), 'notRisk'),
    count(say('Syarat tak terpenuhi', 'Conditions not met'), 'conditionsNotMet'),
    count(say('Tak dapat dinilai', 'Impossible'), 'impossible'),
    {
      key: 'precision',
      title: say('Ketepatan', 'Precision'),
      numeric: true,
      order: (row) => (row.precision.reviewed === 0 ? -1 : row.precision.confirmed / row.precision.reviewed),
      cell: ({ precision }) =>
        precision.reviewed === 0 ? (
          <span className="second">{say('belum ditelaah', 'not reviewed')}</span>
        ) : (
          <>
            {precision.confirmed}/{precision.reviewed}
            <small>{say(`${precision.clarified} dijelaskan`, `${precision.clarified} clarified`)}</small>
          </>
        ),
    },
  ];
  return <DataTable label={say('Detektor', 'Detectors')} columns={columns} rows={rows} idOf={(row) => row.id} />;
}

/** Share of what the detector looks at that it could judge; null when it has looked at nothing. */
function shareOf({ coverage }: DetectorShown): number | null {
  if (!coverage) return null;
  const judged = coverage.risk + coverage.notRisk;
  const all = judged + coverage.conditionsNotMet + coverage.impossible;
  return all === 0 ? null : judged / all;
}
