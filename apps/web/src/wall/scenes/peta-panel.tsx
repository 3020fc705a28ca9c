import type { BoardRow } from '@lcc/contract';
import { memo } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { percentNumber, pointsSigned, rupiahText } from '../../shared/number-format.js';
import { Shape } from '../../shared/shape.js';
import { textWidth } from '../../shared/text-width.js';
import { useCanvas } from '../canvas.js';
import { type Measure, measured, type Place, UNLOCATED, unlocatedShare } from './peta-measure.js';
import { petaWords } from './peta-words.js';

const NAME_WIDTH = 390;

/** A name that is too long for its place is told with an initial: `P. Jaya`. */
const placeName = (name: string, size: number): string => (textWidth(name, size) <= NAME_WIDTH ? name : name.replace(/^(\S)\S*\s/, '$1. '));

interface PanelProps {
  readonly places: readonly Place[];
  readonly listed: readonly Place[];
  readonly silent: readonly Place[];
  readonly measure: Measure;
  readonly stale: boolean;
}

/** Beside the map: who is furthest behind, how many are in order, and how much no place can be told for. */
export function PetaPanel({ places, listed, silent, measure, stale }: PanelProps) {
  const { language } = useLanguage();
  const t = petaWords[language];
  return (
    <section className={stale ? 'ubin peta-daftar basi' : 'ubin peta-daftar'}>
      <div className="peta-daftar-kepala">
        <span>{t.listHead[measure]}</span>
        <span>{t.unit[measure]}</span>
      </div>
      <div className="peta-baris-semua">
        {silent.length > 0 ? <SilentLine silent={silent} /> : null}
        {listed.map(({ code, name, row }, i) =>
          row ? <PlaceLine key={code} number={i + 1} name={name} row={row} measure={measure} stale={stale} /> : null,
        )}
        {listed.length + silent.length === 0 && places.length > 0 ? <p>{t.noneBehind}</p> : null}
      </div>
      <InOrder places={places} measure={measure} />
      <Unlocated />
    </section>
  );
}

function SilentLine({ silent }: { readonly silent: readonly Place[] }) {
  const { language } = useLanguage();
  const size = 53 * useCanvas().scale;
  const t = petaWords[language];
  const [first] = silent;
  const name = first && silent.length === 1 ? placeName(first.name, size) : t.silent(silent.length);
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
  readonly row: BoardRow;
  readonly measure: Measure;
  readonly stale: boolean;
}

const PlaceLine = memo(function PlaceLine({ number, name, row, measure, stale }: LineProps) {
  const { language } = useLanguage();
  const size = 53 * useCanvas().scale;
  const value = measured(row, measure);
  const { revisions } = row;
  const revision = measure === 'gap' ? Math.max(revisions.realization, revisions.cashPlan, revisions.ceiling) : revisions.absorption;
  return (
    <div className="peta-baris">
      {!stale && (row.state === 'kritis' || row.state === 'waspada') ? <Shape name={row.state} /> : <Shape name="normal" />}
      <span className="peta-nomor">{number}</span>
      <span className="peta-nama">{placeName(name, size)}</span>
      <Metric className="peta-nilai tabular" metric={measure} scope={row.key} value={value} revision={revision}>
        {value === null ? '—' : measure === 'gap' ? pointsSigned(value, language) : percentNumber(value, language)}
      </Metric>
    </div>
  );
});

/** How many districts are on plan; where none has a plan, how many have figures at all. */
function InOrder({ places, measure }: { readonly places: readonly Place[]; readonly measure: Measure }) {
  const { language } = useLanguage();
  const t = petaWords[language];
  const rows = places.flatMap((p) => (p.row ? [p.row] : []));
  const count = rows.filter((r) => (measure === 'gap' ? r.state === 'sesuai' : r.absorption !== null)).length;
  const [of, what] = measure === 'gap' ? t.onPlan(places.length) : t.compared(places.length);
  const revision = Math.max(0, ...rows.map((r) => Math.max(r.revisions.realization, r.revisions.cashPlan, r.revisions.ceiling)));
  return (
    <div className="peta-fakta">
      <Metric className="peta-besar" metric={measure === 'gap' ? 'onPlan' : 'reported'} scope="districts" value={count} revision={revision}>
        {count}
      </Metric>
      <span>
        {of}
        <br />
        {what}
      </span>
    </div>
  );
}

/** What units without a single district spend is never spread over the districts: it stands beside the map. */
function Unlocated() {
  const { language } = useLanguage();
  const t = petaWords[language];
  const row = useBoard((s) => s.board?.districts.find((r) => r.key === UNLOCATED) ?? null);
  const share = useBoard((s) => (s.board ? unlocatedShare(row, s.board.totals) : null));
  const revision = useBoard((s) => Math.max(row?.revisions.ceiling ?? 0, s.board?.totals.revisions.ceiling ?? 0));
  return (
    <div className="peta-fakta">
      <Metric
        className="peta-besar"
        metric="ceilingShare"
        scope={UNLOCATED}
        value={share}
        absent={row?.absent.ceiling ?? 'belum-ada-anggaran'}
        revision={revision}
      >
        {share === null ? '—' : percentNumber(share, language)}
        {share === null ? null : <span className="percent-sign">%</span>}
      </Metric>
      <span>
        {t.unlocated}
        <br />
        {row?.ceiling ? (
          <Metric metric="ceiling" scope={UNLOCATED} value={row.ceiling} revision={row.revisions.ceiling}>
            {rupiahText(row.ceiling, language)}
          </Metric>
        ) : null}
      </span>
    </div>
  );
}
