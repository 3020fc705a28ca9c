import { LiveProvider } from '../live/live-context.js';
import { LanguageProvider } from '../shared/language.js';
import { canvasWish } from './canvas.js';
import { Wall } from './wall.js';

/**
 * `/wall` and `/wall/:scene`; `?hold` stays on the scene, `?channel=` shows another board. `?k=`, `?orientation=` and `?room=` try
 * another canvas than the screen's own.
 */
export default function WallPage({ scene }: { readonly scene: string | null }) {
  const { search } = location;
  return (
    <LanguageProvider>
      <LiveProvider>
        <div className="wall-page">
          <Wall scene={scene} hold={new URLSearchParams(search).has('hold')} wish={canvasWish(search)} />
        </div>
      </LiveProvider>
    </LanguageProvider>
  );
}
