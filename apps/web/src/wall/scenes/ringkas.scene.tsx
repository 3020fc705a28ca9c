import './ringkas.css';
import { sampleBoard } from '../../shared/sample-board.js';
import type { Scene } from '../scene.js';
import { CurveTile } from './ringkas-curve.js';
import { ThreeFigures } from './ringkas-figures.js';
import { FiveUnits } from './ringkas-five.js';
import { HeadFigure } from './ringkas-head.js';

function Ringkas() {
  return (
    <div className="adegan-isi ringkas">
      <HeadFigure />
      <ThreeFigures />
      <CurveTile />
      <FiveUnits />
    </div>
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
  pages: () => 1,
  needs: (board) => board.totals.ceiling !== null || board.totals.realization !== null,
  component: Ringkas,
  sample: () => sampleBoard(),
};
