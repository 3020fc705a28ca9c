import { LINK_LIMITS } from '@lcc/contract';
import { sameList, useBoard, useClock, useLive, usePast } from '../live/live-context.js';
import { useLanguage } from '../shared/language.js';
import { Shape, type ShapeName } from '../shared/shape.js';
import { readSources, worstFirst } from '../shared/source-age.js';
import { textWidth } from '../shared/text-width.js';
import { clockText, dateText, dayText, sinceText } from '../shared/time-format.js';
import { useCanvas } from './canvas.js';
import { HeaderMark } from './ornament.js';
import { sourceShortName } from './source-name.js';

interface HeaderProps {
  readonly title: string;
  readonly question: string;
}

/** Lengths of a scene's name and question at k = 6 beyond which other things of the line have no room. */
const ROOM = { besideTag: 620, besideLamps: 690 } as const;

/** Scene and its question, the clock of the server, and the two lamps: screen to server, server to source. Upright it has two lines. */
export function WallHeader({ title, question }: HeaderProps) {
  const { density, orientation } = useCanvas();
  const simulated = useBoard((s) => s.nature === 'SIMULASI');
  const hasBoard = useBoard((s) => s.board !== null);
  const link = useClock((r) => r.link);
  const past = usePast() !== null;
  const cut = !past && hasBoard && (link === 'stale' || link === 'cold');
  // What else the line holds may leave no room for a long name; upright it has a line of its own.
  const length = orientation === 'portrait' ? 0 : textWidth(title, 44) + textWidth(question, 53);
  const crowded = (cut || simulated) && length > ROOM.besideTag;
  const named = density !== 'far' && !(cut && simulated) && !crowded;
  const classes = ['kepala', cut ? 'kepala-putus' : '', simulated ? 'kepala-simulasi' : ''].filter(Boolean).join(' ');
  return (
    <header className={classes}>
      <div className="kepala-judul">
        <HeaderMark />
        {named ? <span className="adegan">{title}</span> : null}
        <h1 className="tanya">{question}</h1>
      </div>
      <div className="kanan">
        {past ? (
          <PastTag />
        ) : cut ? (
          <CutOff />
        ) : (
          <ClockAndLamps simulated={simulated} short={simulated || density === 'far' || length > ROOM.besideLamps} />
        )}
        {simulated ? <span className="cap-simulasi">SIMULASI</span> : null}
        <RecordingTag />
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
        {w.keadaanPer} {asOf === null ? '…' : dayText(Date.parse(`${asOf}T00:00:00+07:00`), language)}
      </span>
      {density === 'far' ? null : <span className="second">{note}</span>}
    </>
  );
}

function RecordingTag() {
  const { language } = useLanguage();
  const at = useBoard((s) => (s.nature === 'REKAMAN' && s.board ? s.board.asOf : null));
  if (!at) return null;
  const ms = Date.parse(`${at}T00:00:00+07:00`);
  return <span className="cap-simulasi">{`REKAMAN ${dateText(ms, language, false)} ${at.slice(0, 4)}`}</span>;
}

/** The demo's tag and large type need room: the date goes without its weekday, then altogether. */
function ClockAndLamps({ simulated, short }: { readonly simulated: boolean; readonly short: boolean }) {
  const { language } = useLanguage();
  const { density, orientation } = useCanvas();
  const tight = density === 'far' || (simulated && orientation === 'portrait');
  const time = useClock((r) => clockText(r.now, language));
  const date = useClock((r) => dateText(r.now, language, !simulated && !tight));
  return (
    <>
      <span className="jam">
        {simulated && tight ? null : `${date} `}
        <b>{time}</b> WIB
      </span>
      <ScreenLamp />
      <SourceLamp short={short} />
    </>
  );
}

/** Shape and word; from afar the word only where there is something to say. */
function Lamp({ shape, children }: { readonly shape: ShapeName; readonly children: string }) {
  const { density } = useCanvas();
  const quiet = shape === 'normal';
  return (
    <span className={quiet ? 'lampu' : 'lampu lampu-soal'} role="img" aria-label={children}>
      <Shape name={shape} />
      {quiet && density === 'far' ? null : children}
    </span>
  );
}

function ScreenLamp() {
  const { w } = useLanguage();
  const delayed = useClock((r) => r.link !== 'live');
  return <Lamp shape={delayed ? 'menyambung' : 'normal'}>{delayed ? w.menyambung : w.layar}</Lamp>;
}

/** Names the source that stands worst where there is room for its name. */
function SourceLamp({ short }: { readonly short: boolean }) {
  const { w, language } = useLanguage();
  const { clock } = useLive();
  const database = useBoard((s) => s.database);
  useClock((r) => Math.floor(r.now / 60_000));
  const worst = useBoard(
    ({ board }) => (board ? worstFirst(readSources(board, clock.serverNow()))[0] : undefined),
    (a, b) => a?.source === b?.source && a?.state === b?.state,
  );
  if (database === 'terputus') return <Lamp shape="putus">{w.basisData}</Lamp>;
  if (!worst) return <Lamp shape="bisu">{w.sumber}</Lamp>;
  if (worst.state === 'basi') return <Lamp shape="basi">{short ? w.sumber : `${sourceShortName(worst.source, language)} ${w.basi}`}</Lamp>;
  return <Lamp shape={worst.state === 'terlambat' ? 'waspada' : 'normal'}>{w.sumber}</Lamp>;
}

/** The screen has lost the server: since when, and of when the picture is. */
function CutOff() {
  const { language, w } = useLanguage();
  const { density, orientation } = useCanvas();
  const cold = useClock((r) => r.link === 'cold');
  const [at, since, now] = useClock(({ lastFrameAt, now }) => {
    const last = lastFrameAt ?? now;
    return [last, last + LINK_LIMITS.stale, now].map(minuteOf) as [number, number, number];
  }, sameList);
  const short = density === 'far' || orientation === 'portrait';
  return (
    <>
      <span className="lampu lampu-soal">
        <Shape name="putus" />
        <span>
          {short ? w.putus : w.terputus}
          {cold || density === 'far' ? null : (
            <>
              {` ${w.sejak} `}
              <b>{clockText(since, language)}</b>
            </>
          )}
        </span>
      </span>
      <span className="jam-data">
        {w.data} <b>{cold ? sinceText(at, now, language, true) : clockText(at, language)}</b> WIB
      </span>
    </>
  );
}

/** To the minute, so that nothing repaints each second. */
const minuteOf = (ms: number): number => Math.floor(ms / 60_000) * 60_000;
