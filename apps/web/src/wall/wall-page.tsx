import { LiveProvider } from '../live/live-context.js';
import { LanguageProvider } from '../shared/language.js';
import { SeatContext, seatFactor } from './seat.js';
import { Wall } from './wall.js';

/** `/wall` and `/wall/:scene`; `?hold` stays on the scene, `?k=` tells the seat factor, `?channel=` another board. */
export default function WallPage({ scene }: { readonly scene: string | null }) {
  return (
    <LanguageProvider>
      <LiveProvider>
        <SeatContext value={seatFactor(location.search)}>
          <div className="wall-page">
            <Wall scene={scene} hold={new URLSearchParams(location.search).has('hold')} />
          </div>
        </SeatContext>
      </LiveProvider>
    </LanguageProvider>
  );
}
