import { z } from 'zod';
import { boardSchema } from './board.js';
import { isoDateSchema } from './figures.js';
import { screenSchema } from './screen.js';

/** Version of the delivery protocol; the server speaks this and the one before. */
export const PROTOCOL_VERSION = 1;

/** Names of socket events and commands. */
export const events = {
  hello: 'board.hello',
  delta: 'board.changed',
  beat: 'link.beat',
  resync: 'board.resync',
  bye: 'link.closing',
  order: 'screen.order',
  painted: 'screen.painted',
  stage: 'visit.stage',
  replay: 'replay.frame',
  guests: 'guests.frame',
  visit: 'visit.state',
  visitOver: 'visit.over',
  guestReplay: 'replay.told',
} as const;

/** Socket.IO namespaces: the real tenant and the demo tenant never share one. */
export const namespaces = { real: '/live', demo: '/demo' } as const;
export type Tenant = keyof typeof namespaces;
/** Where the phones of guests connect; they get no board there. */
export const GUEST_NAMESPACE = '/guest';

/** The nature of the data, set by the server on every frame. */
export const natureSchema = z.enum(['NYATA', 'SIMULASI', 'REKAMAN', 'TAMU-NYATA']);
export type Nature = z.infer<typeof natureSchema>;

/**
 * `12.05-2026` or `demo-2026`; `main` = what this tenant shows by default, `beside` = the other year while two stand side by side, both
 * resolved by the server.
 */
export const channelSchema = z
  .string()
  .regex(/^(main|beside|(\d\d\.\d\d|demo)-\d{4})$/)
  .max(32);

/** client → server, acknowledged within 5 s. */
export const helloSchema = z.strictObject({
  v: z.int().positive(),
  build: z.string().max(64),
  channels: z
    .array(z.strictObject({ channel: channelSchema, epoch: z.string().max(64).optional(), revision: z.int().nonnegative().optional() }))
    .min(1)
    .max(16),
});
export type Hello = z.infer<typeof helloSchema>;

/** A whole board at one position; `hash` is that of its entries (see `hashEntries`). */
export const snapshotSchema = z.strictObject({
  channel: z.string(),
  epoch: z.string(),
  revision: z.int().nonnegative(),
  nature: natureSchema,
  hash: z.string(),
  board: boardSchema,
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export const refusalSchema = z.strictObject({ refused: z.enum(['unknown-channel', 'not-granted', 'empty']) });

/** The acknowledgement of `hello`, keyed by the channel as asked. */
export const helloAckSchema = z.strictObject({
  v: z.int(),
  build: z.string(),
  serverTime: z.number(),
  beatMs: z.number(),
  screen: screenSchema.nullable(),
  channels: z.record(z.string(), z.union([snapshotSchema, refusalSchema])),
});
export type HelloAck = z.infer<typeof helloAckSchema>;

/** server → client. Absolute values; a conflated frame spans `from`…`revision`. `state` is applied when `from ≤ have + 1`. */
export const deltaSchema = z.strictObject({
  channel: z.string(),
  epoch: z.string(),
  from: z.int(),
  revision: z.int(),
  asOf: isoDateSchema,
  nature: natureSchema,
  /** Server clock when the frame was built (ms). */
  t: z.number(),
  set: z.record(z.string(), z.unknown()),
  del: z.array(z.string()),
});
export type Delta = z.infer<typeof deltaSchema>;

/** server → client every `beatMs`; `hash` about once a minute. */
export const beatSchema = z.strictObject({
  t: z.number(),
  heads: z.record(z.string(), z.tuple([z.string(), z.int()])),
  database: z.enum(['tersambung', 'terputus']),
  hash: z.record(z.string(), z.strictObject({ revision: z.int(), hash: z.string() })).optional(),
});
export type Beat = z.infer<typeof beatSchema>;

export const resyncSchema = z.strictObject({
  channel: z.string(),
  reason: z.enum(['gap', 'slow', 'epoch', 'channel-changed', 'screen-changed', 'truncated']),
});
export const byeSchema = z.strictObject({
  code: z.enum(['revoked', 'slow', 'shutdown', 'duplicate', 'upgrade']),
  afterMs: z.number().optional(),
});
export type Bye = z.infer<typeof byeSchema>;

/** `GET /api/session`: who this browser is to the server, and what it may show. */
export const sessionSchema = z.strictObject({
  tenant: z.enum(['real', 'demo']).nullable(),
  namespace: z.string().nullable(),
  nature: natureSchema.nullable(),
  screen: screenSchema.nullable(),
  build: z.string(),
  serverTime: z.number(),
});
export type Session = z.infer<typeof sessionSchema>;
