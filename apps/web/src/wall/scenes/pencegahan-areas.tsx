import type { PencegahanPanel } from '@lcc/contract';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { Shape } from '../../shared/shape.js';
import { across, type Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { Tile } from '../parts/tile.js';
import { EDGE, rowHeight } from './pencegahan-layout.js';
import { areaName, fitting, pencegahanWords } from './pencegahan-words.js';

type Stages = PencegahanPanel['areas'][number]['stages'];

/** Lengths at k = 6. */
const NAME = 386;
const LEFT = 152;
const SHAPE = 60;
const LABEL = 46;
/** A document is a box this wide with its gap, if there is room. */
const DOCUMENT = 19;

const FILLS = ['none', 'var(--color-step-2)', 'var(--color-step-4)', 'var(--color-text)'] as const;

/** Documents of each area by stage: one box is one document, the finished ones first. */
export function AreasTile({ panel, box }: { readonly panel: PencegahanPanel; readonly box: Box }) {
  const { language } = useLanguage();
  const { scale, density } = useCanvas();
  const t = pencegahanWords[language];
  const row = rowHeight(box, panel.areas.length + 1, scale);
  const room = box.width - (NAME + LEFT + 2 * EDGE) * scale;
  const most = Math.max(1, ...panel.areas.map(({ stages }) => sum(stages)));
  const unit = Math.min(DOCUMENT * 1.6 * scale, room / most);
  const { stages, overdue } = panel.total;
  return (
    <Tile box={box} className="cegah">
      <p className="cegah-kepala">
        {([3, 2, 1, 0] as const).map((stage) => (
          <span key={stage}>
            <i className={`cegah-kunci cegah-tahap-${stage}`} />
            {t.stages[stage]}
          </span>
        ))}
        <span className="cegah-kanan">{t.left}</span>
      </p>
      {panel.areas.map((area) => (
        <div key={area.code} className="cegah-baris" style={{ height: `calc(var(--u) * ${row})`, lineHeight: `calc(var(--u) * ${row})` }}>
          <span className="cegah-nama" style={across(EDGE, NAME * scale)}>
            {areaName(area.name)}
          </span>
          <Boxes stages={area.stages} unit={unit} row={row} x={EDGE + NAME * scale} />
          <Left value={area.stages[0]} overdue={area.overdue} scope={area.code} revision={panel.revision} />
        </div>
      ))}
      <div className="cegah-baris cegah-jumlah" style={{ height: `calc(var(--u) * ${row})`, lineHeight: `calc(var(--u) * ${row})` }}>
        <span className="cegah-nama" style={across(EDGE, NAME * scale)}>
          {t.all}
        </span>
        <span
          className={density === 'far' ? 'cegah-semua second' : 'cegah-semua'}
          style={{ left: `calc(var(--u) * ${EDGE + NAME * scale})` }}
        >
          {fitting(t.uploaded(sum(stages) - stages[0], sum(stages)), room - SHAPE * scale, LABEL * scale)}
        </span>
        <Left value={stages[0]} overdue={overdue} scope="region" revision={panel.revision} />
      </div>
    </Tile>
  );
}

const sum = (stages: Stages): number => stages.reduce((all, count) => all + count, 0);

interface LeftProps {
  readonly value: number;
  readonly overdue: number;
  readonly scope: string;
  readonly revision: number;
}

/** What is still missing; the shape says that some of it is late. */
function Left({ value, overdue, scope, revision }: LeftProps) {
  return (
    <span className={overdue > 0 ? 'cegah-sisa cegah-telat' : 'cegah-sisa'}>
      {overdue > 0 ? <Shape name="waspada" /> : null}
      <Metric metric="evidenceMissing" scope={scope} value={value} revision={revision}>
        {value}
      </Metric>
    </span>
  );
}

function Boxes({ stages, unit, row, x }: { readonly stages: Stages; readonly unit: number; readonly row: number; readonly x: number }) {
  const height = row * 0.62;
  const width = unit * 0.82;
  const line = Math.min(3, unit / 5);
  const filled = ([3, 2, 1, 0] as const).flatMap((stage) => Array<0 | 1 | 2 | 3>(stages[stage]).fill(stage));
  return (
    <svg
      className="cegah-kotak"
      style={{
        left: `calc(var(--u) * ${x})`,
        width: `calc(var(--u) * ${unit * Math.max(1, filled.length)})`,
        height: `calc(var(--u) * ${height})`,
      }}
      viewBox={`0 0 ${unit * Math.max(1, filled.length)} ${height}`}
      aria-hidden="true"
    >
      {filled.map((stage, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the n-th box is the n-th box
          key={i}
          x={i * unit + (stage === 0 ? line / 2 : 0)}
          y={stage === 0 ? line / 2 : 0}
          width={stage === 0 ? width - line : width}
          height={stage === 0 ? height - line : height}
          fill={FILLS[stage]}
          stroke={stage === 0 ? 'var(--color-normal)' : 'none'}
          strokeWidth={line}
        />
      ))}
    </svg>
  );
}
