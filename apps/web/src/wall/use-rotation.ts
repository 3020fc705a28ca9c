import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useBoard, useLive } from '../live/live-context.js';
import { reloadWhenReady } from '../live/page-reload.js';
import type { Canvas } from './canvas.js';
import { moved, PLACE, type Place, type Step, stepAt } from './rotation.js';
import type { Scene } from './scene.js';

export interface Rotation extends Step {
  readonly paused: boolean;
  readonly toggle: () => void;
  /** Goes to a scene, also one that is not in the list of the hour; the rotation then goes on from there. */
  readonly call: (scene: Scene) => void;
}

/** What is known of the screen beside its list. */
export interface Habits {
  readonly dwell: Readonly<Record<string, number>>;
  readonly frozen: boolean;
  /** Somebody tells what stands there: no page is turned by itself, and nothing says that it is paused. */
  readonly still?: boolean;
}

export const NO_HABITS: Habits = { dwell: {}, frozen: false };
export const HELD: Habits = { dwell: {}, frozen: true };
export const TOLD: Habits = { dwell: {}, frozen: false, still: true };

/** Swaps the picture with a cross-fade where the browser can; at once where it cannot or the viewer wants no motion. */
function crossFade(update: () => void): void {
  if (!document.startViewTransition || document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches) return update();
  const transition = document.startViewTransition(() => flushSync(update));
  // A fade that is skipped (another began, the tab went away) is no failure: the picture has changed all the same.
  transition.ready.catch(() => undefined);
  transition.finished.catch(() => undefined);
}

/** Where the page stood when it was told to reload; once. */
function takePlace(): string | null {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  return kept;
}

const sameStep = (a: Step, b: Step): boolean => a.scene === b.scene && a.page === b.page && a.pages === b.pages && a.of === b.of;

/** Walks through the scenes; Space or touch pauses, arrows turn pages. `hold` stays on the first scene and turns only its pages. */
export function useRotation(
  scenes: readonly Scene[],
  first: string | null,
  hold: boolean,
  canvas: Canvas,
  { dwell, frozen, still = false }: Habits = NO_HABITS,
): Rotation {
  const { store } = useLive();
  const [place, setPlace] = useState<Place>(() => ({ scene: first ?? takePlace() ?? scenes[0]?.id ?? '', page: 0 }));
  const [pausedHere, setPaused] = useState(false);
  const [called, setCalled] = useState<Scene | null>(null);
  const paused = pausedHere || frozen;
  const held = scenes.filter((s) => s.id === place.scene);
  const isGuest = called?.id === place.scene && held.length === 0;
  const list = hold && held.length > 0 ? held : isGuest && called ? [called, ...scenes] : scenes;
  const step = useBoard(({ board }) => stepAt(list, board, canvas, place), sameStep);
  const latest = useRef({ list, place, canvas });
  useEffect(() => {
    latest.current = { list, place, canvas };
  });
  const turn = useCallback(
    (direction: 1 | -1) => {
      const now = latest.current;
      const next = moved(now.list, store.get().board, now.canvas, now.place, direction);
      if (next.scene === now.place.scene) setPlace(next);
      else crossFade(() => setPlace(next));
    },
    [store],
  );
  const call = useCallback((scene: Scene) => {
    setCalled(scene);
    crossFade(() => setPlace({ scene: scene.id, page: 0 }));
  }, []);
  const toggle = useCallback(() => setPaused((now) => !now), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every turn makes a new place, and each place stands for its own time.
  useEffect(() => {
    if (paused || still) return;
    const timer = setTimeout(
      () => {
        // A new build comes in where the picture changes anyway, and only from a server that is ready to serve it.
        if (store.get().newBuild) void reloadWhenReady(Date.now());
        turn(1);
      },
      (dwell[step.scene.id] ?? step.scene.dwell) * 1000,
    );
    return () => clearTimeout(timer);
  }, [paused, still, store, turn, dwell, step.scene.dwell, place]);
  useKeys(turn, toggle);
  return { ...step, paused, toggle, call };
}

/** The same page without the day it was asked for. */
function presentAddress(href: string): string {
  const url = new URL(href);
  url.searchParams.delete('asOf');
  url.searchParams.delete('knownAt');
  return url.href;
}

function useKeys(turn: (direction: 1 | -1) => void, toggle: () => void): void {
  const past = useLive().past != null;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === ' ') toggle();
      else if (event.key === 'ArrowRight') turn(1);
      else if (event.key === 'ArrowLeft') turn(-1);
      else if (event.key === 'Escape' && past) location.assign(presentAddress(location.href));
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [turn, toggle, past]);
}
