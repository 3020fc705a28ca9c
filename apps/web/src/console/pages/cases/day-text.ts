import { dayText } from '../../../shared/time-format.js';
import type { usePreferences } from '../../preferences.js';

/** A calendar day as people write it: `24 Nov 2026`. */
export const dayOf = (date: string, language: ReturnType<typeof usePreferences>['language']): string => dayText(Date.parse(date), language);
