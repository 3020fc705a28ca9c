import type { IsoDate } from './fiscal-calendar.js';
import type { Sen } from './sen.js';

/** A value that a sentence may name; formatted in the reader's language. */
export type Slot =
  | { readonly money: Sen }
  | { readonly rate: number }
  | { readonly points: number }
  | { readonly number: number }
  | { readonly date: IsoDate }
  | { readonly text: string };
