import { type ReactNode, useMemo } from 'react';
import { CanvasContext, useCanvas } from '../canvas.js';

/** A field whose text is as large as at another k than the screen's own, for what would else leave the picture empty. */
export function TextSize({ k, children }: { readonly k: number; readonly children: ReactNode }) {
  const canvas = useCanvas();
  const larger = useMemo(() => ({ ...canvas, k, scale: k / 6 }), [canvas, k]);
  return (
    <CanvasContext value={larger}>
      <div className="adegan-isi ukuran" style={{ ['--k' as string]: k }}>
        {children}
      </div>
    </CanvasContext>
  );
}
