import type { Board } from '@lcc/contract';
import { isSimulated, useBoard, useClock, usePast } from '../live/live-context.js';
import { budgetVersionName } from '../shared/budget-version.js';
import { useLanguage } from '../shared/language.js';
import { Metric } from '../shared/metric.js';
import { type Language, wholeNumber } from '../shared/number-format.js';
import { Shape, type ShapeName } from '../shared/shape.js';
import { feedsRealization, LOOK_MS, readSources, type SourceReading, worstFirst } from '../shared/source-age.js';
import { sourceShortName } from '../shared/source-name.js';
import { ageText, dateText, dayStart, sinceText } from '../shared/time-format.js';
import { fitUnitName } from '../shared/unit-name.js';
import type { Words } from '../shared/words.js';
import { useCanvas } from './canvas.js';
import { GuestsNote, ReplayNote } from './replay/replay-marks.js';
import type { Scene } from './scene.js';
import type { Rotation } from './use-rotation.js';

/** Age per source, version in force, basis, and at the right revision, screen and number of the scene. */
export function WallFooter({ rotation }: { readonly rotation: Rotation }) {
  const { w, language } = useLanguage();
  const revision = useBoard((s) => s.board?.revision ?? null);
  const recorded = useBoard((s) => s.replay !== null);
  const past = usePast() !== null;
  const { density, orientation, footer } = useCanvas();
  const roomy = density !== 'far' || orientation === 'portrait';
  return (
    <footer className="kaki" style={{ height: `calc(var(--u) * ${footer})` }}>
      <div className="kaki-sumber">
        {recorded ? (
          <ReplayNote />
        ) : (
          <>
            <GuestsNote />
            <NatureNote />
            {past ? <PastNote /> : <Sources of={rotation.scene.sources} />}
          </>
        )}
        <DoubleBudget />
        <VersionNote />
        <Completeness />
      </div>
      <div className="kaki-kanan">
        {rotation.paused ? (
          <span>
            <Shape name="jeda" />
            <b>{w.dijeda}</b>
          </span>
        ) : null}
        {revision === null ? null : <span>{`${w.rev} ${wholeNumber(revision, language)}`}</span>}
        {roomy ? <ScreenName /> : null}
        <span>{`${rotation.number}/${rotation.of}`}</span>
      </div>
    </footer>
  );
}

/** Not live, and the way back. */
function PastNote() {
  const { w } = useLanguage();
  return (
    <span>
      {w.bukanLangsung} · <b>Esc</b> {w.keLangsung}
    </span>
  );
}

function NatureNote() {
  const { w } = useLanguage();
  const simulated = useBoard(isSimulated);
  const past = usePast() !== null;
  const polled = useBoard((s) => s.standing === 'membaca-http') && !past;
  return (
    <>
      {simulated ? <span>{w.dataRekaan}</span> : null}
      {polled ? <span>{w.bacaHttp}</span> : null}
    </>
  );
}

function ScreenName() {
  const name = useBoard((s) => s.session?.screen?.name ?? s.board?.regionName ?? null);
  if (!name) return null;
  return <span className="kaki-layar">{name.replace(/^kabupaten\s+/i, 'Kab. ')}</span>;
}

/** Width of a unit's name in the footer at k = 6. */
const DOUBLE_NAME = 340;

const basisLabel = (basis: Board['totals']['basis']): string => (basis === 'mixed' ? 'LRA+SP2D' : (basis ?? ''));

interface Item {
  readonly key: string;
  readonly shape: ShapeName | null;
  readonly name: string;
  readonly age: string;
}

function itemOf(reading: SourceReading, now: number, w: Words, language: Language, name: string): Item {
  const key = reading.source.id;
  if (reading.state === 'basi')
    return { key, shape: 'basi', name: `${name} ${w.sejak}`, age: sinceText(reading.acceptedAt, now, language) };
  if (reading.state === 'segar') return { key, shape: null, name, age: ageText(reading.ageMs, language) };
  const over = reading.ageMs - reading.source.cadenceHours * 3_600_000;
  return { key, shape: 'waspada', name: `${name} ${w.terlambat}`, age: ageText(over, language) };
}

