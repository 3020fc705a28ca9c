import { createHmac } from 'node:crypto';
import type { ChannelAdd } from '@lcc/contract';
import type { Outbound } from '../platform/outbound/outbound.js';

/** What is sent: a text for people, and a name by which the receiver knows one that came twice. */
export interface OutgoingMessage {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
}

/** A way out for messages. `isRepeatable`: the receiver is told an id, so that a second delivery of one message does no harm. */
export interface Sink {
  readonly isRepeatable: boolean;
  /** Resolves when the receiver has taken it. @throws OutboundRefused */
  send(message: OutgoingMessage, now: number): Promise<void>;
}

/** Where the demo's messages end: nowhere. It holds nothing that could send. */
export class NullSink implements Sink {
  readonly isRepeatable = true;
  async send(): Promise<void> {
    // what is made up is told to nobody
  }
}

/** The settings of one kind of channel. */
export type Of<K extends ChannelAdd['kind']> = Extract<ChannelAdd, { kind: K }>;

/** A signed request: HMAC-SHA256 over `timestamp.body`, and the message's id as Idempotency-Key. */
export class WebhookSink implements Sink {
  readonly isRepeatable = true;

  constructor(
    private readonly settings: Pick<Of<'webhook'>, 'address' | 'secret' | 'template'>,
    private readonly outbound: Outbound,
  ) {}

  async send(message: OutgoingMessage, now: number): Promise<void> {
    const { address, secret, template } = this.settings;
    const { id, subject, body: text } = message;
    const body =
      template === null ? JSON.stringify({ id, subject, body: text, at: new Date(now).toISOString() }) : filled(template, message);
    const timestamp = String(Math.floor(now / 1000));
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    await this.outbound.post(address, body, {
      'content-type': 'application/json',
      'idempotency-key': message.id,
      'x-lcc-timestamp': timestamp,
      'x-lcc-signature': `sha256=${signature}`,
    });
  }
}

/** A bot's message to a chat. Telegram knows no id of ours: whether one has arrived that was under way when we stopped cannot be told. */
export class TelegramSink implements Sink {
  readonly isRepeatable = false;

  constructor(
    private readonly settings: Pick<Of<'telegram'>, 'token' | 'chat'>,
    private readonly outbound: Outbound,
  ) {}

  async send({ subject, body }: OutgoingMessage): Promise<void> {
    const { token, chat } = this.settings;
    const text = `${subject}\n\n${body}`;
    await this.outbound.post(`https://api.telegram.org/bot${token}/sendMessage`, JSON.stringify({ chat_id: chat, text }), {
      'content-type': 'application/json',
    });
  }
}

/** The template of a gateway (WhatsApp and the like) with its blanks filled as JSON texts. @throws RangeError when it is no JSON */
export function filled(template: string, { id, subject, body }: OutgoingMessage): string {
  const values: Readonly<Record<string, string>> = { id, subject, text: `${subject}\n\n${body}` };
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(/\{(id|subject|text)\}/g, (_, name: string) => values[name] ?? '');
    if (Array.isArray(value)) return value.map(fill);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each)]));
  };
  try {
    return JSON.stringify(fill(JSON.parse(template)));
  } catch {
    throw new RangeError('Templat bukan JSON.');
  }
}
