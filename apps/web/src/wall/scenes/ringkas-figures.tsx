import type { ReactNode } from 'react';
import { useBoard } from '../../live/live-context.js';
import { useLanguage } from '../../shared/language.js';
import { Metric } from '../../shared/metric.js';
import { percentNumber, scaleMoney } from '../../shared/number-format.js';
import { useRealizationFeed } from '../feed-state.js';

/** Rupiah behind or above the plan, working days left, and where the year will end (or how many have reported). */
export function ThreeFigures() {
  const { stale } = useRealizationFeed();
  return (
    <section className="ringkas-angka">
      <Behind stale={stale} />
      <DaysLeft />
      <Outlook stale={stale} />
    </section>
  );
}

interface FigureProps {
  readonly value: ReactNode;
  readonly lines: readonly [string, string];
  readonly stale?: boolean;
}

function Figure({ value, lines, stale = false }: FigureProps) {
  return (
    <div className={stale ? 'angka basi' : 'angka'}>
      <div className="angka-nilai">{value}</div>
      {lines[0]}
      <br />
      {lines[1]}
    </div>
  );
}

function Behind({ stale }: { readonly stale: boolean }) {
  const { language, w } = useLanguage();
  const behind = useBoard((s) => s.board?.summary.behind ?? null);
  const revision = useBoard((s) => s.board?.summary.revision ?? 0);
  const absent = useBoard((s) => s.board?.totals.absent.cashPlan ?? s.board?.totals.absent.realization ?? null);
  const money = behind === null ? null : scaleMoney(behind.replace('-', ''), language, 'three');
  const value = (
    <Metric metric="behind" scope="region" value={behind} absent={absent} revision={revision}>
      {money?.number ?? '—'}
    </Metric>
  );
  if (behind === null || !money) return <Figure value={value} lines={[w.rencanaKas, w.belumAda]} stale={stale} />;
  const unit = money.unit ? `${money.unit} ${w.rupiah}` : w.rupiah;
  const side = money.number === '0' ? w.sesuaiRencana : behind.startsWith('-') ? w.diAtasRencana : w.tertinggal;
  return <Figure value={value} lines={[unit, side]} stale={stale} />;
}

function DaysLeft() {
  const { w } = useLanguage();
  const days = useBoard((s) => s.board?.summary.workingDaysLeft ?? 0);
  const revision = useBoard((s) => s.board?.summary.revision ?? 0);
  const value = (
    <Metric metric="workingDaysLeft" scope="region" value={days} revision={revision}>
      {days}
    </Metric>
  );
  return <Figure value={value} lines={[w.hariKerja, w.tersisa]} />;
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
    return <Figure value={held} lines={[w.penilaianOpd, w.ditahan]} />;
  }
  if (projection) {
    const middle = (
      <>
        <Metric metric="projection" scope="region" value={projection.middle} revision={revision}>
          {percentNumber(projection.middle, language)}
        </Metric>
        <span className="percent-sign">%</span>
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
