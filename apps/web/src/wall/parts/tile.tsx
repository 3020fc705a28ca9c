import type { ReactNode } from 'react';
import { type Box, placeAt } from '../box.js';

interface TileProps {
  readonly box: Box;
  /** Its source is stale: hatch behind the content, dashed edge. */
  readonly stale?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A surface that stands out by its tone alone: no border, no shadow. */
export function Tile({ box, stale = false, className = '', children }: TileProps) {
  return (
    <section className={`ubin ${stale ? 'basi ' : ''}${className}`} style={placeAt(box)}>
      {children}
    </section>
  );
}
