import './start/start.css';
import { Link } from 'wouter';
import { Shape } from '../../shared/shape.js';
import { hrefOf, usePages } from '../page.js';
import { Page, Section } from '../parts/page.js';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';
import type { Standing } from './start/standings.js';
import { type Step, steps } from './start/steps.js';

/** Where a newcomer begins: what their role has to do, how far each thing is, and what every page is for. */
export default function StartPage() {
  const say = useSay();
  const { may } = useSession();
  const mine = steps.filter((step) => may(step.right));
  const open = usePages().filter((page) => may(page.right) && page.purpose);
  return (
    <Page title={say('Mulai', 'Start')}>
      {mine.length > 0 ? (
        <Section title={say('Yang perlu dikerjakan', 'What is to be done')}>
          <ol className="first-steps">
            {mine.map((step) => (
              <li key={step.right}>{step.useStanding ? <Asked step={step} use={step.useStanding} /> : <Told step={step} />}</li>
            ))}
          </ol>
        </Section>
      ) : null}
      <Section
        title={say('Untuk apa tiap halaman', 'What each page is for')}
        note={say(
          'Ctrl K mencari unit, kegiatan, dokumen dan perintah; ? menampilkan tombol.',
          'Ctrl K finds units, activities, documents and acts; ? shows the keys.',
        )}
      >
        <dl className="purposes">
          {open.map((page) => (
            <div key={page.path}>
              <dt>
                <Link href={hrefOf(page)}>{say(page.title)}</Link>
              </dt>
              <dd>{page.purpose ? say(page.purpose) : null}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Page>
  );
}

const Asked = ({ step, use: useStanding }: { readonly step: Step; readonly use: NonNullable<Step['useStanding']> }) => (
  <Told step={step} {...useStanding()} />
);

function Told({
  step,
  standing,
  failed = false,
}: {
  readonly step: Step;
  readonly standing?: Standing | undefined;
  readonly failed?: boolean;
}) {
  const say = useSay();
  const page = usePages().find((each) => hrefOf(each) === step.href);
  return (
    <>
      <h3>{say(step.title)}</h3>
      <span className="step-standing" role="status">
        {standing ? (
          <>
            <Shape name={standing.isDone ? 'normal' : 'bisu'} />
            {say(standing.words)}
          </>
        ) : failed ? (
          <>
            <Shape name="putus" />
            {say('tidak terbaca sekarang', 'cannot be read now')}
          </>
        ) : null}
      </span>
      <p>{say(step.how)}</p>
      <Link className="button plain to" href={step.href}>
        {say('Buka', 'Open')} {page ? say(page.title) : null}
      </Link>
    </>
  );
}
