import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const runtimeSchema = z.object({ socketDir: z.string(), port: z.number() });

/** Where the embedded server of a data directory listens, or last listened. */
export type Runtime = z.infer<typeof runtimeSchema>;

/** @returns undefined when there is none or it is torn; it is only a pointer, nothing is lost with it */
export function readRuntime(path: string): Runtime | undefined {
  try {
    return runtimeSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export function writeRuntime(path: string, runtime: Runtime): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(runtime)}\n`);
  renameSync(`${path}.new`, path);
}