/** A report (LRA) that came in time speaks of the day it was drawn up to; how long ago its file came says nothing about that. */
function reportOf({ source, state }: SourceReading, { totals, asOf }: Board, w: Words, language: Language, name: string): Item | null {
  if (totals.basis !== 'LRA' || state !== 'segar' || source.dataAsOf >= asOf) return null;
  return { key: source.id, shape: null, name: `${name} ${w.sampaiHari}`, age: dateText(dayStart(source.dataAsOf), language, false) };
}

/**
 * The source of the realization with the basis it gives; for a scene that does not live from payments the source that it names
 * first, of several applications the worst. Then
 * every other one that is late or stale.
 */
function sourceItems(board: Board, of: Scene['sources'], now: number, w: Words, language: Language): Item[] {
  const readings = worstFirst(readSources(board, now));
  const { basis } = board.totals;
  const own = of.includes('sp2d') ? undefined : readings.find((r) => r.source.id.split('/')[0] === of[0]);
  const feed = own ?? readings.find((r) => feedsRealization(r.source, basis));
  const others = readings.filter((r) => r !== feed && r.state !== 'segar' && !(basis === 'mixed' && feedsRealization(r.source, basis)));
  const nameOf = (r: SourceReading): string => sourceShortName(r.source, language);
  const label = `${w.basis} ${basisLabel(basis)}`;
  const first = feed
    ? [
        own
          ? itemOf(feed, now, w, language, nameOf(own))
          : (reportOf(feed, board, w, language, label) ?? itemOf(feed, now, w, language, label)),
      ]
    : [];
  return [...first, ...others.map((r) => itemOf(r, now, w, language, nameOf(r)))];
}

const sameItems = (a: readonly Item[], b: readonly Item[]): boolean =>
  a.length === b.length && a.every((item, i) => item.key === b[i]?.key && item.name === b[i]?.name && item.age === b[i]?.age);

function Sources({ of }: { readonly of: Scene['sources'] }) {
  const { w, language } = useLanguage();
  const now = useClock(
    (r) => r.now,
    (a, b) => Math.floor(a / LOOK_MS) === Math.floor(b / LOOK_MS),
  );
  const items = useBoard(({ board }) => (board ? sourceItems(board, of, now, w, language) : []), sameItems);
  return items.map((item) => (
    <span key={item.key}>
      {item.shape ? <Shape name={item.shape} /> : null}
      {item.name} <b>{item.age}</b>
    </span>
  ));
}

function VersionNote() {
  const version = useBoard((s) => s.board?.version ?? null);
  const year = useBoard((s) => s.board?.year ?? null);
  const closed = useBoard((s) => s.board?.closed ?? null);
  const adjusted = useBoard((s) => s.board?.adjusted ?? null);
  const { w, language } = useLanguage();
  if (year === null) return null;
  return (
    <>
      <span>
        {budgetVersionName(version)} <b>{year}</b>
        {closed === null ? null : ` ${w.ditutup}`}
      </span>
      {adjusted === null ? null : (
        <span>
          {w.disesuaikan} <b>{dateText(Date.parse(`${adjusted}T12:00:00+07:00`), language, false)}</b>
        </span>
      )}
    </>
  );
}

/** Units whose ceiling may hold the budget of a merged one twice: nobody but a person can tell. */
function DoubleBudget() {
  const { w } = useLanguage();
  const units = useBoard((s) => s.board?.panels['merged-budget']?.units ?? null);
  if (!units) return null;
  const named = new Set(units.map(({ into }) => into));
  const [first] = units;
  return (
    <span>
      {w.paguGanda}
      <Metric
        metric="doubleBudget"
        scope="region"
        value={named.size}
        revision={units.reduce((most, { revision }) => Math.max(most, revision), 0)}
      >
        <b>{named.size === 1 && first ? fitUnitName(first.intoName, DOUBLE_NAME, 44) : `${named.size} ${w.opd}`}</b>
      </Metric>
    </span>
  );
}

/** TIDAK LENGKAP: how many units the figures rest on, while some are silent. */
function Completeness() {
  const { w } = useLanguage();
  const reported = useBoard((s) => s.board?.summary.reported ?? 0);
  const roster = useBoard((s) => s.board?.summary.rosterSize ?? 0);
  const revision = useBoard((s) => s.board?.summary.revision ?? 0);
  if (roster === 0 || reported >= roster) return null;
  return (
    <span>
      <Metric metric="reported" scope="region" value={reported} revision={revision}>
        <b>{reported}</b>
      </Metric>
      {`${w.dari} ${roster} ${w.opd}`}
    </span>
  );
}
