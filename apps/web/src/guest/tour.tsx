import type { GuestJoined, GuestReplay, Staged, VisitBeat } from '@lcc/contract';
import { useState } from 'react';
import type { GuestLink } from '../live/guest-line.js';
import { useLanguage } from '../shared/language.js';
import { sceneWords } from '../shared/scene-words.js';
import { dayStart, dayText } from '../shared/time-format.js';
import { AskDialog } from './ask-dialog.js';
import { FigureList } from './figure-list.js';
import { guestWords } from './guest-words.js';
import { useFigures } from './use-figures.js';

interface TourProps {
  readonly code: string;
  readonly visit: GuestJoined;
  readonly link: GuestLink;
  /** What the walls replay now, instead of the tour. */
  readonly replay: GuestReplay | null;
}

/** The tour on a phone: the presenter's beat, or one that the guest looks at on their own, with the way back. */
export function Tour({ code, visit: { token, beats, state }, link, replay }: TourProps) {
  const { language } = useLanguage();
  const words = guestWords[language];
  const [own, setOwn] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const led = Math.max(
    0,
    beats.findIndex(({ id }) => id === state.beat),
  );
  const guide = beats[led];
  const beat = beats.find(({ id }) => id === own) ?? guide;
  const told = useFigures(token, beat?.id ?? '');
  if (!beat || !guide) return null;
  const isOwn = own !== null;
  return (
    <>
      {isOwn ? (
        <section className="tamu-lepas" aria-live="polite">
          <p>
            <b>{words.looking}</b>
            {words.guideAt(led + 1, guide.title[language])}
          </p>
          <button type="button" className="tamu-tombol utama" onClick={() => setOwn(null)}>
            <span aria-hidden="true">←</span> {words.back}
          </button>
        </section>
      ) : (
        <section className="tamu-ikut" aria-live="polite">
          <p>
            <i className={state.held ? 'tamu-titik jeda' : 'tamu-titik'} />
            {state.held ? words.held : words.following}
            <span>{words.step(led + 1, beats.length)}</span>
          </p>
          <div className="tamu-langkah" aria-hidden="true">
            {beats.map(({ id }, i) => (
              <i key={id} className={i < led ? 'lewat' : i === led ? 'kini' : undefined} />
            ))}
          </div>
        </section>
      )}
      {link === 'terputus' || link === 'penuh' ? (
        <p className="tamu-catatan" role="status">
          {link === 'penuh' ? words.full : words.lost}
        </p>
      ) : null}
      {isOwn ? <Chips beats={beats} chosen={beat.id} onChoose={setOwn} /> : null}
      {replay ? (
        <ReplayView replay={replay} />
      ) : (
        <>
          <h1>{beat.title[language]}</h1>
          <p className="tamu-kata">{beat.says[language]}</p>
          <StagedNote staged={told?.staged ?? null} />
          <FigureList told={told} />
        </>
      )}
      <p className="tamu-dinding">
        <b>{words.onWall}</b> {words.scene(sceneWords(guide.scene)[language])}
      </p>
      <footer className="tamu-kaki">
        <div className="tamu-dua">
          {isOwn ? null : (
            <button type="button" className="tamu-tombol" onClick={() => setOwn(beat.id)}>
              {words.look}
            </button>
          )}
          <button type="button" className="tamu-tombol" onClick={() => setAsking(true)}>
            {words.ask}
          </button>
        </div>
        <p className="tamu-kecil">{words.room(codeText(code))}</p>
      </footer>
      {asking ? <AskDialog token={token} beat={beat.id} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** The day that the walls replay, with its figures: the past of made-up data. */
function ReplayView({ replay: { from, to, day, figures } }: { readonly replay: GuestReplay }) {
  const { language } = useLanguage();
  const words = guestWords[language];
  const text = (date: string): string => dayText(dayStart(date), language);
  return (
    <>
      <p className="tamu-peraga">
        <b>{words.recorded}</b> {words.replayOf(text(from), text(to))}
      </p>
      <h1>{text(day)}</h1>
      <FigureList told={{ asOf: day, figures }} />
    </>
  );
}

/** What was staged for the beat, so that nobody takes it for something that happened. */
function StagedNote({ staged }: { readonly staged: Staged | null }) {
  const { language } = useLanguage();
  if (!staged) return null;
  return (
    <p className="tamu-peraga" data-staged={staged.act}>
      <b>{guestWords[language].staged}</b> {staged.words[language]}
    </p>
  );
}

interface ChipsProps {
  readonly beats: readonly VisitBeat[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function Chips({ beats, chosen, onChoose }: ChipsProps) {
  const { language } = useLanguage();
  return (
    <nav className="tamu-pilihan" aria-label={guestWords[language].steps}>
      {beats.map(({ id, title }, i) => (
        <button key={id} type="button" aria-current={id === chosen ? 'step' : undefined} onClick={() => onChoose(id)}>
          {`${i + 1} ${title[language]}`}
        </button>
      ))}
    </nav>
  );
}

/** `K7M 4QX`: easier to say aloud. */
const codeText = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^(.{3})/, '$1 ');
