import type { Command } from 'commander';

/** The command cannot do what was asked; the message says why. */
export class CommandFailed extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/** Prints an answer: exactly one JSON document with `--json`, else lines for people. */
export function answer(command: Command, document: object, lines: () => readonly string[]): void {
  const { json } = command.optsWithGlobals<{ json?: boolean }>();
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : `${lines().join('\n')}\n`);
}
