import type { SourceFile } from '@lcc/contract';
import { memo } from 'react';
import { EmptyTrack } from '../../shared/bullet.js';
import { LagBar } from '../../shared/lag-bar.js';
import { useLanguage } from '../../shared/language.js';
import { wholeNumber } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import type { SourceReading } from '../../shared/source-age.js';
import { sourceShortName } from '../../shared/source-name.js';
import { textWidth } from '../../shared/text-width.js';
import { ageText, dateText, dayStart } from '../../shared/time-format.js';
import { across } from '../box.js';
import { useCanvas } from '../canvas.js';
import { fileWidth, type SumberLayout } from './sumber-layout.js';
import type { SourceLine } from './sumber-sources.js';
import { sumberWords } from './sumber-words.js';

const BAR_HEIGHT = 26;

interface RowProps {
  readonly line: SourceLine;
  readonly file: SourceFile | undefined;
  readonly layout: SumberLayout;
  /** The year is over: nothing more is due. */
  readonly over: boolean;
  /** In words, to the minute, so that a row repaints when they change; null = it never came. */
  readonly age: string | null;
}

const endAt = (right: number) => ({ right: `calc(100% - var(--u) * ${Math.round(right * 10) / 10})` });

/** One source: what is normal for it, how old it is in multiples of that, and what it brought last. */
export const SourceRow = memo(function SourceRow({ line, file, layout, over, age }: RowProps) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const t = sumberWords[language];
  const { at, columns, upright } = layout;
  const name = sourceShortName(line.kind === 'read' ? line.reading.source : { id: line.id, title: line.id }, language);
  const state = line.kind === 'read' ? line.reading.state : 'missing';
  const shape = state === 'basi' ? 'basi' : state === 'terlambat' ? 'waspada' : state === 'missing' ? 'bisu' : null;
  const bar = { width: layout.bar / scale, height: BAR_HEIGHT };
  const cadence = line.kind === 'read' ? t.cadence(line.reading.source.cadenceHours) : null;
  const isNamedFirst = upright && columns.has('cadence');
  return (
    <div className="sumber-baris" data-source={line.id} data-state={state}>
      <span className="sumber-nama" style={{ left: across(at.name, 0).left }}>
        {name}
        {isNamedFirst && cadence ? <i>{cadence}</i> : null}
      </span>
      {!upright && columns.has('cadence') ? (
        <span className="sumber-irama" style={{ left: across(at.cadence, 0).left }}>
          {cadence}
        </span>
      ) : null}
      <span className="sumber-bilah" style={across(at.bar, layout.bar)}>
        {line.kind === 'missing' ? (
          <i className="sumber-kosong">{t.never}</i>
        ) : over ? (
          <EmptyTrack {...bar} />
        ) : (
          <LagBar times={line.times} {...bar} />
        )}
      </span>
      <span className={shape && shape !== 'bisu' ? 'sumber-umur tabular sumber-soal' : 'sumber-umur tabular'} style={endAt(at.age)}>
        {shape ? <Shape name={shape} /> : null}
        {age ?? '—'}
      </span>
      <LastFile file={file} layout={layout} />
    </div>
  );
});

function LastFile({ file, layout }: { readonly file: SourceFile | undefined; readonly layout: SumberLayout }) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const t = sumberWords[language];
  const { at, columns, upright } = layout;
  if (!file || !columns.has('file')) return null;
  const name = shorten(file.name ?? t.pushed, fileWidth(layout, scale), 44 * scale);
  const warnings = t.warnings(file.warnings, file.rejected);
  if (upright)
    return (
      <span className="sumber-berkas" style={endAt(layout.table.width - 28)}>
        {warnings ? <b>{t.warned(warnings)}</b> : name}
      </span>
    );
  return (
    <>
      <span className="sumber-berkas" style={{ left: across(at.file, 0).left }}>
        {name}
      </span>
      {columns.has('rows') ? (
        <span className="sumber-berkas tabular" style={endAt(at.rows)}>
          {wholeNumber(file.rows, language)}
        </span>
      ) : null}
      <span className="sumber-berkas tabular" style={endAt(at.warnings)}>
        {warnings ? <b>{warnings}</b> : '—'}
      </span>
    </>
  );
}

/** A file's name with its middle left out: beginning and kind say most. */
function shorten(name: string, width: number, size: number): string {
  if (textWidth(name, size) <= width) return name;
  const dot = name.lastIndexOf('.');
  const end = dot > 0 && name.length - dot <= 6 ? name.slice(dot) : '';
  let start = end ? name.slice(0, dot) : name;
  while (start.length > 1 && textWidth(`${start}…${end}`, size) > width) start = start.slice(0, -1);
  return `${start}…${end}`;
}

/** The day up to which its facts tell, or null for a source that never came. */
export const reachOf = (line: SourceLine, language: 'id' | 'en'): string | null =>
  line.kind === 'read' ? dateText(dayStart(line.reading.source.dataAsOf), language, false) : null;

/** Age in words, or null for a source that never came. */
export const ageOf = (line: SourceLine, language: 'id' | 'en'): string | null =>
  line.kind === 'read' ? (youngAge(line.reading, language) ?? ageText(line.reading.ageMs, language)) : null;

/** What is overdue within its first minute is told by the second. */
const youngAge = ({ state, ageMs }: SourceReading, language: 'id' | 'en'): string | null =>
  state !== 'segar' && ageMs < 60_000 ? `${Math.floor(ageMs / 1_000)} ${language === 'id' ? 'detik' : 's'}` : null;
