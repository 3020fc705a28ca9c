import { LINK_LIMITS } from '@lcc/contract';
import { isSimulated, sameList, useBoard, useClock, useLive, usePast } from '../live/live-context.js';
import { useLanguage } from '../shared/language.js';
import { Shape, type ShapeName } from '../shared/shape.js';
import { LOOK_MS, readSources, worstFirst } from '../shared/source-age.js';
import { sourceShortName } from '../shared/source-name.js';
import { clockText, dateText, dayStart, dayText, sinceText, weekdayText } from '../shared/time-format.js';
import { useCanvas } from './canvas.js';
import { HeaderMark } from './ornament.js';
import { replayWords } from './replay/replay-words.js';
import { useFit } from './use-fit.js';

interface HeaderProps {
  readonly title: string;
  readonly question: string;
}

/** A clock that is only a little slow refuses no certificate. */
const CLOCK_SLACK_MS = 3_600_000;

/**
 * Given up in this order: the scene's name; what only makes a word more exact; the date; words beside a quiet lamp. Upright the name has a
 * line of its own and goes last.
 */
const STEPS = 5;

/** Scene and its question, the clock of the server, and the two lamps: screen to server, server to source. Upright it has two lines. */
export function WallHeader({ title, question }: HeaderProps) {
  const { density, orientation } = useCanvas();
  const line = useFit<HTMLElement>(STEPS);
  const simulated = useBoard(isSimulated);
  const recorded = useBoard((s) => s.replay !== null);
  const hosting = useBoard((s) => s.guests !== null);
  const hasBoard = useBoard((s) => s.board !== null);
  const link = useClock((r) => r.link);
  const past = usePast() !== null;
  const cut = !past && hasBoard && (link === 'stale' || link === 'cold');
  const classes = ['kepala', cut ? 'kepala-putus' : '', simulated || recorded || hosting ? 'kepala-simulasi' : '']
    .filter(Boolean)
    .join(' ');
  return (
    <header ref={line} className={classes}>
      <div className="kepala-judul">
        <HeaderMark />
        {density === 'far' ? null : (
          <span className="adegan" data-giveup={orientation === 'portrait' ? 5 : 1}>
            {title}
          </span>
        )}
        <h1 className="tanya">{question}</h1>
      </div>
      <div className="kanan">
        {recorded ? null : past ? <PastTag /> : cut ? <CutOff /> : <ClockAndLamps />}
        {simulated ? <span className="cap-simulasi">SIMULASI</span> : null}
        {recorded ? <RecordingTag /> : null}
        {hosting ? <span className="cap-simulasi">TAMU-NYATA</span> : null}
      </div>
    </header>
  );
}

/** Whatever else is on the screen: this is the state of another day. */
function PastTag() {
  const { language, w } = useLanguage();
  const { density } = useCanvas();
  const asOf = useBoard((s) => s.board?.asOf ?? null);
  const knownAt = usePast()?.knownAt ?? null;
  const known = knownAt === null ? Number.NaN : Date.parse(knownAt);
  const note = Number.isNaN(known) ? w.bukanLangsung : `${w.diketahui} ${dateText(known, language, false)} ${clockText(known, language)}`;
  return (
    <>
      <span className="cap-lampau">
        <span data-giveup="4">{w.keadaan} </span>
        {w.per} {asOf === null ? '…' : dayText(dayStart(asOf), language)}
      </span>
      {density === 'far' ? null : (
        <span className="second" data-giveup="2">
          {note}
        </span>
      )}
    </>
  );
}

/** A replay of the past: its day, in the frame's colour, so that nobody takes it for now. */
function RecordingTag() {
  const { language } = useLanguage();
  const { density } = useCanvas();
  const w = replayWords[language];
  const at = useBoard((s) => s.board?.asOf ?? null);
  return (
    <>
      <span className="cap-simulasi">
        {w.recording} {at === null ? '…' : dayText(dayStart(at), language)}
      </span>
      {density === 'far' ? null : (
        <span className="second" data-giveup="2">
          {w.notNow}
        </span>
      )}
    </>
  );
}

function ClockAndLamps() {
  const { language } = useLanguage();
  const { density } = useCanvas();
  const time = useClock((r) => clockText(r.now, language));
  const weekday = useClock((r) => weekdayText(r.now, language));
  const date = useClock((r) => dateText(r.now, language, false));
  return (
    <>
      <span className="jam">
        {density === 'far' ? null : <span data-giveup="2">{weekday} </span>}
        <span data-giveup="3">{date} </span>
        <b>{time}</b> WIB
      </span>
      <ScreenLamp />
      <SourceLamp />
    </>
  );
}

