import './ringkas.css';
import { useBoard } from '../../live/live-context.js';
import { isTurnOfYear, useOtherYear } from '../../live/use-other-year.js';
import { sampleBoard } from '../../shared/sample-board.js';
import { useCanvas } from '../canvas.js';
import { TextSize } from '../parts/text-size.js';
import type { Scene, SceneProps } from '../scene.js';
import { CurveTile } from './ringkas-curve.js';
import { ThreeFigures } from './ringkas-figures.js';
import { FiveUnits } from './ringkas-five.js';
import { HeadFigure } from './ringkas-head.js';
import { FAR_HEAD_K, type RingkasPage, ringkasPages } from './ringkas-layout.js';
import { TwoYears } from './ringkas-years.js';

function Ringkas({ page }: SceneProps) {
  const canvas = useCanvas();
  const other = useOtherYear();
  const isTurn = useBoard((s) => s.board !== null && isTurnOfYear(s.board));
  if (other && page === 0)
    return (
      <div className="adegan-isi">
        <TwoYears other={other} />
      </div>
    );
  const parts = ringkasPages(canvas)[Math.max(0, isTurn ? page - 1 : page)] ?? {};
  const isAlone = parts.head !== undefined && parts.curve === undefined;
  return (
    <TextSize k={isAlone ? FAR_HEAD_K : canvas.k}>
      <Parts {...parts} />
    </TextSize>
  );
}

function Parts({ head, figures, curve, five }: RingkasPage) {
  return (
    <>
      {head ? <HeadFigure box={head} /> : null}
      {figures ? <ThreeFigures box={figures} /> : null}
      {curve ? <CurveTile box={curve} /> : null}
      {five ? <FiveUnits box={five} /> : null}
    </>
  );
}

/** Are we on plan? */
export const ringkas: Scene = {
  id: 'ringkas',
  title: { id: 'Ringkas', en: 'Summary' },
  question: { id: 'Sesuai rencana?', en: 'On plan?' },
  dwell: 25,
  audiences: ['wall', 'guest'],
  sources: ['lra', 'sp2d', 'cash-plan', 'budget-lines'],
  pages: (board, canvas) => ringkasPages(canvas).length + (isTurnOfYear(board) ? 1 : 0),
  needs: (board) => board.totals.ceiling !== null || board.totals.realization !== null,
  component: Ringkas,
  sample: () => sampleBoard(),
};
