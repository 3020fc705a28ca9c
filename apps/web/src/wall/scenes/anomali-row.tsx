import type { CaseCard } from '@lcc/contract';
import { memo } from 'react';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { moneyInBillions } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { sourceShortName } from '../../shared/source-name.js';
import { cutText } from '../../shared/text-width.js';
import { dateText } from '../../shared/time-format.js';
import { fitUnitName } from '../../shared/unit-name.js';
import { across } from '../box.js';
import { useCanvas } from '../canvas.js';
import type { AnomaliLayout } from './anomali-layout.js';
import { daysBetween, placeOn, type TimeAxis } from './anomali-time.js';
import { anomaliWords } from './anomali-words.js';

interface RowProps {
  readonly card: CaseCard;
  readonly unit: string | null;
  readonly today: string;
  readonly axis: TimeAxis;
  readonly layout: AnomaliLayout;
  readonly revision: number;
}

/** One case: what it is and whose, how much is at stake, how old it is, and what was promised. */
export const CaseRow = memo(function CaseRow({ card, unit, today, axis, layout, revision }: RowProps) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const w = anomaliWords[language];
  const heavy = card.severity === 'kritis';
  const held = card.heldBy !== null;
  const [first, second] = promiseWords(card, today, language);
  const width = layout.name.width - 12 * scale;
  const state = held
    ? w.held(sourceShortName({ id: card.heldBy ?? '', title: card.heldBy ?? '' }, language))
    : { baru: w.untaken, diambil: w.taken, ditanyakan: w.asked }[card.state];
  const name = fitUnitName(unit ?? w.region, width * 0.62, 44 * scale);
  return (
    <div className="anomali-baris" data-case={card.id} data-held={held ? '' : undefined}>
      <Shape name={held ? 'normal' : heavy ? 'kritis' : card.severity === 'rendah' ? 'normal' : 'waspada'} />
      <span className="anomali-nama" style={across(layout.name.x, layout.name.width)}>
        <b>{cutText(card.title[language], width, 53 * scale)}</b>
        <span>{cutText(`${name}, ${state}`, width, 44 * scale)}</span>
      </span>
      <span className="anomali-nilai tabular" style={{ right: `calc(100% - var(--u) * ${layout.amount})` }}>
        <Metric metric="stake" scope={card.id} value={card.stake} revision={revision}>
          {card.stake === null ? '—' : moneyInBillions(card.stake, language)}
        </Metric>
      </span>
      {layout.time ? <Line card={card} today={today} axis={axis} place={layout.time} /> : null}
      <span className="anomali-janji" style={across(layout.promise.x, layout.promise.width)}>
        <b>{layout.time ? first : w.days(daysBetween(card.since, today))}</b>
        <span>{layout.time ? second : `${w.promise} ${card.promisedOn === null ? '—' : first}`}</span>
      </span>
    </div>
  );
});

function promiseWords({ promisedOn }: CaseCard, today: string, language: 'id' | 'en'): readonly [string, string] {
  const w = anomaliWords[language];
  if (promisedOn === null) return w.noPromise;
  const days = daysBetween(today, promisedOn);
  const date = dateText(Date.parse(promisedOn), language, false);
  return [date, days < 0 ? w.overdue(-days) : days === 0 ? w.due : w.inDays(days)];
}

/** Age up to today as a bar, the promise as a tick; a promise that has passed turns the days since then into colour. */
function Line({ card, today, axis, place }: { card: CaseCard; today: string; axis: TimeAxis; place: { x: number; width: number } }) {
  const { scale } = useCanvas();
  const age = daysBetween(card.since, today);
  const at = (days: number): number => placeOn(axis, days) * place.width;
  const now = at(0);
  const from = Math.min(at(-age), now - 8 * scale);
  const promise = card.promisedOn === null ? null : daysBetween(today, card.promisedOn);
  const late = promise !== null && promise < 0 ? Math.max(from, at(promise)) : null;
  const length = (pixels: number): string => `calc(var(--u) * ${Math.round(pixels * 10) / 10})`;
  const bar = (a: number, b: number) => ({ left: length(a), width: length(Math.max(0, b - a)) });
  return (
    <span className="anomali-waktu" style={across(place.x, place.width)}>
      <i className="anomali-sumbu" />
      <i className="anomali-umur" style={bar(from, late ?? now)} />
      {late === null ? null : <i className={`anomali-lewat anomali-${card.severity}`} style={bar(late, now)} />}
      {promise !== null && promise > 0 ? <i className="anomali-menuju" style={bar(now, at(promise))} /> : null}
      {promise === null ? null : <i className="anomali-tik" style={{ left: length(at(Math.max(promise, -age))) }} />}
      <em className="tabular" style={{ right: `calc(100% - ${length(now - 12 * scale)})` }}>
        {age}
      </em>
    </span>
  );
}
