import type { VisitFigures } from '@lcc/contract';
import { useEffect, useState } from 'react';
import { readFigures } from './ask-server.js';

const LOOK_EVERY_MS = 5_000;

/** The figures of a beat, read when it comes and every few seconds while the page is seen; null until the first answer. */
export function useFigures(token: string, beat: string): VisitFigures | null {
  const [told, setTold] = useState<VisitFigures | null>(null);
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      if (document.hidden) return;
      const figures = await readFigures(token, beat);
      if (!isGone && figures) setTold(figures);
    };
    const onSeen = (): void => void look();
    void look();
    const timer = setInterval(onSeen, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', onSeen);
    return () => {
      isGone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onSeen);
    };
  }, [token, beat]);
  return told?.beat === beat ? told : null;
}
