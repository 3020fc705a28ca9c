import type { Stage } from '@lcc/contract';
import { useEffect } from 'react';
import { useBoard } from '../live/live-context.js';
import type { Scene } from './scene.js';
import { scenes } from './scenes/index.js';

/** What a visit shows now; null on a screen that somebody holds on a scene of its own. */
export function useStage(hold: boolean): Stage {
  const stage = useBoard((s) => s.stage);
  return hold ? null : stage;
}

/** Goes to the scene of the beat whenever it becomes another; the rotation goes on from there when the visit is over. */
export function useFollowed(stage: Stage, call: (scene: Scene) => void): void {
  const id = stage?.scene ?? null;
  useEffect(() => {
    const scene = scenes.find((each) => each.id === id);
    if (scene) call(scene);
  }, [id, call]);
}
