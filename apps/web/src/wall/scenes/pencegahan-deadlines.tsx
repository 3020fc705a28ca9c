import type { PencegahanPanel, PreventionDeadline } from '@lcc/contract';
import { dayNumber } from '@lcc/domain/values';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Shape } from '../../shared/shape.js';
import { textWidth } from '../../shared/text-width.js';
import { dateText } from '../../shared/time-format.js';
import { fitUnitName } from '../../shared/unit-name.js';
import type { Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { Tile } from '../parts/tile.js';
import { EDGE } from './pencegahan-layout.js';
import { fitting, pencegahanWords } from './pencegahan-words.js';

/** Days before a deadline from which it is marked. */
const SOON = 3;
/** Lengths at k = 6. */
const LABEL = 44;
const BODY = 56;
const SHAPE = 96;

/** What is late longest, and what is due next: one tile each. */
export function Deadlines({ panel, boxes }: { readonly panel: PencegahanPanel; readonly boxes: readonly Box[] }) {
  const asOf = useBoard((s) => s.board?.asOf ?? null);
  const hosting = useBoard((s) => s.guests !== null);
  const { language } = useLanguage();
  if (asOf === null) return null;
  const t = pencegahanWords[language];
  const none = hosting ? t.closedDeadlines : t.noDeadline;
  const shown = [...panel.late.slice(0, 1), ...panel.next].slice(0, boxes.length);
  return boxes.map((box, i) => {
    const deadline = shown[i];
    if (deadline) return <DeadlineTile key={`${deadline.date}/${deadline.name}`} deadline={deadline} asOf={asOf} box={box} />;
    return (
      <Tile key={`${box.x}/${box.y}`} box={box} className="cegah cegah-tenggat">
        <p className="second">{i === shown.length ? none : ''}</p>
      </Tile>
    );
  });
}

function DeadlineTile({ deadline, asOf, box }: { readonly deadline: PreventionDeadline; readonly asOf: string; readonly box: Box }) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const t = pencegahanWords[language];
  const days = dayNumber(deadline.date) - dayNumber(asOf);
  const shape = days < 0 ? 'kritis' : days <= SOON ? 'waspada' : null;
  const date = dateText(Date.parse(`${deadline.date}T12:00:00+07:00`), language, false);
  const size = LABEL * scale;
  const room = box.width - 2 * EDGE;
  const count = deadline.documents > 1 ? `, ${t.documents(deadline.documents)}` : '';
  const unit = deadline.unit === null ? t.nobody : fitUnitName(deadline.unit, room - textWidth(count, size), size);
  return (
    <Tile box={box} className="cegah cegah-tenggat">
      <p className="cegah-tanggal">
        {shape === null ? null : <Shape name={shape} />}
        <b>{date}</b>
        <span className="second">
          {days < 0 ? fitting(t.lateBy(-days), room - textWidth(date, BODY * scale) - SHAPE * scale, size) : t.inDays(days)}
        </span>
      </p>
      <p className="cegah-apa">{deadline.name}</p>
      <p className="second">{`${unit}${count}`}</p>
    </Tile>
  );
}
