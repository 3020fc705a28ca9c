import { hostname, userInfo } from 'node:os';
import type { Actor } from '../platform/audit/actor.js';

/** Who runs `lcc`, as the operating system knows them. */
export function operator(): Actor {
  return { kind: 'operator', id: nameOf(), device: `lcc @ ${hostname()}` };
}

/** A container may run as a number without a name. */
function nameOf(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
