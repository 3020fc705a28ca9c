import { z } from 'zod';

/** `GET /api/v1/me/push`: the key a browser subscribes with. */
export const pushKeySchema = z.strictObject({ publicKey: z.string() });

/** `PUT /api/v1/me/push`: a browser's subscription, as it tells it. */
export const pushSubscriptionSchema = z.strictObject({
  endpoint: z.string().max(1_000),
  /** A point of P-256, uncompressed, and sixteen bytes; both as base64url. */
  keys: z.strictObject({ p256dh: z.string().regex(/^B[A-Za-z0-9_-]{86}$/), auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
});
export type PushSubscriptionTold = z.infer<typeof pushSubscriptionSchema>;

/** `DELETE /api/v1/me/push`. */
export const pushEndSchema = pushSubscriptionSchema.pick({ endpoint: true });
