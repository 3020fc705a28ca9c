import type { Batch, Receipt } from './batch.js';

/** A push that waits for its commit. */
export interface WaitingPush {
  readonly batch: Batch;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
}

/** A group stays small enough for one statement. */
const MOST_PUSHES = 64;
const MOST_FACTS = 500;

/**
 * Pushes of one channel. The first is committed at once; those that come while a commit is under way are committed together
 * after it. There is no timer: nobody waits for company.
 */
export class PushQueue {
  #waiting: WaitingPush[] = [];
  #busy = false;

  /** `commit` settles every push it is given and never throws. */
  constructor(private readonly commit: (group: readonly WaitingPush[]) => Promise<void>) {}

  push(batch: Batch): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject });
      if (!this.#busy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length > 0) await this.commit(this.#take());
    this.#busy = false;
  }

  /** The next group. The same bytes or the same idempotency key twice: the second waits until the first is known. */
  #take(): WaitingPush[] {
    const group: WaitingPush[] = [];
    const later: WaitingPush[] = [];
    const seen = new Set<string>();
    let facts = 0;
    for (const each of this.#waiting) {
      const names = namesOf(each.batch);
      facts += each.batch.drafts.length;
      const fits = group.length === 0 || (group.length < MOST_PUSHES && facts <= MOST_FACTS);
      if (!fits || names.some((name) => seen.has(name))) later.push(each);
      else group.push(each);
      for (const name of names) seen.add(name);
    }
    this.#waiting = later;
    return group;
  }
}

/** What must be unique among runs. */
function namesOf({ connector, sha256, optionsKey, actor, idempotencyKey }: Batch): string[] {
  const bytes = `${connector}\u0000${sha256}\u0000${optionsKey}`;
  return idempotencyKey === null ? [bytes] : [bytes, `${actor}\u0000${idempotencyKey}`];
}
