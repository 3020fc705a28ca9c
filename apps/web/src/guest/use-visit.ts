import { type GuestJoined, type GuestReplay, guestJoinedSchema } from '@lcc/contract';
import { useEffect, useState } from 'react';
import { followVisit, type GuestLink } from '../live/guest-line.js';
import { join } from './ask-server.js';

const AGAIN_MS = 3_000;

/** How far a phone has come: outside, or in with what it was given and where the presenter is. */
export type VisitView =
  | { readonly phase: 'joining' | 'away' | 'unknown' | 'over' }
  | { readonly phase: 'in'; readonly visit: GuestJoined; readonly link: GuestLink; readonly replay: GuestReplay | null };

/**
 * Comes in by the code and follows the presenter. The token waits in the tab, so that a page opened anew needs no other, and is forgotten
 * with the visit.
 */
export function useVisit(code: string): VisitView {
  const [view, setView] = useState<VisitView>({ phase: 'joining' });
  useEffect(() => {
    let isGone = false;
    let leave = (): void => undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (visit: GuestJoined): void => {
      setView({ phase: 'in', visit, link: 'menghubungkan', replay: null });
      leave = followVisit(visit.token, {
        link: (link) => {
          if (link === 'selesai') keep(code, null);
          setView((now) => (link === 'selesai' ? { phase: 'over' } : now.phase === 'in' ? { ...now, link } : now));
        },
        replay: (replay) => setView((now) => (now.phase === 'in' ? { ...now, replay } : now)),
        state: (state) => setView((now) => (now.phase === 'in' ? { ...now, visit: { ...now.visit, state } } : now)),
      });
    };
    const enter = async (): Promise<void> => {
      const answer = kept(code) ?? (await join(code));
      if (isGone) return;
      if (typeof answer === 'object') {
        keep(code, answer);
        follow(answer);
      } else {
        setView({ phase: answer });
        if (answer === 'away') timer = setTimeout(() => void enter(), AGAIN_MS);
      }
    };
    void enter();
    return () => {
      isGone = true;
      clearTimeout(timer);
      leave();
    };
  }, [code]);
  return view;
}

const shelf = (code: string): string => `lcc-guest:${code.toUpperCase()}`;

function keep(code: string, visit: GuestJoined | null): void {
  if (visit) sessionStorage.setItem(shelf(code), JSON.stringify(visit));
  else sessionStorage.removeItem(shelf(code));
}

function kept(code: string): GuestJoined | null {
  try {
    return guestJoinedSchema.safeParse(JSON.parse(sessionStorage.getItem(shelf(code)) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
