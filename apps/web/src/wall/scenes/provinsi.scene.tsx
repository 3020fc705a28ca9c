import './provinsi.css';
import type { Board, ProvinsiPanel, Regency } from '@lcc/contract';
import { memo, useMemo } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { type Language, percentNumber, rupiahText } from '../../shared/number-format.js';
import { Shape, type ShapeName } from '../../shared/shape.js';
import { cutText } from '../../shared/text-width.js';
import { dateText, dayStart } from '../../shared/time-format.js';
import { across, length } from '../box.js';
import { useCanvas } from '../canvas.js';
import { EmptyScene } from '../parts/empty-scene.js';
import { PageFoot } from '../parts/page-foot.js';
import type { Scene, SceneProps } from '../scene.js';
import { layOutProvinsi, type ProvinsiColumn, type ProvinsiLayout } from './provinsi-layout.js';
import { sampleProvince } from './provinsi-sample.js';
import { provinsiWords } from './provinsi-words.js';

const LAMPS: Readonly<Record<Regency['state'], ShapeName>> = { lapor: 'normal', bisu: 'basi', belum: 'bisu' };
const BODY = 53;
const LABEL = 44;

const panelOf = (board: Board | null): ProvinsiPanel | null => board?.panels.provinsi ?? null;

function Provinsi({ page, pages }: SceneProps) {
  const { language, w } = useLanguage();
  const canvas = useCanvas();
  const panel = useBoard((s) => panelOf(s.board));
  const layout = useMemo(() => layOutProvinsi(canvas), [canvas]);
  const t = provinsiWords[language];
  if (panel === null) return <EmptyScene words={t.empty} />;
  const first = page * layout.rows;
  const shown = panel.regencies.slice(first, first + layout.rows);
  const style = {
    '--prov-total': length(layout.total),
    '--prov-kepala': length(layout.head),
    '--prov-baris': length(layout.row),
    '--prov-garis': length(layout.upright ? layout.row / 2 : layout.row),
  } as Record<string, string>;
  return (
    <div className={`adegan-isi prov ${layout.upright ? 'prov-tegak' : ''}`} style={style}>
      <Total panel={panel} layout={layout} />
      {layout.upright ? null : (
        <div className="prov-kepala">
          {layout.columns.map(({ id, right }) => (
            <span key={id} style={endAt(right)}>
              {t.heads[id]}
            </span>
          ))}
        </div>
      )}
      <div className="prov-tabel">
        {shown.map((regency) => (
          <RegencyRow key={regency.code} regency={regency} layout={layout} />
        ))}
      </div>
      <PageFoot
        shown={t.shown(first + 1, first + shown.length, panel.regencies.length)}
        page={pages > 1 ? w.laman(page + 1, pages) : null}
        keyAt={null}
      />
    </div>
  );
}

const endAt = (right: number) => ({ right: `calc(100% - ${length(right)})` });

/** The sums, of how many regencies they are, and who is missing from them by name. */
function Total({ panel, layout }: { readonly panel: ProvinsiPanel; readonly layout: ProvinsiLayout }) {
  const { language } = useLanguage();
  const { field, scale } = useCanvas();
  const t = provinsiWords[language];
  const missing = panel.regencies.filter(({ state }) => state !== 'lapor').map(({ name }) => shortName(name));
  const counted = t.counted(panel.current, panel.regencies.length);
  const named = missing.length === 0 ? [] : [t.missing(missing.join(', '))];
  const lines = layout.upright ? [counted, ...named] : [[counted, ...named].join(' · ')];
  const revision = Math.max(0, ...panel.regencies.map((regency) => regency.revision));
  return (
    <section className={`prov-total ${layout.large ? 'prov-besar' : ''}`}>
      <p>
        <b className="tabular">
          <Metric metric="realization" scope="province" value={panel.realization} absent="belum-melapor" revision={revision}>
            {panel.realization === null ? '—' : rupiahText(panel.realization, language)}
          </Metric>
        </b>
        <span className="prov-kedua">{panel.ceiling === null ? t.spent : t.of(rupiahText(panel.ceiling, language))}</span>
        {panel.absorption === null ? null : (
          <b className="tabular">
            <Metric metric="absorption" scope="province" value={panel.absorption} revision={revision}>
              {percentNumber(panel.absorption, language)} %
            </Metric>
          </b>
        )}
      </p>
      {lines.map((line) => (
        <p key={line}>{cutText(line, field.width - 56 * scale, LABEL * scale)}</p>
      ))}
    </section>
  );
}

interface RowProps {
  readonly regency: Regency;
  readonly layout: ProvinsiLayout;
}

/** A regency: whether what it told is current, and what that is. Old figures stand in the second ink, with their date. */
const RegencyRow = memo(function RegencyRow({ regency, layout }: RowProps) {
  const { language } = useLanguage();
  const { scale } = useCanvas();
  const old = regency.state !== 'lapor';
  return (
    <div className="prov-baris" data-state={regency.state}>
      <Shape name={LAMPS[regency.state]} />
      <span className="prov-nama" style={across(layout.name.x, layout.name.width)}>
        {cutText(shortName(regency.name), layout.name.width, BODY * scale)}
      </span>
      {layout.columns.map(({ id, right }) =>
        id === 'date' ? (
          <span key={id} className={`prov-tanggal tabular ${old ? '' : 'prov-kedua'}`} style={endAt(right)}>
            {dateWords(regency, language)}
          </span>
        ) : (
          <span key={id} className={`prov-angka tabular ${old || id === 'ceiling' ? 'prov-kedua' : ''}`} style={endAt(right)}>
            <Metric metric={id} scope={regency.code} value={regency[id]} absent="belum-melapor" revision={regency.revision}>
              {figureText(regency, id, language)}
            </Metric>
          </span>
        ),
      )}
    </div>
  );
});

const shortName = (name: string): string => name.replace(/^Kabupaten /, 'Kab. ');

function dateWords({ state, dataAsOf }: Regency, language: Language): string {
  const t = provinsiWords[language];
  if (state === 'belum' || dataAsOf === null) return t.never;
  const date = dateText(dayStart(dataAsOf), language, false);
  return state === 'bisu' ? `${t.silent} ${date}` : date;
}

function figureText(regency: Regency, column: Exclude<ProvinsiColumn, 'date'>, language: Language): string {
  if (column === 'absorption') return regency.absorption === null ? '—' : percentNumber(regency.absorption, language);
  const amount = regency[column];
  return amount === null ? '—' : rupiahText(amount, language);
}

/** How do the regencies stand? Those of a province by name, never ranked, over sums that say of how many they are. */
export const provinsi: Scene = {
  id: 'provinsi',
  title: { id: 'Provinsi', en: 'Province' },
  question: { id: 'Semua lapor?', en: 'All reporting?' },
  dwell: 12,
  audiences: ['wall'],
  sources: [],
  pages: (board, canvas) => Math.max(1, Math.ceil((panelOf(board)?.regencies.length ?? 0) / layOutProvinsi(canvas).rows)),
  needs: (board) => panelOf(board) !== null,
  component: Provinsi,
  sample: sampleProvince,
};
