import './no-eval.js';
import { type ThreadFlow, threadFlowSchema } from '@lcc/contract';
import { useEffect, useState } from 'react';
import { useBoard, usePast } from './live-context.js';

const PERIOD_MS = 20_000;
/** The server may still be reading the year. */
const TIMEOUT_MS = 15_000;

/** The last flow of each channel, over all mountings of a scene. */
const kept = new Map<string, ThreadFlow>();

/**
 * The thread of the page's channel as a flow, asked for anew while it is looked at; null until one has come and for another day, for which nobody works
 * it out. While the server is away it stays as it was.
 */
export function useThreadFlow(): ThreadFlow | null {
  const past = usePast() !== null;
  const channel = useBoard((s) => s.reader.have?.channel ?? null);
  const [, setSeen] = useState<ThreadFlow | null>(null);
  useEffect(() => {
    if (channel === null || past) return;
    const ended = new AbortController();
    const look = () => void readFlow(channel, ended.signal).then((flow) => (flow && !ended.signal.aborted ? setSeen(flow) : null));
    look();
    const timer = setInterval(look, PERIOD_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [channel, past]);
  return channel === null || past ? null : (kept.get(channel) ?? null);
}

async function readFlow(channel: string, ended: AbortSignal): Promise<ThreadFlow | null> {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await fetch(`/api/v1/threads/${channel}/flow`, { cache: 'no-store', signal });
    const flow = threadFlowSchema.safeParse(answer.ok ? await answer.json() : null);
    if (!flow.success) return null;
    kept.set(channel, flow.data);
    return flow.data;
  } catch {
    return null;
  }
}