interface LampProps {
  readonly shape: ShapeName;
  /** Says more than the word, where there is room. */
  readonly exact?: string;
  /** The shape may stand alone when room is short. */
  readonly brief?: boolean;
  readonly children: string;
}

/** Shape and word; from afar the word only where there is something to say. */
function Lamp({ shape, exact, brief, children }: LampProps) {
  const { density } = useCanvas();
  const quiet = shape === 'normal';
  return (
    <span className={quiet ? 'lampu' : 'lampu lampu-soal'} role="img" aria-label={exact ?? children}>
      <Shape name={shape} />
      {quiet && density === 'far' ? null : <LampWord exact={exact} brief={brief ?? quiet} word={children} />}
    </span>
  );
}

function LampWord({ exact, brief, word }: { readonly exact: string | undefined; readonly brief: boolean; readonly word: string }) {
  const giveUp = brief ? 4 : undefined;
  if (exact === undefined) return <span data-giveup={giveUp}>{word}</span>;
  return (
    <>
      <span data-giveup="2">{exact}</span>
      <span data-instead="2" data-giveup={giveUp}>
        {word}
      </span>
    </>
  );
}

function ScreenLamp() {
  const { w } = useLanguage();
  const delayed = useClock((r) => r.link !== 'live');
  return <Lamp shape={delayed ? 'menyambung' : 'normal'}>{delayed ? w.menyambung : w.layar}</Lamp>;
}

/** Names the source that stands worst where there is room for its name. */
function SourceLamp() {
  const { density } = useCanvas();
  const { w, language } = useLanguage();
  const { clock } = useLive();
  const database = useBoard((s) => s.database);
  useClock((r) => Math.floor(r.now / LOOK_MS));
  const worst = useBoard(
    ({ board }) => (board ? worstFirst(readSources(board, clock.serverNow()))[0] : undefined),
    (a, b) => a?.source === b?.source && a?.state === b?.state,
  );
  if (database === 'terputus') return <Lamp shape="putus">{w.basisData}</Lamp>;
  if (!worst)
    return (
      <Lamp shape="bisu" brief>
        {w.sumber}
      </Lamp>
    );
  if (worst.state === 'basi') {
    const exact = density === 'far' ? {} : { exact: `${sourceShortName(worst.source, language)} ${w.basi}` };
    return (
      <Lamp shape="basi" brief {...exact}>
        {w.sumber}
      </Lamp>
    );
  }
  return (
    <Lamp shape={worst.state === 'terlambat' ? 'waspada' : 'normal'} brief>
      {w.sumber}
    </Lamp>
  );
}

/** The screen has lost the server: since when, and of when the picture is. */
function CutOff() {
  const { language, w } = useLanguage();
  const { density } = useCanvas();
  const cold = useClock((r) => r.link === 'cold');
  const [at, since, now] = useClock(({ lastFrameAt, now }) => {
    const last = lastFrameAt ?? now;
    return [last, last + LINK_LIMITS.stale, now].map(minuteOf) as [number, number, number];
  }, sameList);
  const wrongDay = useClock(({ skewMs, now, lastFrameAt }) =>
    skewMs === null && lastFrameAt !== null && now < lastFrameAt - CLOCK_SLACK_MS ? dayText(now, language) : null,
  );
  if (wrongDay !== null) return <WrongClock day={wrongDay} at={at} />;
  return (
    <>
      <span className="lampu lampu-soal">
        <Shape name="putus" />
        <span>
          {density === 'far' ? w.putus : <LampWord exact={w.terputus} brief={false} word={w.putus} />}
          {cold || density === 'far' ? null : (
            <span data-giveup="3">
              {` ${w.sejak} `}
              <b>{clockText(since, language)}</b>
            </span>
          )}
        </span>
      </span>
      <span className="jam-data">
        {w.data} <b>{cold ? sinceText(at, now, language, true) : clockText(at, language)}</b> WIB
      </span>
    </>
  );
}

/** A device whose battery died stands years before its own last picture: it takes every certificate for not yet valid until its clock is set. */
function WrongClock({ day, at }: { readonly day: string; readonly at: number }) {
  const { language, w } = useLanguage();
  const { density } = useCanvas();
  return (
    <>
      <span className="lampu lampu-soal" data-clock="wrong">
        <Shape name="putus" />
        {density === 'far' ? <span>{w.jamSalah}</span> : <LampWord exact={`${w.jamPerangkat} ${day}`} brief={false} word={w.jamSalah} />}
      </span>
      <span className="jam-data">
        {w.data} <b>{dayText(at, language)}</b>
      </span>
    </>
  );
}

/** To the minute, so that nothing repaints each second. */
const minuteOf = (ms: number): number => Math.floor(ms / 60_000) * 60_000;
