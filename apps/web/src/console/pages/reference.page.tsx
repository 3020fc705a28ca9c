import './reference/reference.css';
import { useLocation, useRoute } from 'wouter';
import { Page } from '../parts/page.js';
import { Tabs } from '../parts/tabs.js';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { CodeBridges } from './reference/code-bridges.js';
import { HolidayList } from './reference/holiday-list.js';
import { UnitRelations } from './reference/unit-relations.js';
import { YearBooks } from './reference/year-books.js';

/** Reference data: other names and mergers of units, bridges between codes, holidays, and the books of years, which take two people. */
export default function ReferencePage() {
  const say = useSay();
  const { may } = useSession();
  const [, go] = useLocation();
  const [, params] = useRoute<{ tab?: string }>('/acuan/:tab?');
  const tabs = [
    ...(may('reference.edit')
      ? [
          { id: 'unit', title: say('Unit', 'Units'), content: <UnitRelations /> },
          { id: 'libur', title: say('Hari libur', 'Holidays'), content: <HolidayList /> },
        ]
      : []),
    { id: 'tahun', title: say('Tahun', 'Years'), content: <YearBooks /> },
    ...(may('trace.read') ? [{ id: 'jembatan', title: say('Jembatan kode', 'Code bridges'), content: <CodeBridges /> }] : []),
  ];
  const open = tabs.find(({ id }) => id === params?.tab) ?? tabs[0];
  return (
    <Page title={say('Acuan', 'Reference')}>
      <Tabs label={say('Data acuan', 'Reference data')} tabs={tabs} open={open?.id ?? ''} onOpen={(id) => go(`/acuan/${id}`)} />
    </Page>
  );
}
