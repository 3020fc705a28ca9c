import { z } from 'zod';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const instantSchema = z.iso.datetime({ offset: true });

export const messageSteps = ['unit', 'asisten', 'sekda', 'bupati', 'inspektorat'] as const;
const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, { error: 'huruf kecil, angka dan tanda hubung, 2 sampai 40' }),
  title: text(80),
  /** Whose messages it carries. */
  steps: z.array(z.enum(messageSteps)).min(1),
  /** Only cases of this work unit; null = of all. */
  workUnit: z.string().nullable(),
  enabled: z.boolean(),
};

/** A channel for messages, with its secrets; they go in and never come out again. */
export const channelAddSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('webhook'),
    ...common,
    address: text(2_000),
    /** Signs each request; at least 16 letters. */
    secret: z.string().min(16).max(200),
    /** Body for a gateway, with `{text}`, `{subject}` and `{id}` in its texts; null = our own JSON. */
    template: z.string().max(4_000).nullable(),
  }),
  z.strictObject({ kind: z.literal('telegram'), ...common, token: text(200), chat: text(60) }),
  z.strictObject({
    kind: z.literal('mail'),
    ...common,
    /** `smtps://` speaks TLS from the start, `smtp://` from STARTTLS on. */
    address: text(300).regex(/^smtps?:\/\//, { error: 'tulis smtps://… atau smtp://…' }),
    /** False lets `smtp://` go unlocked, for a server of the own network that asks for no password. */
    tls: z.boolean().default(true),
    /** Both null = the server asks for none. */
    user: text(200).nullable(),
    password: z.string().min(1).max(200).nullable(),
    from: z.email().max(200),
    /** One mailbox; a list of people is kept by the mail server. */
    to: z.email().max(200),
  }),
]);
export type ChannelAdd = z.infer<typeof channelAddSchema>;

const channelKinds = ['webhook', 'telegram', 'mail'] as const;
export const messageStates = ['waiting', 'sending', 'sent', 'failed', 'unsure', 'recorded'] as const;
export const messageShownSchema = z.strictObject({
  id: z.string(),
  channel: z.string(),
  subject: z.string(),
  step: z.enum(messageSteps),
  state: z.enum(messageStates),
  attempts: z.int(),
  at: instantSchema,
  sentAt: instantSchema.nullable(),
  nextAt: instantSchema.nullable(),
  error: z.string().nullable(),
});
export const channelShownSchema = z.strictObject({
  ...common,
  kind: z.enum(channelKinds),
  waiting: z.int(),
  failed: z.int(),
});
export const channelListSchema = z.strictObject({ channels: z.array(channelShownSchema), messages: z.array(messageShownSchema) });
export type ChannelShown = z.infer<typeof channelShownSchema>;
export type MessageShown = z.infer<typeof messageShownSchema>;
