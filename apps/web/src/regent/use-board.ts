import type { LinkState } from '@lcc/contract';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { LinkClock } from '../live/link-clock.js';
import { BoardReader, type Reading } from './board-reader.js';

const MINUTE_MS = 60_000;

export interface ShownBoard extends Reading {
  readonly link: LinkState;
  /** Server time, epoch ms; a new one each minute and with each new picture. */
  readonly now: number;
  /** Server time at which the picture was last known to be the server's. */
  readonly lastSeen: number | null;
}

/** The board of the page's address with the state of its link, which is also written on the document for tests and support. */
export function useBoard(): ShownBoard {
  const [{ clock, reader }] = useState(open);
  useEffect(() => reader.start(), [reader]);
  const reading = useSyncExternalStore(reader.subscribe, reader.get);
  const link = useSyncExternalStore(clock.subscribe, () => clock.get().link);
  useSyncExternalStore(clock.subscribe, () => Math.floor(clock.get().now / MINUTE_MS));
  const { now, lastFrameAt } = clock.get();
  const shown = reading.snapshot ? link : 'cold';
  const revision = reading.snapshot?.revision ?? '';
  useEffect(() => {
    Object.assign(document.documentElement.dataset, { link: shown, revision: String(revision) });
  }, [shown, revision]);
  return { ...reading, link: shown, now, lastSeen: lastFrameAt };
}

function open(): { readonly clock: LinkClock; readonly reader: BoardReader } {
  const clock: LinkClock = new LinkClock(undefined, () => void reader.look());
  const reader = new BoardReader(clock, location.search, localStorage);
  return { clock, reader };
}
