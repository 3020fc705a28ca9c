import './wall.css';
import { useBoard, useClock } from '../live/live-context.js';
import { useLanguage } from '../shared/language.js';
import { CalmPage, useCalmReason } from './calm-page.js';
import { DuckLine } from './ornament.js';
import { SceneBoundary } from './scene-boundary.js';
import { scenes } from './scenes/index.js';
import { useSeatFactor } from './seat.js';
import { useRotation } from './use-rotation.js';
import { WallFooter } from './wall-footer.js';
import { WallHeader } from './wall-header.js';

/** One screen: header, the scene of the moment, footer, and what must be seen over all of them. */
export function Wall({ scene, hold }: { readonly scene: string | null; readonly hold: boolean }) {
  const { language, w } = useLanguage();
  const k = useSeatFactor();
  const reason = useCalmReason();
  const rotation = useRotation(scenes, scene, hold, k);
  const cold = useClock((r) => r.link === 'cold');
  const simulated = useBoard((s) => s.nature === 'SIMULASI');
  const { component: Scene, title, question, id } = rotation.scene;
  if (reason === 'tidak-berizin') {
    return (
      <main className="wall" data-denied="">
        <CalmPage reason={reason} />
      </main>
    );
  }
  return (
    <main
      className="wall"
      style={{ ['--k' as string]: k }}
      data-cold={cold && reason === null ? '' : undefined}
      data-scene={id}
      onPointerDown={rotation.toggle}
    >
      <WallHeader title={title[language]} question={question[language]} />
      <DuckLine />
      <div className="isi">
        {reason ? (
          <CalmPage reason={reason} />
        ) : (
          <SceneBoundary key={id} note={w.gagalDigambar}>
            <Scene page={rotation.page} pages={rotation.pages} />
          </SceneBoundary>
        )}
      </div>
      <WallFooter rotation={rotation} />
      {simulated ? <div className="bingkai-simulasi" /> : null}
      <StallBar />
    </main>
  );
}

/** Restarted every second by the clock; when the page halts, its own animation reveals it. */
function StallBar() {
  const { w } = useLanguage();
  const beat = useClock((r) => r.beat % 2);
  return <div className={beat === 0 ? 'terhenti terhenti-a' : 'terhenti terhenti-b'}>{w.layarTerhenti}</div>;
}
