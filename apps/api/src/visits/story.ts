import type { Staged, StoryAct } from '@lcc/contract';

/** Lets things happen in the demo, and takes them back: who stages them is no matter of the tour. */
export interface Story {
  /** What is to be in force from now on. It is brought about in the background, on one instance at a time. */
  want(acts: ReadonlySet<StoryAct>): void;
  /** How far it has come with what was wanted last, in order. */
  staged(): readonly Staged[];
}

export const STORY = Symbol('Story');
