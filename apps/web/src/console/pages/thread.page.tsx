import './thread/thread.css';
import { useState } from 'react';
import { useLocation, useRoute, useSearchParams } from 'wouter';
import { DataChoice } from '../parts/data-choice.js';
import { FilterField } from '../parts/filter-field.js';
import { Page } from '../parts/page.js';
import { Tabs } from '../parts/tabs.js';
import { useSay } from '../preferences.js';
import { BreakList } from './thread/break-list.js';
import { ProposalList } from './thread/proposal-list.js';
import { TraceView } from './thread/trace-view.js';

/** From plan to payment: one key walked both ways, where threads break and whose that is, and what waits for a person. */
export default function ThreadPage() {
  const say = useSay();
  const [, go] = useLocation();
  const [, params] = useRoute<{ tab?: string }>('/benang/:tab?');
  const [search, setSearch] = useSearchParams();
  const channel = search.get('saluran') ?? 'main';
  const wanted = search.get('kunci') ?? '';
  const [typed, setTyped] = useState(wanted);
  const tab = params?.tab ?? 'telusur';
  const walk = (key: string) => {
    setTyped(key);
    go(`/benang/telusur?${new URLSearchParams({ ...(channel === 'main' ? {} : { saluran: channel }), kunci: key })}`);
  };
  const open = (next: string) => go(`/benang/${next}?${search}`);
  return (
    <Page
      title={say('Benang', 'Thread')}
      actions={
        <form
          className="thread-search"
          onSubmit={(event) => {
            event.preventDefault();
            walk(typed.trim());
          }}
        >
          <FilterField
            value={typed}
            onChange={setTyped}
            label={say('Nomor, kode, atau kunci; lalu Enter', 'Number, code or key; then Enter')}
          />
        </form>
      }
    >
      <div className="filters">
        <DataChoice isDemo={channel !== 'main'} onChoose={(isDemo) => setSearch({ saluran: isDemo ? DEMO : 'main' })} />
      </div>
      <Tabs
        label={say('Benang', 'Thread')}
        open={tab}
        onOpen={open}
        tabs={[
          { id: 'telusur', title: say('Telusur', 'Walk'), content: <TraceView channel={channel} wanted={wanted} onWalk={walk} /> },
          { id: 'putus', title: say('Yang putus', 'Breaks'), content: <BreakList channel={channel} onWalk={walk} /> },
          { id: 'usulan', title: say('Usulan', 'Proposals'), content: <ProposalList channel={channel} onWalk={walk} /> },
        ]}
      />
    </Page>
  );
}

const DEMO = `demo-${new Date().getFullYear()}`;
