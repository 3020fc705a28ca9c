import type { Visit, VisitStep, Visits } from '@lcc/contract';
import { useEffect, useRef, useState } from 'react';
import { Shape, type ShapeName } from '../../../shared/shape.js';
import { clockText } from '../../../shared/time-format.js';
import { act } from '../../api.js';
import { useAction } from '../../frame/actions.js';
import { Button } from '../../parts/button.js';
import { Confirm } from '../../parts/confirm.js';
import { Notice } from '../../parts/notice.js';
import { useDeed } from '../../parts/use-deed.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';
import { remoteId, useVisits } from './use-visits.js';

interface RemoteProps {
  readonly beats: Visits['beats'];
  readonly visit: Visit;
  readonly questions: number;
}

/** The presenter's remote: read at a glance, pressed without looking. Next is the largest, and says what it leads to. */
export function Remote({ beats, visit, questions }: RemoteProps) {
  const say = useSay();
  const { move, look, takeOver } = useVisits();
  const { run, failure } = useDeed();
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const leads = visit.leader.remote === remoteId();
  const [asking, setAsking] = useState<'reset' | 'end' | 'lead' | null>(leads ? null : 'lead');
  const at = Math.max(
    0,
    beats.findIndex(({ id }) => id === visit.beat),
  );
  const [beat, next] = [beats[at], beats[at + 1]];
  /** Every press counts, also one that comes while the server still answers the last: they are told in their order. */
  const go = (step: VisitStep): void => {
    before.current = before.current.then(() => run(() => move(visit.id, step)));
  };
  const lastStep: Text = { id: 'Ini langkah terakhir', en: 'This is the last step' };
  const firstStep: Text = { id: 'Ini langkah pertama', en: 'This is the first step' };
  const other: Text = { id: `Kendali dipegang ${visit.leader.name}`, en: `${visit.leader.name} leads` };
  const locked = leads ? null : other;
  const [lockedNext, lockedBack] = [locked ?? (next ? null : lastStep), locked ?? (at > 0 ? null : firstStep)];
  useAction({
    id: 'visit-next',
    title: NEXT,
    icon: 'chevron',
    group: 'do',
    keys: 'ArrowRight',
    locked: lockedNext,
    run: () => go({ move: 'next' }),
  });
  useAction({
    id: 'visit-back',
    title: BACK,
    icon: 'chevron',
    group: 'do',
    keys: 'ArrowLeft',
    locked: lockedBack,
    run: () => go({ move: 'back' }),
  });
  useAction({
    id: 'visit-hold',
    title: visit.held ? GO_ON : HOLD,
    icon: 'wall',
    group: 'do',
    keys: 'H',
    locked,
    run: () => go({ move: 'hold' }),
  });
  if (!beat) return null;
  return (
    <section className="remote" aria-label={say('Kendali pemandu', 'The presenter’s remote')}>
      <Standing visit={visit} questions={questions} />
      {leads ? null : (
        <Notice shape="waspada" action={<Button onPress={() => setAsking('lead')}>{say('Ambil alih', 'Take over')}</Button>}>
          {say(other)}. {say('Layar ini hanya mengikuti.', 'This page only follows.')}
        </Notice>
      )}
      <header aria-live="polite">
        <small>
          {say(`Langkah ${at + 1} dari ${beats.length}`, `Step ${at + 1} of ${beats.length}`)}
          {visit.held ? say(', ditahan', ', held') : null}
        </small>
        <h2>{say(beat.title)}</h2>
      </header>
      <ul className="cues">
        {beat.cues.map((cue) => (
          <li key={cue.id}>{say(cue)}</li>
        ))}
      </ul>
      <ul className="staged" aria-label={say('Yang diperagakan', 'What is staged')}>
        {visit.staged.map(({ act, words, isDone }) => (
          <li key={act} data-done={isDone}>
            <Shape name={isDone ? 'normal' : 'info'} /> {say(words)}
          </li>
        ))}
      </ul>
      {failure}
      <div className="remote-row">
        <Button hint="H" locked={locked && say(locked)} onPress={() => go({ move: 'hold' })}>
          {say(visit.held ? GO_ON : HOLD)}
        </Button>
        <Button icon="refresh" locked={locked && say(locked)} onPress={() => setAsking('reset')}>
          {say('Atur ulang', 'Reset')}
        </Button>
        <Button look="danger" onPress={() => setAsking('end')}>
          {say('Akhiri', 'End')}
        </Button>
      </div>
      <div className="remote-go">
        <button
          type="button"
          className="button"
          aria-disabled={lockedBack ? true : undefined}
          onClick={() => lockedBack ?? go({ move: 'back' })}
        >
          {say(BACK)}
        </button>
        <button
          type="button"
          className="button primary"
          aria-disabled={lockedNext ? true : undefined}
          onClick={() => lockedNext ?? go({ move: 'next' })}
        >
          <b>{say(NEXT)}</b>
          <span>{say(next?.title ?? lastStep)}</span>
        </button>
      </div>
      <nav aria-label={say('Lompat ke langkah', 'Jump to a step')}>
        <ol className="jumps">
          {beats.map(({ id, title }, i) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === beat.id ? 'step' : undefined}
                aria-disabled={locked ? true : undefined}
                onClick={() => locked ?? go({ move: 'jump', beat: id })}
              >
                <span>{i + 1}</span> {say(title)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {asking === 'lead' ? (
        <Confirm
          title={say('Ambil alih?', 'Take over?')}
          text={say(
            `Kendali dipegang ${visit.leader.name}. Bila diambil alih, layarnya hanya mengikuti dan diberi tahu siapa yang memegang.`,
            `${visit.leader.name} leads. If you take over, their page only follows and says who leads.`,
          )}
          submit={say('Ambil alih', 'Take over')}
          onConfirm={() => takeOver(visit.id)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'reset' ? (
        <Confirm
          title={say('Mulai dari langkah pertama?', 'Begin at the first step?')}
          text={say(
            'Dinding dan semua telepon kembali ke langkah pertama, dan yang diperagakan dikembalikan.',
            'The walls and all phones go back to the first step, and what was staged is taken back.',
          )}
          submit={say('Atur ulang', 'Reset')}
          onConfirm={() => move(visit.id, { move: 'reset' })}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'end' ? (
        <Confirm
          title={say('Akhiri kunjungan?', 'End the visit?')}
          text={say(
            'Semua telepon tamu diputus dan kodenya tidak berlaku lagi. Dinding kembali ke putarannya.',
            'All phones are cut off and the code is no longer good. The walls go back to their rotation.',
          )}
          submit={say('Akhiri', 'End')}
          onConfirm={async () => {
            await act(`/api/v1/visits/${visit.id}`, { method: 'DELETE' });
            await look();
          }}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </section>
  );
}

const NEXT: Text = { id: 'Lanjut', en: 'Next' };
const BACK: Text = { id: 'Mundur', en: 'Back' };
const HOLD: Text = { id: 'Tahan', en: 'Hold' };
const GO_ON: Text = { id: 'Lepas', en: 'Go on' };

/** How long it has run, and what the walls and phones have of it. */
function Standing({ visit, questions }: Omit<RemoteProps, 'beats'>) {
  const say = useSay();
  const { language } = usePreferences();
  const minutes = useMinutesSince(visit.openedAt);
  const lines: readonly (readonly [ShapeName, string, string])[] = [
    [
      'normal',
      say('Berjalan', 'Running'),
      `${say(`${minutes} menit, berakhir`, `${minutes} minutes, ends`)} ${clockText(Date.parse(visit.endsAt), language)} WIB`,
    ],
    [
      visit.walls > 0 ? 'normal' : 'waspada',
      say('Dinding simulasi', 'Walls of the simulation'),
      visit.walls > 0
        ? say(`${visit.walls} menampilkan langkah ini`, `${visit.walls} show this step`)
        : say('belum ada yang menampilkan langkah ini', 'none shows this step yet'),
    ],
    ['normal', say('Telepon tamu', 'Phones of guests'), say(`${visit.guests} tersambung`, `${visit.guests} connected`)],
    ['normal', say('Pesan ke luar', 'Messages to the outside'), say('tidak ada, simulasi', 'none, a simulation')],
    [questions > 0 ? 'info' : 'normal', say('Pertanyaan', 'Questions'), String(questions)],
  ];
  return (
    <ul className="visit-standing">
      {lines.map(([shape, name, text]) => (
        <li key={name}>
          <Shape name={shape} /> {name} <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

function useMinutesSince(instant: string): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - Date.parse(instant)) / 60_000));
}
