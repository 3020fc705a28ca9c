import './no-eval.js';
import { type RegionMap, regionMapSchema } from '@lcc/contract';
import { useEffect, useState } from 'react';
import { useBoard } from './live-context.js';

const PERIOD_MS = 300_000;
const TIMEOUT_MS = 8_000;

interface Kept {
  readonly tag: string | null;
  readonly map: RegionMap;
}

/** The last map of each channel, over all mountings of a scene: the same object as long as the server says that nothing changed. */
const kept = new Map<string, Kept>();

/** The map of the page's channel; null until one has come. It is asked for again now and then: boundaries may be brought at any time. */
export function useRegionMap(): RegionMap | null {
  const channel = useBoard((s) => s.reader.have?.channel ?? null);
  const [, setSeen] = useState<RegionMap | null>(null);
  useEffect(() => {
    if (channel === null) return;
    const ended = new AbortController();
    const look = () => void readMap(channel, ended.signal).then((map) => (ended.signal.aborted ? undefined : setSeen(map)));
    look();
    const timer = setInterval(look, PERIOD_MS);
    return () => {
      clearInterval(timer);
      ended.abort();
    };
  }, [channel]);
  return channel === null ? null : (kept.get(channel)?.map ?? null);
}

/** The channel's map as the server has it; while the server is away, as this page or the browser kept it. */
async function readMap(channel: string, ended: AbortSignal): Promise<RegionMap | null> {
  const before = kept.get(channel);
  const answer = (await ask(channel, 'no-cache', ended)) ?? (before ? null : await ask(channel, 'force-cache', ended));
  const tag = answer?.headers.get('etag') ?? null;
  if (!answer || (before && tag !== null && tag === before.tag)) return before?.map ?? null;
  const map = regionMapSchema.safeParse(await answer.json().catch(() => null));
  if (!map.success) return before?.map ?? null;
  kept.set(channel, { tag, map: map.data });
  return map.data;
}

async function ask(channel: string, cache: RequestCache, ended: AbortSignal): Promise<Response | null> {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await fetch(`/api/v1/boards/${channel}/map`, { cache, signal });
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}
