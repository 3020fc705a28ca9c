import type { CatalogueItemFact } from '../facts/index.js';
import type { WorkUnitCode } from '../values/index.js';

/** The rule that finds what is missing of a share: its messages are the reminders. */
export const MISSING_EVIDENCE = 'M01';

/** Names what one unit has to bring for one area of a scheme; the key of the rule's subjects. */
export const shareKeyOf = ({ scheme, code }: Pick<CatalogueItemFact, 'scheme' | 'code'>, workUnit: WorkUnitCode | null): string =>
  [scheme, code, workUnit ?? '-'].join('|');
