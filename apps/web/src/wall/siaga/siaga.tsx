import './siaga.css';
import type { Board, CaseCard } from '@lcc/contract';
import { useEffect, useState } from 'react';
import type { LiveState } from '../../live/board-store.js';
import { useBoard, useClock, useLive } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { rupiahText } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { cutText } from '../../shared/text-width.js';
import { dateText } from '../../shared/time-format.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { useCanvas } from '../canvas.js';
import { replayWords } from '../replay/replay-words.js';
import { daysBetween } from '../scenes/anomali-time.js';
import { anomaliWords } from '../scenes/anomali-words.js';
import { NOTHING_MET, siagaNext, takeoverLeft } from './siaga-turn.js';
import { siagaWords } from './siaga-words.js';

/**
 * Over every scene: a critical case that nobody has taken. One that comes while the screen is on takes it over for a while, afterwards it is
 * a strip until somebody takes it. A screen that is held on one scene, or shows another day, gets the strip or nothing. It is of the present also
 * over a replay, and says so. Guests see none.
 */
export function Siaga({ quiet }: { readonly quiet: boolean }) {
  const past = useLive().past != null;
  const hosting = useBoard((s) => s.guests !== null);
  const isReady = useBoard((s) => presentOf(s) !== null);
  const card = useBoard((s) => presentOf(s)?.panels.anomali?.siaga ?? null);
  const [state, setState] = useState(NOTHING_MET);
  useClock((r) => r.beat); // the time that is left is told by the second
  useEffect(() => {
    if (isReady) setState((before) => siagaNext(before, card, performance.now()));
  }, [card, isReady]);
  if (!card || past || hosting) return null;
  const left = quiet ? 0 : takeoverLeft(state, card, performance.now());
  return left > 0 ? <Takeover card={card} seconds={Math.ceil(left / 1000)} /> : <Strip card={card} />;
}

/** The board as it stands now, whatever day is shown. */
const presentOf = ({ reader, board, replay }: LiveState): Board | null => (replay ? (reader.have?.board ?? null) : board);

/** Over a replay: this is not part of it. */
function LiveWord() {
  const { language } = useLanguage();
  const over = useBoard((s) => s.replay !== null);
  return over ? <span className="siaga-langsung">{replayWords[language].live}</span> : null;
}

/** The office that a case belongs to, as the board names it. */
function useUnitName(code: string | null): string | null {
  return useBoard((s) => {
    if (code === null) return null;
    const rows = presentOf(s)?.rows;
    const row = rows?.find((each) => each.key === code) ?? rows?.find((each) => each.key === `${code.slice(0, -4)}0000`);
    return row?.name ?? null;
  });
}

const REVISION = (s: LiveState): number => presentOf(s)?.revision ?? 0;

function Stake({ card }: { readonly card: CaseCard }) {
  const { language } = useLanguage();
  const revision = useBoard(REVISION);
  if (card.stake === null) return null;
  return (
    <Metric className="siaga-nilai" metric="stake" scope={card.id} value={card.stake} revision={revision}>
      {rupiahText(card.stake, language)}
    </Metric>
  );
}

function Strip({ card }: { readonly card: CaseCard }) {
  const { language } = useLanguage();
  const { scale, field, footer, orientation, density } = useCanvas();
  const isFar = density === 'far' && orientation === 'landscape'; // the amount is read nearer by
  const taken = (orientation === 'portrait' ? 160 : isFar ? 700 : 900) * scale; // upright the office and the amount stand below
  const name = fitUnitName(useUnitName(card.workUnit) ?? anomaliWords[language].region, (isFar ? 220 : 420) * scale, 44 * scale);
  return (
    <aside className="siaga-pita" style={{ height: `calc(var(--u) * ${footer})` }} data-case={card.id} aria-live="polite">
      <Shape name="kritis" />
      <LiveWord />
      <b>{cutText(card.title[language], field.width - taken, 44 * scale)}</b>
      <span>{name}</span>
      {isFar ? null : <Stake card={card} />}
    </aside>
  );
}

function Takeover({ card, seconds }: { readonly card: CaseCard; readonly seconds: number }) {
  const { language } = useLanguage();
  const { scale, field } = useCanvas();
  const w = siagaWords[language];
  const today = useBoard((s) => presentOf(s)?.asOf ?? card.since);
  const name = fitUnitName(useUnitName(card.workUnit) ?? anomaliWords[language].region, field.width - 300 * scale, 53 * scale);
  return (
    <section className="siaga" data-case={card.id} aria-live="assertive">
      <header className="siaga-kepala">
        <svg className="siaga-tanda" viewBox="-50 -50 100 100" aria-hidden="true">
          <path d="M0-50 50 0 0 50-50 0Z" />
          <path className="siaga-seru" d="M0-26V6M0 22V23" />
        </svg>
        <div className="siaga-judul">
          <span>
            {w.critical} <LiveWord />
          </span>
          <h2>{card.title[language]}</h2>
          <p>
            {name}. {w.findings(card.findings)} <Stake card={card} />
          </p>
        </div>
      </header>
      <div className="siaga-tiga">
        <Fact label={w.since} value={dateText(Date.parse(card.since), language, false)} note={w.daysAgo(daysBetween(card.since, today))} />
        <Fact label={w.owner} value={w.nobody} note={w.nobodyNote} />
        <Fact label={w.asked} value={w.askedWhat} note={w.askedNote} />
      </div>
      <ol className="siaga-tangga">
        {w.steps.map((step, i) => (
          <li key={step} aria-current={i === 0 ? 'step' : undefined}>
            {step} {i === 0 ? w.now : ''}
          </li>
        ))}
      </ol>
      <footer className="siaga-kaki">{w.left(seconds)}</footer>
      <i className="siaga-waktu" style={{ width: `${(100 * seconds) / 90}%` }} />
    </section>
  );
}

function Fact({ label, value, note }: { readonly label: string; readonly value: string; readonly note: string }) {
  return (
    <div>
      <span>{label}</span>
      <b>{value}</b>
      <span>{note}</span>
    </div>
  );
}
