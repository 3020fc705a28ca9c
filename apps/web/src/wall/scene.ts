import type { Board, SceneId } from '@lcc/contract';
import type { ComponentType } from 'react';
import type { Language } from '../shared/number-format.js';
import type { Canvas } from './canvas.js';

export interface SceneProps {
  /** Page within the scene, from 0. */
  readonly page: number;
  readonly pages: number;
}

/** A wall scene answers one question. Adding one = one file with such a definition, one line in the list, and its name in the contract. */
export interface Scene {
  readonly id: SceneId;
  readonly title: Readonly<Record<Language, string>>;
  /** The question it answers, set bold in the header. */
  readonly question: Readonly<Record<Language, string>>;
  /** Seconds a page stands. */
  readonly dwell: number;
  readonly audiences: readonly ('wall' | 'guest')[];
  /** Ids of the sources it lives from. */
  readonly sources: readonly string[];
  /** Pages it has for this board on this canvas. */
  readonly pages: (board: Board, canvas: Canvas) => number;
  /** Whether the board holds what it shows; without, the rotation passes it by. */
  readonly needs: (board: Board) => boolean;
  readonly component: ComponentType<SceneProps>;
  /** A board it can be shown with. */
  readonly sample: () => Board;
}
