import { randomInt } from 'node:crypto';
import { PAIRING_LETTERS } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import { equalSecrets, newSecret } from '../platform/access/secrets.js';
import type { Clock } from '../platform/clock/index.js';
import { CLOCK } from '../platform/tokens.js';

const LIFE_MS = 10 * 60_000;
const LENGTH = 6;
const MOST_OPEN = 500;
const MOST_FROM_ONE = 10;
const MOST_TRIES = 5;

interface Waiting {
  readonly code: string;
  readonly secret: string;
  readonly from: string;
  readonly expires: number;
  /** The one-use pairing secret of the screen it became; null until somebody lets it in. */
  pairing: string | null;
}

/**
 * Browsers that ask to become a screen: each shows six characters for ten minutes. They are kept in memory, since a lost one costs no more
 * than a new code. Who types codes has five tries in ten minutes.
 */
@Injectable()
export class PairingCodes {
  #waiting: Waiting[] = [];
  readonly #tries = new Map<string, { count: number; since: number }>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** A new code for a browser at a network address; the oldest of that address, or of all, makes room. */
  open(from: string): { readonly code: string; readonly secret: string; readonly expires: Date } {
    const now = this.#forgetOld();
    const mine = this.#waiting.filter((each) => each.from === from);
    const goes = mine.length >= MOST_FROM_ONE ? mine[0] : this.#waiting.length >= MOST_OPEN ? this.#waiting[0] : undefined;
    this.#waiting = this.#waiting.filter((each) => each !== goes);
    let code: string;
    do code = Array.from({ length: LENGTH }, () => PAIRING_LETTERS[randomInt(PAIRING_LETTERS.length)]).join('');
    while (this.#waiting.some((each) => each.code === code));
    const made = { code, secret: newSecret(), from, expires: now + LIFE_MS, pairing: null };
    this.#waiting.push(made);
    return { code, secret: made.secret, expires: new Date(made.expires) };
  }

  /** Whether somebody waits with this code; `late` = whoever types has had five wrong ones and must wait. */
  check(code: string, by: string): 'waiting' | 'unknown' | 'late' {
    const now = this.#forgetOld();
    const tries = this.#tries.get(by);
    const count = tries && now - tries.since < LIFE_MS ? tries.count : 0;
    if (count >= MOST_TRIES) return 'late';
    if (this.#waiting.some((each) => each.code === code && each.pairing === null)) return 'waiting';
    this.#tries.set(by, { count: count + 1, since: count === 0 ? now : (tries?.since ?? now) });
    return 'unknown';
  }

  /** Lets in the browser that shows a code, with the pairing secret of its screen. */
  letIn(code: string, pairing: string): void {
    const found = this.#waiting.find((each) => each.code === code);
    if (found) found.pairing = pairing;
  }

  /** What became of a request: `waiting`, `gone`, or the pairing secret, which is told once. */
  claim(secret: string): 'waiting' | 'gone' | { readonly pairing: string } {
    this.#forgetOld();
    const found = this.#waiting.find((each) => equalSecrets(each.secret, secret));
    if (!found) return 'gone';
    if (found.pairing === null) return 'waiting';
    this.#waiting = this.#waiting.filter((each) => each !== found);
    return { pairing: found.pairing };
  }

  #forgetOld(): number {
    const now = this.clock.now();
    this.#waiting = this.#waiting.filter((each) => each.expires > now);
    for (const [who, { since }] of this.#tries) if (now - since >= LIFE_MS) this.#tries.delete(who);
    return now;
  }
}
