import type { Fold, FoldClass } from './fold.js';
import { ProgressFold } from './progress.fold.js';

export * from './fold.js';
export * from './progress.fold.js';

/** Every fold of a board, one line each. */
export const folds: readonly FoldClass<Fold>[] = [ProgressFold];
