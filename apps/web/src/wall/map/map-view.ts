/** The field of a map in logical pixels, and what is kept free of the land on each side. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What stands on a district: a number that ties it to a list, the shape of its state, or a ring for silence. */
export type MapSign =
  | { readonly kind: 'silent' }
  | { readonly kind: 'pill'; readonly number: number; readonly state: 'kritis' | 'waspada' | null }
  | { readonly kind: 'badge'; readonly state: 'kritis' | 'waspada' };

/** A district as it is drawn, or a place within one: a mark alone. */
export interface MapPlace {
  readonly code: string;
  /** Where the mark of a place stands, longitude first; a district's stands at its label. */
  readonly at?: readonly [number, number];
  readonly name: string;
  /** 1 (in order, darkest) to 5; null = no value: hatched. */
  readonly step: number | null;
  readonly sign: MapSign | null;
}
