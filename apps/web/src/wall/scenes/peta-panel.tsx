import type { BoardRow } from '@lcc/contract';
import { memo } from 'react';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { percentNumber, pointsSigned } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { textWidth } from '../../shared/text-width.js';
import { useCanvas } from '../canvas.js';
import { Tile } from '../parts/tile.js';
import { PetaFacts } from './peta-facts.js';
import type { PetaPage } from './peta-layout.js';
import { type Measure, measured, type Place } from './peta-measure.js';
import { petaWords } from './peta-words.js';

/** What stands beside a name in a line: shape, number, value, and the padding of the tile; at k = 6. */
const BESIDE = { ranked: 56 + 50 + 178, silent: 56 + 290, padding: 56 } as const;

/** A name that is too long for its place is told with an initial: `P. Jaya`. */
const placeName = (name: string, size: number, width: number): string =>
  textWidth(name, size) <= width ? name : name.replace(/^(\S)\S*\s/, '$1. ');

interface PanelProps {
  readonly layout: NonNullable<PetaPage['list']>;
  readonly places: readonly Place[];
  readonly listed: readonly Place[];
  readonly silent: readonly Place[];
  readonly measure: Measure;
  readonly stale: boolean;
}

/** Beside the map: who is furthest behind, how many are in order, and how much no place can be told for. */
export function PetaPanel({ layout, places, listed, silent, measure, stale }: PanelProps) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const t = petaWords[language];
  const inner = layout.box.width - BESIDE.padding;
  const style = { ['--peta-baris' as string]: `calc(var(--u) * ${Math.round(layout.line * 10) / 10})` };
  return (
    <Tile box={layout.box} stale={stale} className="peta-daftar">
      <div className="peta-daftar-kepala">
        <span>{t.listHead[measure]}</span>
        <span>{t.unit[measure]}</span>
      </div>
      <div className="peta-baris-semua" style={style}>
        {silent.length > 0 ? <SilentLine silent={silent} width={inner - BESIDE.silent * scale} /> : null}
        {listed.map(({ code, name, row }, i) =>
          row ? (
            <PlaceLine
              key={code}
              number={i + 1}
              name={name}
              width={inner - BESIDE.ranked * scale}
              row={row}
              measure={measure}
              stale={stale}
            />
          ) : null,
        )}
        {listed.length + silent.length === 0 && places.length > 0 ? <p>{t.noneBehind}</p> : null}
      </div>
      {layout.facts ? <PetaFacts places={places} measure={measure} /> : null}
    </Tile>
  );
}

function SilentLine({ silent, width }: { readonly silent: readonly Place[]; readonly width: number }) {
  const { language } = useLanguage();
  const size = 53 * useCanvas().scale;
  const t = petaWords[language];
  const [first] = silent;
  const name = first && silent.length === 1 ? placeName(first.name, size, width) : t.silent(silent.length);
  return (
    <div className="peta-baris peta-baris-bisu">
      <Shape name="bisu" />
      <span className="peta-nama">{name}</span>
      <span className="peta-belum">{t.noReport}</span>
    </div>
  );
}

interface LineProps {
  readonly number: number;
  readonly name: string;
  readonly width: number;
  readonly row: BoardRow;
  readonly measure: Measure;
  readonly stale: boolean;
}

const PlaceLine = memo(function PlaceLine({ number, name, width, row, measure, stale }: LineProps) {
  const { language } = useLanguage();
  const size = 53 * useCanvas().scale;
  const value = measured(row, measure);
  const { revisions } = row;
  const revision = measure === 'gap' ? Math.max(revisions.realization, revisions.cashPlan, revisions.ceiling) : revisions.absorption;
  return (
    <div className="peta-baris">
      {!stale && (row.state === 'kritis' || row.state === 'waspada') ? <Shape name={row.state} /> : <Shape name="normal" />}
      <span className="peta-nomor tabular">{number}</span>
      <span className="peta-nama">{placeName(name, size, width)}</span>
      <Metric className="peta-nilai tabular" metric={measure} scope={row.key} value={value} revision={revision}>
        {value === null ? '—' : measure === 'gap' ? pointsSigned(value, language) : percentNumber(value, language)}
      </Metric>
    </div>
  );
});
