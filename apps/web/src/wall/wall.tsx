import './wall.css';
import './frame.css';
import type { Stage } from '@lcc/contract';
import { useMemo } from 'react';
import { isSimulated, useBoard, useClock } from '../live/live-context.js';
import { useLanguage } from '../shared/language.js';
import { CalmPage, type CalmReason, useCalmReason } from './calm-page.js';
import { CanvasContext, type CanvasWish, NO_WISH, useCanvas, usePageCanvas } from './canvas.js';
import { habitsOf, useShows } from './habits.js';
import { KeyHelp } from './key-help.js';
import { OrderOverlay, useOrders } from './orders.js';
import { DuckLine } from './ornament.js';
import { BackNote, ReplayBar } from './replay/replay-marks.js';
import type { Scene } from './scene.js';
import { SceneBoundary } from './scene-boundary.js';
import { scenes } from './scenes/index.js';
import { Siaga } from './siaga/siaga.js';
import { useFollowed, useStage } from './stage.js';
import { HELD, type Rotation, TOLD, useRotation } from './use-rotation.js';
import { VisitBand } from './visit/visit-band.js';
import { besideVisit } from './visit/visit-layout.js';
import { VisitTrialView } from './visit/visit-trial.js';
import { WallFooter } from './wall-footer.js';
import { WallHeader } from './wall-header.js';

/** The scenes a screen was given, in its order; all of them when it was given none, or none that this build knows. */
export function playlistOf(given: readonly string[] | null): readonly Scene[] {
  const chosen = (given ?? []).flatMap((id) => scenes.find((s) => s.id === id) ?? []);
  return chosen.length > 0 ? chosen : scenes;
}

interface WallProps {
  readonly scene: string | null;
  readonly hold: boolean;
  /** What the page's address asks for instead of what is known of the screen. */
  readonly wish?: CanvasWish;
}

/** One screen: header, the scene of the moment, footer, and what must be seen over all of them. */
export function Wall({ scene, hold, wish = NO_WISH }: WallProps) {
  const page = usePageCanvas(wish);
  const stage = useStage(hold);
  const isVisited = stage !== null;
  const canvas = useMemo(() => (isVisited ? besideVisit(page) : page), [isVisited, page]);
  const reason = useCalmReason();
  const screen = useBoard((s) => s.session?.screen ?? null);
  const shows = useShows(screen);
  const hosting = useBoard((s) => s.guests !== null);
  const playlist = useMemo(() => {
    const list = playlistOf(shows === 'night' ? null : shows);
    return hosting ? openToGuests(list) : list;
  }, [shows, hosting]);
  const rotation = useRotation(
    playlist,
    scene,
    hold || stage !== null,
    canvas,
    stage === null ? habitsOf(screen) : stage.held ? HELD : TOLD,
  );
  // A scene that is closed to guests stays away from them, also when it stood there before or an order calls it.
  const first = playlist[0];
  const shown =
    hosting && first && !rotation.scene.audiences.includes('guest') ? { ...rotation, scene: first, page: 0, pages: 1 } : rotation;
  useFollowed(stage, rotation.call);
  const identified = useOrders(rotation, shows === 'night');
  return (
    <CanvasContext value={canvas}>
      {reason === 'tidak-berizin' ? null : <OrderOverlay night={shows === 'night'} identified={identified ? screen : null} />}
      {reason === 'tidak-berizin' ? (
        <main className="wall" data-denied="" data-orientation={canvas.orientation}>
          <CalmPage reason={reason} />
        </main>
      ) : (
        <Picture rotation={shown} reason={reason} quiet={hold || isVisited} stage={stage} />
      )}
    </CanvasContext>
  );
}

function Picture({
  rotation,
  reason,
  quiet,
  stage,
}: {
  readonly rotation: Rotation;
  readonly reason: CalmReason | null;
  readonly quiet: boolean;
  readonly stage: Stage;
}) {
  const { language, w } = useLanguage();
  const { k, density, orientation } = useCanvas();
  const cold = useClock((r) => r.link === 'cold');
  const framed = useBoard((s) => isSimulated(s) || s.replay !== null || s.guests !== null);
  const { component: SceneView, title, question, id } = rotation.scene;
  return (
    <main
      className="wall"
      style={{ ['--k' as string]: k }}
      data-orientation={orientation}
      data-density={density}
      data-cold={cold && reason === null ? '' : undefined}
      data-scene={id}
      onPointerDown={rotation.toggle}
    >
      <WallHeader title={title[language]} question={question[language]} />
      <DuckLine />
      <div className={stage ? 'isi isi-kunjungan' : 'isi'}>
        {reason ? (
          <CalmPage reason={reason} />
        ) : stage?.trial ? (
          <VisitTrialView trial={stage.trial} />
        ) : (
          <SceneBoundary key={id} note={w.gagalDigambar}>
            <SceneView page={rotation.page} pages={rotation.pages} />
          </SceneBoundary>
        )}
      </div>
      {stage && !reason ? <VisitBand stage={stage} /> : null}
      <WallFooter rotation={rotation} />
      {reason ? null : <Siaga quiet={quiet} />}
      <KeyHelp />
      {framed ? <div className="bingkai-simulasi" /> : null}
      <ReplayBar />
      <BackNote stage={stage} />
      <StallBar />
    </main>
  );
}

/** What guests may stand before; where the hour has none of it, all of that kind. */
function openToGuests(list: readonly Scene[]): readonly Scene[] {
  const isOpen = ({ audiences }: Scene): boolean => audiences.includes('guest');
  const open = list.filter(isOpen);
  return open.length > 0 ? open : scenes.filter(isOpen);
}

/** Restarted every second by the clock; when the page halts, its own animation reveals it. */
function StallBar() {
  const { w } = useLanguage();
  const beat = useClock((r) => r.beat % 2);
  return <div className={beat === 0 ? 'terhenti terhenti-a' : 'terhenti terhenti-b'}>{w.layarTerhenti}</div>;
}
