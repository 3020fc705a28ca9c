import './visit.css';
import type { VisitTrial } from '@lcc/contract';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { wholeNumber } from '../../shared/number-format.js';
import { dayStart, dayText } from '../../shared/time-format.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { GAP, placeAt, splitColumns, splitRows, wholeField } from '../box.js';
import { useCanvas } from '../canvas.js';
import { visitWords } from './visit-words.js';

const TEXT = 44;
const LINE = 58;
const HEAD = 330;

/** Another limit of a rule, tried on history: how many it would mark, and who joins, leaves and stays. */
export function VisitTrialView({ trial }: { readonly trial: VisitTrial }) {
  const { language } = useLanguage();
  const { field, scale, orientation } = useCanvas();
  const w = visitWords[language];
  const [head, lists] = splitRows(wholeField(field), [HEAD * scale, null]);
  if (!head || !lists) return null;
  const kinds = ['join', 'stay', 'leave'] as const;
  const boxes =
    orientation === 'portrait'
      ? splitRows(
          lists,
          kinds.map(() => null),
        )
      : splitColumns(
          lists,
          kinds.map(() => null),
        );
  const day = (date: string): string => dayText(dayStart(date), language);
  return (
    <div className="adegan-isi uji">
      <section style={placeAt(head)}>
        <p className="uji-aturan">
          <b>{trial.title[language]}</b>: {trial.words[language]}
        </p>
        <p className="uji-angka">
          <Marked value={trial.before.up} scope="before" label={w.now} />
          <i aria-hidden="true">→</i>
          <Marked value={trial.after.up} scope="after" label={w.tried} />
        </p>
        <p className="uji-masa">{w.past(day(trial.from), day(trial.asOf))}</p>
      </section>
      {kinds.map((kind, i) => {
        const box = boxes[i];
        const { count, names } = trial[kind];
        if (!box) return null;
        const room = Math.max(1, Math.floor((box.height - LINE * scale - GAP * 2) / (LINE * scale)));
        const shown = names.slice(0, count > room ? room - 1 : room);
        return (
          <section key={kind} className="ubin uji-daftar" style={placeAt(box)} data-kind={kind}>
            <h2>
              {w[kind]}{' '}
              <Metric metric={kind} scope="after" value={count} revision={0}>
                {wholeNumber(count, language)}
              </Metric>
            </h2>
            {count === 0 ? <p>{w.none}</p> : null}
            {shown.map((name) => (
              <p key={name}>{fitUnitName(name, (box.width - 2 * GAP) / scale, TEXT)}</p>
            ))}
            {count > shown.length ? <p className="uji-lagi">{w.more(count - shown.length)}</p> : null}
          </section>
        );
      })}
    </div>
  );
}

function Marked({ value, scope, label }: { readonly value: number; readonly scope: string; readonly label: string }) {
  const { language } = useLanguage();
  const revision = useBoard((s) => s.board?.revision ?? 0);
  return (
    <span>
      <Metric metric="up" scope={scope} value={value} revision={revision}>
        <b>{wholeNumber(value, language)}</b>
      </Metric>{' '}
      {label}
    </span>
  );
}
