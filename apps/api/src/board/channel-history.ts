import { businessDate, documentNumbersIn, type Fact, type IsoDate, naturalKey } from '@lcc/domain';
import type { LogEntry } from '../ledger/batch.js';
import type { ChannelHead } from '../ledger/ledger-reader.js';
import { type DatedSums, Folding, isRecalled } from './folding.js';
import { Ladder, type Rung } from './ladder.js';

/** One version of a fact. `next` = the version that took its place, however much later. */
interface Version {
  readonly at: number;
  readonly kind: LogEntry['kind'];
  readonly revision: number;
  readonly recordedAt: number;
  readonly after: Fact | null;
  readonly firstRecordedOn: IsoDate;
  next: Version | null;
}

/** Versions folded between two pauses: some five milliseconds. */
const SLICE = 10_000;
/** Fewer versions are folded as fast as sums are taken from a ladder. */
const LADDER_FROM = 20_000;
/** Texts that differ from fact to fact are kept as they are; all others are a few thousand codes and dates. */
const OWN_TEXTS = new Set(['number', 'handoverNumber', 'recordNumber', 'participant', 'process']);
/** What no sum and no fold asks for is not kept; of a description only the documents it names. */
const SLIMMED: Readonly<Record<string, (value: unknown) => unknown>> = {
  details: () => [],
  description: (text) => (typeof text === 'string' ? documentNumbersIn(text).join(' ') || null : null),
};

const NONE = new Int32Array();

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Every version of every fact of a channel in memory, so that its sums of any day and any knowledge need no reading. */
export class ChannelHistory {
  readonly #versions: Version[] = [];
  readonly #latest = new Map<string, Version>();
  readonly #texts = new Map<string, string>();

  #head: ChannelHead;
  readonly #ladder: Ladder;
  #building: Promise<void> | null = null;

  /** @param ladderFrom versions from which sums of some days are kept, for the days after them */
  constructor(
    head: ChannelHead,
    private readonly ladderFrom = LADDER_FROM,
  ) {
    this.#head = head;
    this.#ladder = new Ladder(head.year);
  }

  /** The position that {@link sums} speaks of. */
  get head(): ChannelHead {
    return this.#head;
  }

  /** Versions held. */
  get size(): number {
    return this.#versions.length;
  }

  /** Moves on with the changes since its position; false, and nothing is changed, when they are of another log. */
  follow(head: ChannelHead, changes: readonly LogEntry[]): boolean {
    if (head.epoch !== this.#head.epoch || head.revision < this.#head.revision) return false;
    this.take(changes);
    this.#head = head;
    return true;
  }

  /** Adds changes in the order of the log. */
  take(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      const fact = entry.after ?? entry.before;
      if (fact === null) continue; // withdrawn twice: nothing changed
      const version: Version = {
        at: this.#versions.length,
        kind: entry.kind,
        revision: entry.revision,
        recordedAt: entry.recordedAt,
        after: entry.after === null ? null : this.#slim(entry.after),
        firstRecordedOn: this.#text(businessDate(entry.firstRecordedAt)),
        next: null,
      };
      const key = `${fact.kind}|${naturalKey(fact)}`;
      const before = this.#latest.get(key);
      if (before) {
        before.next = version;
        this.#ladder.drop(before);
      }
      this.#latest.set(key, version);
      this.#versions.push(version);
    }
  }

  /**
   * The sums as of a business date, of what was recorded up to an instant (null = everything). The same as folding the facts
   * that {@link LedgerReader.read} answers. Pauses between slices; what is added meanwhile is left out.
   */
  async sums(asOf: IsoDate, knownAt: number | null): Promise<DatedSums> {
    const sums = await this.#fold(asOf, knownAt);
    if (knownAt === null) this.prepare(asOf);
    return sums;
  }

  /** Takes up, behind whoever asks, the days that questions up to `asOf` may begin with: up to the day of the last change unless told. */
  prepare(asOf: IsoDate | null = this.#lastDay()): void {
    if (asOf === null || this.size < this.ladderFrom) return;
    this.#building ??= this.#build(asOf)
      .catch(() => undefined) // what fails here fails for the next question too, which says so
      .finally(() => {
        this.#building = null;
      });
  }

  /** Resolves when no sums are being taken up in the ladder. */
  async settled(): Promise<void> {
    await this.#building;
  }

  #lastDay(): IsoDate | null {
    const last = this.#versions.at(-1);
    return last ? businessDate(last.recordedAt) : null;
  }

  async #build(asOf: IsoDate): Promise<void> {
    for (const day of this.#ladder.missing(asOf)) {
      await pause();
      const [end, corrections] = [this.size, this.#ladder.drops];
      const folding = await this.#fold(day, null);
      if (corrections === this.#ladder.drops) this.#ladder.keep(this.#rung(day, end, folding));
    }
  }

  #rung(day: IsoDate, end: number, { state: { rollup }, sources, met }: Folding): Rung {
    const others: number[] = [];
    for (let i = 0; i < end; i++) {
      const version = this.#versions[i] as Version;
      if (!isInForce(version, end, null)) continue;
      if (!Ladder.holds({ day, end }, version) || (version.after !== null && isRecalled(version.kind))) others.push(i);
    }
    return { day, end, sums: { rollup, sources: sources.save(), met: met - others.length }, others: Int32Array.from(others) };
  }

  async #fold(asOf: IsoDate, knownAt: number | null): Promise<Folding> {
    const end = this.#versions.length;
    const rung = knownAt === null ? this.#ladder.below(asOf) : null;
    const folding = new Folding(this.#head, asOf, rung?.sums);
    const others = rung?.others ?? NONE;
    const rest = (rung?.end ?? 0) - others.length; // others first, then what came after them
    for (let i = 0; i < end - rest; i++) {
      if (i > 0 && i % SLICE === 0) await pause();
      const version = this.#versions[i < others.length ? (others[i] as number) : i + rest] as Version;
      if (!isInForce(version, end, knownAt)) continue;
      if (rung && Ladder.holds(rung, version)) folding.recall(version, version.firstRecordedOn);
      else folding.add(version, version.firstRecordedOn);
    }
    return folding;
  }

  /** The fact with its codes and dates shared, and without what no sum asks for. */
  #slim(fact: Fact): Fact {
    const shared = this.#share(fact) as Fact;
    return shared.kind === 'contract' ? { ...shared, scope: null } : shared;
  }

  #share(value: unknown): unknown {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return value.map((item) => this.#share(item));
    if (value === null || typeof value !== 'object') return value;
    const copy: Record<string, unknown> = {};
    for (const [field, item] of Object.entries(value)) {
      const slim = SLIMMED[field];
      copy[field] = slim ? slim(item) : OWN_TEXTS.has(field) ? item : this.#share(item);
    }
    return copy;
  }

  #text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }
}

/** No version that was known at that instant took its place. */
function isInForce(version: Version, end: number, knownAt: number | null): boolean {
  if (knownAt !== null && version.recordedAt > knownAt) return false;
  for (let next = version.next; next !== null && next.at < end; next = next.next)
    if (knownAt === null || next.recordedAt <= knownAt) return false;
  return true;
}
