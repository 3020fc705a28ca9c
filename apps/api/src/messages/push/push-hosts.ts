import type { AllowedHost } from '../../platform/outbound/allowed-hosts.js';
import type { OutboundLimits } from '../../platform/outbound/outbound.js';

const served = (host: string): AllowedHost => ({ protocol: 'https:', host, port: 443, network: null });

/** The push services of browsers: an address that a browser names leads to one of them, or nowhere. */
export const PUSH_HOSTS: readonly AllowedHost[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
].map(served);

export const PUSH_LIMITS: OutboundLimits = { longestMs: 5_000, mostBytes: 4 * 1024 };
