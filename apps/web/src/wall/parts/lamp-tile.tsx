import './lamp-tile.css';
import type { ReactNode } from 'react';
import { Shape, type ShapeName } from '../../shared/shape.js';
import type { Box } from '../box.js';
import { Tile } from './tile.js';

interface LampTileProps {
  readonly box: Box;
  readonly shape: ShapeName;
  readonly label: string;
  readonly word: ReactNode;
  /** At the right, above and below; what has no room is left out. */
  readonly notes?: readonly ReactNode[];
}

/** A lamp with its word: one axis of trust, told large. */
export function LampTile({ box, shape, label, word, notes = [] }: LampTileProps) {
  return (
    <Tile box={box} className="lampu-ubin">
      <Shape name={shape} />
      <div className="lampu-kata">
        <span className="second">{label}</span>
        <b>{word}</b>
      </div>
      <div className="lampu-catatan">
        {notes.map((note, i) => (
          <span key={i === 0 ? 'atas' : 'bawah'}>{note}</span>
        ))}
      </div>
    </Tile>
  );
}
