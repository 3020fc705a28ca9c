import type { ChannelAdd } from '@lcc/contract';
import type { Outbound } from '../platform/outbound/outbound.js';
import { MailSink } from './mail-sink.js';
import { type Sink, TelegramSink, WebhookSink } from './sinks.js';

/** The way out of a channel. */
export function sinkOf(channel: ChannelAdd, outbound: Outbound): Sink {
  switch (channel.kind) {
    case 'webhook':
      return new WebhookSink(channel, outbound);
    case 'telegram':
      return new TelegramSink(channel, outbound);
    case 'mail':
      return new MailSink(channel, outbound);
  }
}
