import type { AuditVerification } from '@lcc/contract';

type Problem = AuditVerification['problems'][number];

const WORDS: Readonly<Record<string, (seq: number | null, line: number | null) => string>> = {
  'entry-changed': (seq) => `Entry ${seq} was changed after it was written.`,
  'entry-forged': (seq) => `Entry ${seq} is not sealed with the key of this program: it was written outside it.`,
  'entry-missing': (seq) => `Entries are missing from ${seq} on.`,
  'chain-broken': (seq) => `Entry ${seq} does not follow the one before: inserted, swapped, or the one before was changed.`,
  'head-moved': (seq) =>
    `The head of the chain does not fit the last entry ${seq}: the tail was cut, or entries were added outside the program.`,
  'tail-cut': (seq, line) => `The tail from entry ${seq} on was cut off; line ${line} of the checkpoints knows of it.`,
  rewritten: (seq, line) => `The chain up to entry ${seq} was written anew; line ${line} of the checkpoints knows another one.`,
  'checkpoint-changed': (_seq, line) => `Line ${line} of the checkpoints, or the one before it, was changed or removed.`,
  'checkpoint-missing': () => 'There is not one checkpoint outside the database.',
  'key-missing': () => 'The key of the audit trail is missing or cannot be read.',
  'guard-missing': () => 'The trigger that refuses changes of the trail was switched off or removed.',
};

/** The server says what it found in Indonesian; this says the same in English. */
export const englishOf = ({ code, seq, line, message }: Problem): string => WORDS[code]?.(seq, line) ?? message;
