import { type BoardState, FoldIsLate } from '../board/board-state.js';
import type { Panel } from './panel.js';

/** Panels as they were last written: one whose stamp did not move stays the same object. */
export class PanelMemo {
  readonly #known = new Map<string, { readonly stamp: string; readonly view: unknown }>();

  constructor(private readonly panels: readonly Panel[]) {}

  /** The panels that have something to show, by id. */
  write(state: BoardState): Record<string, unknown> {
    const written: Record<string, unknown> = {};
    for (const panel of this.panels) {
      const view = this.#viewOf(panel, state);
      if (view !== null) written[panel.id] = view;
    }
    return written;
  }

  /** After a restart a panel is left out until the fold that it reads has caught up. */
  #viewOf(panel: Panel, state: BoardState): unknown {
    try {
      return this.#view(panel, state);
    } catch (error) {
      if (error instanceof FoldIsLate) return null;
      throw error;
    }
  }

  #view(panel: Panel, state: BoardState): unknown {
    const stamp = panel.stamp(state);
    const known = this.#known.get(panel.id);
    if (known?.stamp === stamp) return known.view;
    const view = panel.view(state);
    this.#known.set(panel.id, { stamp, view });
    return view;
  }
}
