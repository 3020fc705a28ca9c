import './figures.css';
import type { ReactNode } from 'react';
import { type Box, placeAt } from '../box.js';

/** Headline figures stand on the background, side by side or, where they are narrow, one under the other. */
export function Figures({ box, stacked, children }: { readonly box: Box; readonly stacked: boolean; readonly children: ReactNode }) {
  return (
    <section className={stacked ? 'angka-angka angka-bertumpuk' : 'angka-angka'} style={placeAt(box)}>
      {children}
    </section>
  );
}

interface FigureProps {
  readonly value: ReactNode;
  /** What it counts, in two short lines. */
  readonly lines: readonly [string, string];
  readonly stale?: boolean;
}

/** A figure with its two lines. */
export function Figure({ value, lines, stale = false }: FigureProps) {
  return (
    <div className={stale ? 'angka basi' : 'angka'}>
      <div className="angka-nilai">{value}</div>
      <div>
        {lines[0]}
        <br />
        {lines[1]}
      </div>
    </div>
  );
}

/** The sign beside the number of a percentage: lighter and smaller. */
export const PercentSign = () => <span className="percent-sign">%</span>;
