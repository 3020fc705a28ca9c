import type { IsoDate } from '@lcc/domain';
import type { Words } from './act.js';

const written = (date: IsoDate, language: string): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** `4 Desember`, `4 December`. */
export const dayWords = (date: IsoDate): Words => ({ id: written(date, 'id-ID'), en: written(date, 'en-GB') });
