import { useBoard, useClock, usePast } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import type { Language } from '../../shared/number-format.js';
import type { ShapeName } from '../../shared/shape.js';
import type { Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { LampTile } from '../parts/lamp-tile.js';
import { countSources, type SourceCount, type SourceLine } from './sumber-sources.js';
import { sumberWords } from './sumber-words.js';

/** A device's clock that is further off than this is told; the ages here do not depend on it. */
const SKEW_MS = 30_000;

/** This screen's own link: its state, how long ago the server was heard, and how far the device's clock is off. */
export function LinkLamp({ box }: { readonly box: Box }) {
  const { language } = useLanguage();
  const { density } = useCanvas();
  const t = sumberWords[language];
  const past = usePast() !== null;
  const polled = useBoard((s) => s.standing === 'membaca-http');
  const database = useBoard((s) => s.database);
  const link = useClock((r) => r.link);
  const beat = useClock((r) => (r.lastFrameAt === null ? null : Math.round((r.now - r.lastFrameAt) / 1000)));
  const skew = useClock((r) => (r.skewMs === null ? null : Math.round(Math.abs(r.skewMs) / 1000)));
  const [shape, word]: [ShapeName, string] = past
    ? ['info', t.otherDay]
    : link === 'stale' || link === 'cold'
      ? ['putus', t.cut]
      : database === 'terputus'
        ? ['putus', t.noDatabase]
        : link === 'delayed'
          ? ['menyambung', t.reconnecting]
          : ['normal', t.connected];
  const heard = polled && !past ? t.polled : beat === null || past ? null : t.beat(beat);
  const off = skew === null || past ? null : skew * 1000 > SKEW_MS ? <b>{t.clockOff(skew)}</b> : t.clockOff(Math.max(1, skew));
  return <LampTile box={box} shape={shape} label={t.toServer} word={word} notes={density === 'far' ? [] : [off, heard]} />;
}

const SHAPE_OF = ({ missing, stale, late }: SourceCount): ShapeName =>
  stale > 0 ? 'basi' : late > 0 ? 'waspada' : missing > 0 ? 'bisu' : 'normal';

function wordOf({ missing, stale, late }: SourceCount, language: Language): string {
  const t = sumberWords[language];
  const parts = [stale > 0 ? `${stale} ${t.stale}` : '', late > 0 ? `${late} ${t.late}` : '', missing > 0 ? `${missing} ${t.missing}` : ''];
  return parts.filter(Boolean).join(', ') || t.allFresh;
}

/** How the server's sources stand together. */
export function SourcesLamp({ box, lines }: { readonly box: Box; readonly lines: readonly SourceLine[] }) {
  const { language } = useLanguage();
  const { density } = useCanvas();
  const t = sumberWords[language];
  const past = usePast() !== null;
  if (past) return <LampTile box={box} shape="info" label={t.toSource} word={t.noneJudged} />;
  const count = countSources(lines);
  const troubled = count.missing + count.stale + count.late > 0;
  const note = troubled && density !== 'far' ? `${count.fresh} ${t.fresh}` : null;
  return <LampTile box={box} shape={SHAPE_OF(count)} label={t.toSource} word={wordOf(count, language)} notes={[null, note]} />;
}
