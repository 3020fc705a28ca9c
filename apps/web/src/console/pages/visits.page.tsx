import './visits/visits.css';
import { visitsSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../api.js';
import { useSite } from '../parts/brand.js';
import { Page } from '../parts/page.js';
import { Answered } from '../parts/states.js';
import { Tag } from '../parts/tag.js';
import { useSay } from '../preferences.js';
import { Entrance } from './visits/entrance.js';
import { OpenVisit } from './visits/open-visit.js';
import { Questions } from './visits/questions.js';
import { RealVisitSection } from './visits/real-visit-section.js';
import { Remote } from './visits/remote.js';
import { ReplaySection } from './visits/replay-section.js';
import { VISITS } from './visits/use-visits.js';

const LOOK_EVERY_MS = 1_000;

/** Visits of guests: the tour of the demo, real figures for a while, and replays. */
export default function VisitsPage() {
  const say = useSay();
  const hasDemo = useSite()?.hasDemo;
  return (
    <Page title={say('Kunjungan', 'Visit')}>
      {hasDemo ? <DemoVisit /> : null}
      <RealVisitSection />
      <ReplaySection />
    </Page>
  );
}

/** The tour of the demo: open it, lead it as with a remote, read what is asked, end it. */
function DemoVisit() {
  const say = useSay();
  const query = useQuery({
    queryKey: VISITS,
    queryFn: ({ signal }) => ask(visitsSchema, '/api/v1/visits', { signal, background: true }),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <>
      <p>
        <Tag>{say('SIMULASI, bukan data daerah', 'SIMULASI, not the regency’s data')}</Tag>
      </p>
      <Answered query={query}>
        {({ beats, visit, questions }) =>
          visit ? (
            <div className="split visit">
              <Remote beats={beats} visit={visit} questions={questions.length} />
              <div>
                <Entrance visit={visit} />
                <Questions questions={questions} beats={beats} />
              </div>
            </div>
          ) : (
            <>
              <OpenVisit beats={beats} />
              {questions.length > 0 ? <Questions questions={questions} beats={beats} isPast /> : null}
            </>
          )
        }
      </Answered>
    </>
  );
}
