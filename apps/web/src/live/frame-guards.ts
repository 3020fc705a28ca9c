import './no-eval.js';
import {
  type Beat,
  type Board,
  type Bye,
  beatSchema,
  boardRowSchema,
  boardSchema,
  byeSchema,
  curvePointSchema,
  type Delta,
  deltaSchema,
  figuresSchema,
  type GuestsFrame,
  guestsFrameSchema,
  type HelloAck,
  helloAckSchema,
  isRowEntry,
  type Order,
  orderSchema,
  panelOfEntry,
  panelSchemas,
  type ReplayFrame,
  replayFrameSchema,
  resyncSchema,
  type Session,
  type Snapshot,
  type Stage,
  sessionSchema,
  snapshotSchema,
  sourceSchema,
  stageSchema,
  summarySchema,
} from '@lcc/contract';

interface Check {
  safeParse(value: unknown): { readonly success: boolean };
}

// The values themselves are used, never the parsed copies: the hash is over the bytes as sent, key order included.
const passes = (schema: Check, value: unknown): boolean => schema.safeParse(value).success;
const list = (schema: Check): Check => ({
  safeParse: (value) => ({ success: Array.isArray(value) && value.every((v) => passes(schema, v)) }),
});

const META = boardSchema.pick({ region: true, regionName: true, year: true, version: true, closed: true, adjusted: true, asOf: true });

const ENTRY: Readonly<Record<string, Check>> = {
  meta: META,
  totals: figuresSchema,
  summary: summarySchema,
  curve: list(curvePointSchema),
  sources: list(sourceSchema),
};

const PANELS: Readonly<Record<string, Check>> = panelSchemas;
const mayGo = (key: string): boolean => isRowEntry(key) || panelOfEntry(key) !== null;

function entryPasses(key: string, value: unknown): boolean {
  if (isRowEntry(key)) return passes(boardRowSchema, value);
  const panel = panelOfEntry(key);
  const schema = panel === null ? ENTRY[key] : PANELS[panel];
  // An entry of a newer server that this build does not know is carried along: it belongs to the hash.
  return schema === undefined || passes(schema, value);
}

export const isSession = (value: unknown): value is Session => passes(sessionSchema, value);
export const isHelloAck = (value: unknown): value is HelloAck => passes(helloAckSchema, value);
export const isSnapshot = (value: unknown): value is Snapshot => passes(snapshotSchema, value);
export const isBoard = (value: unknown): value is Board => passes(boardSchema, value);
export const isBeat = (value: unknown): value is Beat => passes(beatSchema, value);
export const isBye = (value: unknown): value is Bye => passes(byeSchema, value);
export const isOrder = (value: unknown): value is Order => passes(orderSchema, value);
export const isStage = (value: unknown): value is Stage => passes(stageSchema, value);
export const isReplay = (value: unknown): value is ReplayFrame | null => passes(replayFrameSchema, value);
export const isGuests = (value: unknown): value is GuestsFrame | null => passes(guestsFrameSchema, value);
export const isResync = (value: unknown): boolean => passes(resyncSchema, value);

/** A delta whose frame and every entry have the agreed shape, and which never takes away a part a board cannot be without. */
export function isDelta(value: unknown): value is Delta {
  const frame = deltaSchema.safeParse(value);
  if (!frame.success) return false;
  return Object.entries(frame.data.set).every(([key, entry]) => entryPasses(key, entry)) && frame.data.del.every(mayGo);
}
