import type { Board } from '@lcc/contract';
import type { Canvas } from './canvas.js';
import type { Scene } from './scene.js';

/** Where in the tab's memory the scene waits on which a screen stood when it was told to reload. */
export const PLACE = 'lcc.scene';

/** Where the rotation stands. */
export interface Place {
  readonly scene: string;
  readonly page: number;
}

const pagesOf = (scene: Scene, board: Board | null, canvas: Canvas): number => (board ? Math.max(1, scene.pages(board, canvas)) : 1);

/** Scenes that can show something; all of them when none can, so that the wall is never empty. */
export function playable(scenes: readonly Scene[], board: Board | null): readonly Scene[] {
  const able = board ? scenes.filter((s) => s.needs(board)) : [];
  return able.length > 0 ? able : scenes.slice(0, 1);
}

export interface Step {
  readonly scene: Scene;
  readonly page: number;
  readonly pages: number;
  /** 1-based number of the scene, of how many. */
  readonly number: number;
  readonly of: number;
}

/** What to show at a place; a scene that is gone falls back to the first, a page that is gone to the last. */
export function stepAt(scenes: readonly Scene[], board: Board | null, canvas: Canvas, place: Place): Step {
  const list = playable(scenes, board);
  const index = Math.max(
    0,
    list.findIndex((s) => s.id === place.scene),
  );
  const scene = list[index];
  if (!scene) throw new RangeError('Tidak ada adegan');
  const pages = pagesOf(scene, board, canvas);
  return { scene, page: Math.min(place.page, pages - 1), pages, number: index + 1, of: list.length };
}

/** The next (+1) or previous (−1) page, round the list of scenes. */
export function moved(scenes: readonly Scene[], board: Board | null, canvas: Canvas, place: Place, direction: 1 | -1): Place {
  const list = playable(scenes, board);
  const now = stepAt(scenes, board, canvas, place);
  const page = now.page + direction;
  if (page >= 0 && page < now.pages) return { scene: now.scene.id, page };
  const next = list[(now.number - 1 + direction + list.length) % list.length] ?? now.scene;
  return { scene: next.id, page: direction === 1 ? 0 : pagesOf(next, board, canvas) - 1 };
}
