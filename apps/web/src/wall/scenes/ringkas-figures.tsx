import type { Board } from '@lcc/contract';
import { scaleSen, senFromWire, senToWire } from '@lcc/domain/values';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { percentNumber, scaleMoney } from '../../shared/number-format.js';
import type { Box } from '../box.js';
import { useCanvas } from '../canvas.js';
import { useRealizationFeed } from '../feed-state.js';
import { Figure, Figures, PercentSign } from '../parts/figures.js';

/** Higher than this they stand one under the other; narrower than this only two stand side by side, and the curve tells the third. */
const STACKED = 300;
const THREE = 800;

/** Rupiah behind or above the plan, working days left, and where the year will end (or how many have reported). */
export function ThreeFigures({ box }: { readonly box: Box }) {
  const { scale } = useCanvas();
  const { stale } = useRealizationFeed();
  const stacked = box.height > STACKED * scale;
  return (
    <Figures box={box} stacked={stacked}>
      <Behind stale={stale} />
      <DaysLeft />
      {stacked || box.width >= THREE * scale ? <Outlook stale={stale} /> : null}
    </Figures>
  );
}

function Behind({ stale }: { readonly stale: boolean }) {
  const { language, w } = useLanguage();
  const behind = useBoard((s) => s.board?.summary.behind ?? null);
  const revision = useBoard((s) => s.board?.summary.revision ?? 0);
  const plan = useBoard((s) => s.board?.totals.absent.cashPlan ?? null);
  const spent = useBoard((s) => s.board?.totals.absent.realization ?? null);
  const money = behind === null ? null : scaleMoney(behind.replace('-', ''), language, 'three');
  const value = (
    <Metric metric="behind" scope="region" value={behind} absent={plan ?? spent} revision={revision}>
      {money?.number ?? '—'}
    </Metric>
  );
  if (behind === null || !money)
    return <Figure value={value} lines={[plan === null && spent !== null ? w.realisasiBelum : w.rencanaKas, w.belumAda]} stale={stale} />;
  const unit = money.unit ? `${money.unit} ${w.rupiah}` : w.rupiah;
  const side = money.number === '0' ? w.sesuaiRencana : behind.startsWith('-') ? w.diAtasRencana : w.tertinggal;
  return <Figure value={value} lines={[unit, side]} stale={stale} />;
}

/** Working days left; near by also what each of them would have to bring for the year to end on its plan. */
function DaysLeft() {
  const { language, w } = useLanguage();
  const { density } = useCanvas();
  const days = useBoard((s) => s.board?.summary.workingDaysLeft ?? 0);
  const revision = useBoard((s) => s.board?.summary.revision ?? 0);
  const needed = useBoard((s) => (density === 'near' && s.board ? neededPerDay(s.board) : null));
  const value = (
    <Metric metric="workingDaysLeft" scope="region" value={days} revision={revision}>
      {days}
    </Metric>
  );
  return <Figure value={value} lines={needed === null ? [w.hariKerja, w.tersisa] : w.perluSehari(scaleMoney(needed, language, 'three'))} />;
}

function Outlook({ stale }: { readonly stale: boolean }) {
  const { language, w } = useLanguage();
  const summary = useBoard((s) => s.board?.summary ?? null);
  if (!summary) return null;
  const { projection, reported, rosterSize, revision } = summary;
  if (stale) {
    const held = (
      <Metric metric="held" scope="region" value={rosterSize} revision={revision}>
        {rosterSize}
      </Metric>
    );
    return <Figure value={held} lines={[w.penilaian, w.ditahan]} />;
  }
  if (projection) {
    const middle = (
      <>
        <Metric metric="projection" scope="region" value={projection.middle} revision={revision}>
          {percentNumber(projection.middle, language)}
        </Metric>
        <PercentSign />
      </>
    );
    return <Figure value={middle} lines={[w.prognosis, w.akhirTahun]} />;
  }
  const count = (
    <Metric metric="reported" scope="region" value={reported} revision={revision}>
      {reported}
    </Metric>
  );
  return <Figure value={count} lines={[`${w.dari} ${rosterSize} ${w.opd}`, w.melapor]} />;
}

/** What is left of the year's cash plan over the working days that are left; null when there is nothing to tell. */
export function neededPerDay({ totals, summary }: Pick<Board, 'totals' | 'summary'>): string | null {
  const { cashPlanYear, realization } = totals;
  if (cashPlanYear === null || realization === null || summary.workingDaysLeft === 0) return null;
  const open = senFromWire(cashPlanYear) - senFromWire(realization);
  return open <= 0n ? null : senToWire(scaleSen(open, 1n, BigInt(summary.workingDaysLeft)));
}
