import './wall.css';
import { useMemo } from 'react';
import { useBoard, useClock } from '../live/live-context.js';
import { useLanguage } from '../shared/language.js';
import { CalmPage, useCalmReason } from './calm-page.js';
import { DuckLine } from './ornament.js';
import type { Scene } from './scene.js';
import { SceneBoundary } from './scene-boundary.js';
import { scenes } from './scenes/index.js';
import { useSeatFactor } from './seat.js';
import { useRotation } from './use-rotation.js';
import { WallFooter } from './wall-footer.js';
import { WallHeader } from './wall-header.js';

/** The scenes a screen may show; all of them when its list is empty or names none that exists. */
function playlistOf(permitted: readonly string[] | null): readonly Scene[] {
  const chosen = scenes.filter((s) => permitted?.includes(s.id));
  return chosen.length > 0 ? chosen : scenes;
}

/** One screen: header, the scene of the moment, footer, and what must be seen over all of them. */
export function Wall({ scene, hold }: { readonly scene: string | null; readonly hold: boolean }) {
  const { language, w } = useLanguage();
  const k = useSeatFactor();
  const reason = useCalmReason();
  const permitted = useBoard((s) => s.screen?.scenes ?? null);
  const playlist = useMemo(() => playlistOf(permitted), [permitted]);
  const rotation = useRotation(playlist, scene, hold, k);
  const cold = useClock((r) => r.link === 'cold');
  const simulated = useBoard((s) => s.nature === 'SIMULASI');
  const { component: SceneView, title, question, id } = rotation.scene;
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
            <SceneView page={rotation.page} pages={rotation.pages} />
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
