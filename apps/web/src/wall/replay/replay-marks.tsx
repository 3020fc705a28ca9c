import './replay.css';
import type { Stage } from '@lcc/contract';
import { useEffect, useRef, useState } from 'react';
import { sameList, useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { clockText, dayStart, dayText } from '../../shared/time-format.js';
import { replayWords } from './replay-words.js';

const SAID_MS = 12_000;

/** Over every scene of a replay: how far its period has been shown. */
export function ReplayBar() {
  const [from, to, day] = useBoard((s) => (s.replay ? [s.replay.from, s.replay.to, s.replay.day] : []), sameList);
  if (!from || !to || !day) return null;
  const [first, last, now] = [from, to, day].map(dayStart) as [number, number, number];
  return <i className="rekaman-maju" style={{ width: `${(100 * (now - first)) / (last - first)}%` }} aria-hidden="true" />;
}

/** At the foot: which period, and when the present is back. */
export function ReplayNote() {
  const { language } = useLanguage();
  const w = replayWords[language];
  const [from, to] = useBoard((s) => (s.replay ? [s.replay.from, s.replay.to] : []), sameList);
  const endsAt = useBoard((s) => s.replay?.endsAt ?? null);
  if (!from || !to || endsAt === null) return null;
  const day = (date: string): string => dayText(dayStart(date), language);
  return (
    <span>
      <b>{w.period(day(from), day(to))}</b> · {w.backAt(clockText(endsAt, language))}
    </span>
  );
}

/** At the foot while guests stand there: that the figures are masked, and until when. */
export function GuestsNote() {
  const { language } = useLanguage();
  const endsAt = useBoard((s) => s.guests?.endsAt ?? null);
  return endsAt === null ? null : <b>{replayWords[language].masked(clockText(endsAt, language))}</b>;
}

/** Says for a while that a replay or a visit is over and the screen shows the present, by its schedule. */
export function BackNote({ stage }: { readonly stage: Stage }) {
  const { language } = useLanguage();
  const replayed = useBoard((s) => s.replay !== null);
  const hosting = useBoard((s) => s.guests !== null);
  const shown: 'over' | 'visitOver' | null = replayed ? 'over' : stage || hosting ? 'visitOver' : null;
  const before = useRef(shown);
  const [said, setSaid] = useState<'over' | 'visitOver' | null>(null);
  useEffect(() => {
    const was = before.current;
    before.current = shown;
    if (shown !== null || was === null) return setSaid(null);
    setSaid(was);
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <p className="kembali" role="status" hidden={said === null}>
      {said ? replayWords[language][said] : null}
    </p>
  );
}
