import type { AlertFact } from '../facts/index.js';
import { textHash } from '../values/index.js';

/** Public name of a case; it tells nothing of what it is about. */
export const caseIdOf = ({ type, key }: AlertFact['about']): string => textHash(['kasus', type, key]).slice(0, 12);

/** Tells whether an alert rests on the same rows as before. */
export const evidenceHash = (evidence: AlertFact['evidence']): string => textHash(evidence.map(({ kind, key }) => `${kind}|${key}|`));
