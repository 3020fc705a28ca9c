import type { PushSubscriptionTold } from '@lcc/contract';
import webPush from 'web-push';
import { type Outbound, OutboundRefused } from '../../platform/outbound/outbound.js';
import type { OutgoingMessage, Sink } from '../sinks.js';

/** A push service keeps what it cannot deliver this long, seconds: later it is no news. */
const KEPT_S = 12 * 3_600;
/** The browser has ended its subscription. */
const GONE: ReadonlySet<number | null> = new Set([404, 410]);

/** The pair by which push services know us (VAPID), and whom they may write to. */
export interface PushIdentity {
  readonly subject: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A push to one browser, sealed for it alone. Nothing but the message's id and its neutral words go out. */
export class PushSink implements Sink {
  /** The browser shows a message of one id once. */
  readonly isRepeatable = true;

  constructor(
    private readonly subscription: PushSubscriptionTold,
    private readonly identity: PushIdentity,
    private readonly outbound: Outbound,
    /** Told when the browser no longer listens. */
    private readonly ended: () => Promise<void>,
  ) {}

  async send({ id, body: text }: OutgoingMessage): Promise<void> {
    const request = webPush.generateRequestDetails(this.subscription, JSON.stringify({ id, text }), {
      vapidDetails: this.identity,
      TTL: KEPT_S,
      urgency: 'high',
    });
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
    try {
      await this.outbound.post(request.endpoint, request.body, headers);
    } catch (error) {
      if (error instanceof OutboundRefused && GONE.has(error.status)) await this.ended();
      throw error;
    }
  }
}
