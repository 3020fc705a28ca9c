import { z } from 'zod';
import { isoDateSchema, moneySchema } from './figures.js';

const sumSchema = z.strictObject({ count: z.int(), amount: moneySchema });

/** `GET /api/v1/threads/:channel`: what the thread joins and where it breaks, for the region and by unit. */
export const threadSummarySchema = z.strictObject({
  channel: z.string(),
  asOf: isoDateSchema,
  revision: z.int().nonnegative(),
  /** Every measure of `docs/procurement.md`, over all units. */
  totals: z.record(z.string(), sumSchema),
  /** The breaks alone, in the order of the thread, each with the units it belongs to, the largest first; `-` = no unit is known. */
  breaks: z.array(
    sumSchema.extend({ kind: z.string(), units: z.array(sumSchema.extend({ unit: z.string(), name: z.string().nullable() })) }),
  ),
});
export type ThreadSummary = z.infer<typeof threadSummarySchema>;

const brokenThingSchema = z.strictObject({
  /** By which its thread is walked. */
  key: z.string(),
  /** Of its package or activity; null when no file told it. */
  name: z.string().nullable(),
  /** The unit whose row holds it. */
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  amount: moneySchema,
});

/** `GET /api/v1/threads/:channel/breaks/:kind?unit=`: the things behind a break, the largest first. */
export const brokenThingsSchema = z.strictObject({ things: z.array(brokenThingSchema) });
export type BrokenThings = z.infer<typeof brokenThingsSchema>;

const flowBreakSchema = sumSchema.extend({ kind: z.string(), example: brokenThingSchema.nullable() });
export type FlowBreak = z.infer<typeof flowBreakSchema>;

/**
 * `GET /api/v1/threads/:channel/flow`: spending that rests on contracts, from plan to payment, as the wall shows it. It names packages and activities, never
 * vendors.
 */
export const threadFlowSchema = z.strictObject({
  channel: z.string(),
  asOf: isoDateSchema,
  revision: z.int().nonnegative(),
  /** The part of the budget that the plans foresaw; null = no plan is known. */
  plan: sumSchema.nullable(),
  budget: sumSchema,
  agreed: sumSchema,
  /** Payments that are joined to what was agreed, and all that should be. */
  paidOnAgreement: sumSchema,
  paid: sumSchema,
  /** Packages, then contracts and orders. */
  stages: z.strictObject({
    planned: sumSchema,
    announced: sumSchema,
    contracted: sumSchema,
    handedOver: sumSchema,
    paid: sumSchema,
  }),
  /** Where the thread breaks, and where procurement is late: three each. */
  breaks: z.array(flowBreakSchema),
  delays: z.array(flowBreakSchema),
});
export type ThreadFlow = z.infer<typeof threadFlowSchema>;

/** `GET /api/v1/threads/:channel/proposals`: links that wait for a person, the largest first, what was decided, and the names of old codes. */
export const proposalsSchema = z.strictObject({
  proposals: z.array(
    z.strictObject({
      subject: z.enum(['mak', 'payment']),
      from: z.string(),
      unit: z.string().nullable(),
      amount: moneySchema,
      candidates: z.array(z.strictObject({ to: z.string(), reasons: z.array(z.string()) })),
    }),
  ),
  decided: z.array(
    z.strictObject({
      subject: z.enum(['mak', 'payment']),
      from: z.string(),
      to: z.string(),
      verdict: z.enum(['confirmed', 'rejected']),
      note: z.string().nullable(),
      date: isoDateSchema,
    }),
  ),
  bridges: z.array(z.strictObject({ from: z.string(), to: z.string(), fromYear: z.int() })),
});
export type Proposals = z.infer<typeof proposalsSchema>;

/** `POST /api/v1/threads/:channel/links`: what a person decides of a link. `open` takes an earlier decision back. */
export const linkDecisionSchema = z.strictObject({
  subject: z.enum(['mak', 'payment']),
  from: z.string().min(1).max(300),
  to: z.string().min(1).max(300),
  verdict: z.enum(['confirmed', 'rejected', 'open']),
  note: z.string().trim().max(500).nullable().default(null),
});
export type LinkDecision = z.infer<typeof linkDecisionSchema>;

/** `POST /api/v1/threads/:channel/bridges`: what an old sub-activity code is called from a fiscal year on. */
export const codeBridgeSchema = z.strictObject({
  from: z.string().min(1).max(40),
  to: z.string().min(1).max(40),
  fromYear: z.int().min(2000).max(2099),
  active: z.boolean().default(true),
});
export type CodeBridge = z.infer<typeof codeBridgeSchema>;

export const threadDecidedSchema = z.strictObject({ years: z.array(z.int()), revision: z.int().nonnegative() });
