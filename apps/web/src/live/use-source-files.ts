import './no-eval.js';
import { type SourceFile, sourceFilesSchema } from '@lcc/contract';
import { useEffect, useState } from 'react';
import { useBoard, usePast } from './live-context.js';

const PERIOD_MS = 60_000;
/** A burst of imports is asked about once. */
const PATIENCE_MS = 1_500;
const TIMEOUT_MS = 8_000;

export type FilesBySource = ReadonlyMap<string, SourceFile>;
const NONE: FilesBySource = new Map();

/**
 * What each source of the page's channel brought last, asked for anew soon after one of them brought something. Empty until an answer has
 * come, and for another day; while the server is away it stays as it was.
 */
export function useSourceFiles(): FilesBySource {
  const past = usePast() !== null;
  const channel = useBoard((s) => s.reader.have?.channel ?? null);
  const newest = useBoard((s) => s.board?.sources.reduce((max, source) => Math.max(max, source.revision), 0) ?? 0);
  const [files, setFiles] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever a source brings is a reason to ask.
  useEffect(() => {
    if (channel === null || past) return;
    const ended = new AbortController();
    const look = () => void readFiles(channel, ended.signal).then((answer) => (answer && !ended.signal.aborted ? setFiles(answer) : null));
    const first = setTimeout(look, files === NONE ? 0 : PATIENCE_MS);
    const timer = setInterval(look, PERIOD_MS);
    return () => {
      ended.abort();
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [channel, past, newest]);
  return files;
}

async function readFiles(channel: string, ended: AbortSignal): Promise<FilesBySource | null> {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await fetch(`/api/v1/boards/${channel}/sources`, { cache: 'no-store', signal });
    const body = sourceFilesSchema.safeParse(answer.ok ? await answer.json() : null);
    return body.success ? new Map(body.data.files.map((file) => [file.source, file])) : null;
  } catch {
    return null;
  }
}
