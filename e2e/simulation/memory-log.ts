import type { Fact } from '@lcc/domain';
import type { FactRow } from '../../apps/api/src/ledger/fact-rows.js';
import { type Committed, LedgerService } from '../../apps/api/src/ledger/ledger.service.js';
import { type ChannelHead, LedgerReader } from '../../apps/api/src/ledger/ledger-reader.js';
import type { LogEntry } from '../../apps/api/src/ledger/log-entry.js';
import { entriesOf, type Head, headAfter, planRevision, resolveDrafts } from '../../apps/api/src/ledger/plan.js';
import type { Tenant } from '../../apps/api/src/platform/tenancy/tenant.js';

const REGION = '12.05';

/** What PostgreSQL keeps of one channel: facts with their revisions, the head, the epoch. It forgets nothing that was committed. */
export class MemoryLog {
  entries: readonly LogEntry[] = [];
  isDown = false;
  #head: Head;
  #rows = new Map<string, FactRow>();
  readonly #saves: { readonly head: Head; readonly rows: Map<string, FactRow>; readonly entries: readonly LogEntry[] }[] = [];

  constructor(
    readonly channel: string,
    year: number,
  ) {
    this.#head = { channel, region: REGION, year, epoch: 'e1', revision: 0, businessDay: null, closed: false };
  }

  get epoch(): string {
    return this.#head.epoch;
  }

  get head(): ChannelHead {
    const hasFigures = this.entries.some(({ kind }) => kind === 'sp2d' || kind === 'lra');
    return { ...this.#head, hasFigures };
  }

  /** Commits facts (null = withdrawn) by the ledger's own rules: what is known already changes nothing. */
  commit(facts: readonly (Fact | { readonly withdrawn: Fact })[], at: number): readonly LogEntry[] {
    const drafts = facts.map((fact, row) =>
      'withdrawn' in fact ? { fact: fact.withdrawn, row, withdraws: true as const } : { fact, row },
    );
    const plan = planRevision(this.#head, resolveDrafts(drafts, this.#rows, { accepted: 0, corrections: 0, duplicates: 0 }), at);
    if (plan.facts.length === 0) return [];
    const entries = entriesOf(plan, at).map((entry) => ({ ...entry, after: entry.after }));
    for (const [i, { kind, key, seq, encoded, draft, before }] of plan.facts.entries()) {
      const first = before?.first_recorded_at ?? new Date(at);
      this.#rows.set(`${kind}|${key}`, {
        ...before,
        kind,
        natural_key: key,
        seq,
        value_hash: encoded.hash,
        payload: draft ? JSON.parse(encoded.payload) : null,
        first_recorded_at: first,
        amount: plan.facts[i]?.amount ?? null,
      } as FactRow);
    }
    this.#head = headAfter(plan);
    this.entries = [...this.entries, ...entries];
    return entries;
  }

  /** Remembers how it stands, as a backup. */
  save(): void {
    this.#saves.push({ head: this.#head, rows: new Map(this.#rows), entries: this.entries });
  }

  /** Goes back to the last backup, in a new epoch. False when there is none. */
  restore(): boolean {
    const save = this.#saves.at(-1);
    if (!save) return false;
    this.#head = { ...save.head, epoch: `${this.epoch}'` };
    this.#rows = new Map(save.rows);
    this.entries = save.entries;
    return true;
  }

  /** A payment or unit that was told once, to be told again, corrected or withdrawn. */
  pick(index: number): Fact | null {
    const told = this.entries.filter(({ kind, after }) => kind !== 'business-day' && after !== null);
    return told[index % told.length]?.after ?? null;
  }
}

/** Reads the log as a server process does: what it reads is of one moment, and may be old by the time it arrives. */
export class SimulatedReader extends LedgerReader {
  constructor(
    private readonly log: MemoryLog,
    private readonly delayMs: () => number,
  ) {
    super();
  }

  async #asked<T>(read: () => T): Promise<T> {
    if (this.log.isDown) throw Object.assign(new Error('Connection terminated'), { code: '57P01' });
    const answer = read();
    await new Promise<void>((done) => setTimeout(done, this.delayMs()));
    return answer;
  }

  override heads(): Promise<ChannelHead[]> {
    return this.#asked(() => [this.log.head]);
  }

  override count(_tenant: Tenant, _channel: string, limit: number): Promise<number> {
    return this.#asked(() => Math.min(limit, this.log.entries.length));
  }

  override after(_tenant: Tenant, _channel: string, cursor: number, limit: number, epoch?: string): Promise<LogEntry[]> {
    const { log } = this;
    const isOfIt = ({ revision }: LogEntry) => revision > cursor && revision <= cursor + limit;
    return this.#asked(() => (epoch === undefined || epoch === log.epoch ? log.entries.filter(isOfIt) : []));
  }

  override countAfter(_tenant: Tenant, _channel: string, cursor: number, to: number, most: number): Promise<number> {
    return this.#asked(() => Math.min(most, this.log.entries.filter(({ revision }) => revision > cursor && revision <= to).length));
  }

  override async eachChange(
    _tenant: Tenant,
    channel: string,
    cursor: number,
    begin: (head: ChannelHead) => (entries: readonly LogEntry[]) => void,
  ): Promise<boolean> {
    const { head, entries } = await this.#asked(() => ({ head: this.log.head, entries: this.log.entries }));
    if (channel !== head.channel || head.revision === 0) return false;
    const take = begin(head);
    const wanted = entries.filter(({ revision }) => revision > cursor);
    const half = Math.ceil(wanted.length / 2);
    take(wanted.slice(0, half));
    await new Promise<void>((done) => setTimeout(done, this.delayMs()));
    take(wanted.slice(half));
    return true;
  }
}

/** Tells the boards of its process what this process has committed, unless it dies before. */
export class SimulatedLedger extends LedgerService {
  readonly #listeners: ((committed: Committed) => void)[] = [];

  override onCommitted(listener: (committed: Committed) => void): void {
    this.#listeners.push(listener);
  }

  tell(committed: Committed): void {
    for (const listener of this.#listeners) listener(committed);
  }
}
