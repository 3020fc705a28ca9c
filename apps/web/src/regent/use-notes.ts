import type { NoteList } from '@lcc/contract';
import { useCallback, useEffect, useMemo, useState } from 'react';

const PATH = '/api/v1/me/notes';
const TIMEOUT_MS = 8_000;

/** The reader's own notes, by unit; nothing of them is kept on the phone. */
export interface Notes {
  readonly of: NoteList['notes'];
  /** Keeps a note; an empty text removes it. Rejects when the server did not take it. */
  readonly write: (unit: string, text: string) => Promise<void>;
}

/** Null for whoever keeps none, and until the server has answered. */
export function useNotes(reader: string | null): Notes | null {
  const [kept, setKept] = useState<NoteList['notes'] | null>(null);
  useEffect(() => {
    setKept(null);
    if (reader === null) return;
    let isOn = true;
    const read = (): void => {
      if (document.visibilityState !== 'visible') return;
      ask('GET', '').then(
        async (answer) => {
          const { notes } = (await answer.json()) as NoteList;
          if (isOn) setKept(notes);
        },
        () => undefined, // asked again when the page is looked at
      );
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => {
      isOn = false;
      document.removeEventListener('visibilitychange', read);
    };
  }, [reader]);
  const write = useCallback(async (unit: string, text: string): Promise<void> => {
    await (text === '' ? ask('DELETE', `/${unit}`) : ask('PUT', `/${unit}`, { text }));
    setKept((all) => {
      const { [unit]: _, ...rest } = all ?? {};
      return text === '' ? rest : { ...rest, [unit]: { text, at: new Date().toISOString() } };
    });
  }, []);
  return useMemo(() => (kept === null ? null : { of: kept, write }), [kept, write]);
}

async function ask(method: 'GET' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Response> {
  const answer = await fetch(PATH + path, {
    method,
    headers: { 'X-LCC-Page': method === 'GET' ? 'background' : 'regent', ...(body ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}
