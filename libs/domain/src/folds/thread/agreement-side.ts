import type { CataloguePurchaseFact, PackageKind, ProcurementTrack } from '../../facts/index.js';
import { naturalKey } from '../../facts/index.js';
import type { IsoDate } from '../../values/index.js';
import { type Agreement, agreementShares, agreementsOf, type OfPackages, orderAgreement, type Paid, waitsForDay } from './agreement.js';
import { documentKey } from './document-numbers.js';
import { IndexMap } from './index-map.js';
import type { PackageNode, PackageSide } from './package-side.js';
import { NO_USES, type PackageUses, type ProcessFact, type ProcessNode, papersOf, rupCodesOf, setPaper } from './process-papers.js';
import { NO_SHARES, type Share, type Tally } from './tally.js';

/** An agreement's place in memory: what it is now, and what it adds. */
interface Slot {
  agreement: Agreement;
  shares: readonly Share[];
}

/** An agreement that came, changed or went. */
export interface AgreementChange {
  readonly before: Agreement | null;
  readonly now: Agreement | null;
}

const FAILED = /gagal|batal|cancel|unsuccessful/i;
/** Packages are named by processes for vendors, save where own work is recorded. */
const packageKindOf = (track: ProcurementTrack): PackageKind => (track === 'swakelola' ? 'swakelola' : 'penyedia');

/** Processes, orders and what was agreed in them. */
export class AgreementSide {
  readonly #processes = new Map<string, ProcessNode>();
  readonly #orders = new Map<string, CataloguePurchaseFact>();
  readonly #slots = new Map<string, Slot>();
  readonly #dirty = new Set<string>();
  /** Users of packages: processes as `p|TRACK|PROCESS`, orders as `o|MARKET|ORDER`; and the codes each counts as a use of. */
  readonly #users = new IndexMap<string, string>();
  readonly #orderUses = new Map<string, PackageUses>();
  readonly #processShares = new Map<string, readonly Share[]>();
  readonly #byNumber = new IndexMap<string, string>();
  readonly #waiting = new Set<string>();
  /** Since the last look. */
  readonly changed = new Map<string, AgreementChange>();

  constructor(
    private readonly tally: Tally,
    private readonly packages: PackageSide,
  ) {}

  setProcessFact(fact: ProcessFact, present: boolean): void {
    const key = `${fact.track}|${fact.process}`;
    let node = this.#processes.get(key);
    if (!node)
      this.#processes.set(key, (node = { key, track: fact.track, process: fact.process, papers: [], agreements: [], uses: NO_USES }));
    setPaper(node, fact, present);
    this.#dirty.add(`p|${key}`);
  }

  setOrder(fact: CataloguePurchaseFact, present: boolean): void {
    const key = naturalKey(fact);
    if (present) this.#orders.set(key, fact);
    else this.#orders.delete(key);
    this.#dirty.add(`o|${key}`);
  }

  get(key: string): Agreement | undefined {
    return this.#slots.get(key)?.agreement;
  }

  /** Agreements by a document's number, as `documentKey` writes it. */
  byNumber(key: string): Agreement[] {
    return [...this.#byNumber.get(key)].sort().flatMap((each) => this.get(each) ?? []);
  }

  process(key: string): ProcessNode | undefined {
    return this.#processes.get(key);
  }

  /** The process a contract or record belongs to. */
  processOf({ key, kind }: Agreement): ProcessNode | undefined {
    return kind === 'order' ? undefined : this.#processes.get(key.split('|').slice(1, 3).join('|'));
  }

  /** Processes and orders that name a package, by the code they name or the one it goes by now. */
  usersOf(kind: PackageKind, rupCode: string): { processes: ProcessNode[]; agreements: Agreement[] } {
    const users = [...this.#users.get(`${kind}|${rupCode}`)].sort();
    const processes = users.flatMap((user) => (user.startsWith('p|') ? (this.#processes.get(user.slice(2)) ?? []) : []));
    const orders = users.flatMap((user) => (user.startsWith('o|') ? (this.get(`order|${user.slice(2)}`) ?? []) : []));
    return { processes, agreements: [...processes.flatMap((p) => p.agreements.flatMap((key) => this.get(key) ?? [])), ...orders] };
  }

  /** Every agreement. */
  *all(): Generator<Agreement> {
    for (const slot of this.#slots.values()) yield slot.agreement;
  }

  /** Agreements that may be late on a new day. */
  waiting(): Iterable<string> {
    return this.#waiting;
  }

  /** Works out what was agreed. `reviewed`: codes of packages may stand for others now. */
  settle(changedPackages: ReadonlySet<PackageNode>, reviewed: boolean): void {
    if (reviewed) {
      for (const key of this.#processes.keys()) this.#dirty.add(`p|${key}`);
      for (const key of this.#orders.keys()) this.#dirty.add(`o|${key}`);
    }
    for (const { kind, rupCode } of changedPackages) for (const user of this.#users.get(`${kind}|${rupCode}`)) this.#dirty.add(user);
    for (const user of this.#dirty) {
      if (user.startsWith('p|')) this.#settleProcess(user, user.slice(2));
      else this.#settleOrder(user, user.slice(2));
    }
    this.#dirty.clear();
  }

  /** What an agreement adds, given what was paid on it. */
  account(key: string, paid: Paid, asOf: IsoDate): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    const shares = agreementShares(slot.agreement, paid, asOf);
    this.tally.replace(slot.shares, shares);
    slot.shares = shares;
    if (waitsForDay(slot.agreement)) this.#waiting.add(key);
    else this.#waiting.delete(key);
  }

  #settleProcess(user: string, key: string): void {
    const node = this.#processes.get(key);
    if (!node) return;
    const kind = packageKindOf(node.track);
    const rupCodes = rupCodesOf(node);
    node.uses = this.#setUses(user, kind, node.uses, rupCodes);
    const agreements = agreementsOf(node, rupCodes, this.#ofPackages(kind, rupCodes));
    const keys = agreements.map((agreement) => agreement.key);
    for (const gone of node.agreements) if (!keys.includes(gone)) this.#replace(gone, null);
    for (const agreement of agreements) this.#replace(agreement.key, agreement);
    node.agreements = keys;
    const shares = processShares(node);
    this.tally.replace(this.#processShares.get(key) ?? NO_SHARES, shares);
    if (shares.length > 0) this.#processShares.set(key, shares);
    else this.#processShares.delete(key);
    if (node.papers.length === 0) this.#processes.delete(key);
  }

  #settleOrder(user: string, key: string): void {
    const order = this.#orders.get(key);
    const rupCodes = order?.rupCodes ?? [];
    const uses = this.#setUses(user, 'penyedia', this.#orderUses.get(key) ?? NO_USES, rupCodes);
    if (order) this.#orderUses.set(key, uses);
    else this.#orderUses.delete(key);
    this.#replace(`order|${key}`, order ? orderAgreement(order, this.#ofPackages('penyedia', rupCodes)) : null);
  }

  /** Users are found by the code they name and by the one it goes by now; a package counts as used under the latter. */
  #setUses(user: string, kind: PackageKind, before: PackageUses, named: readonly string[]): PackageUses {
    for (const code of before.now) this.packages.use(kind, code, user, false);
    for (const code of [...before.named, ...before.now]) this.#users.delete(`${kind}|${code}`, user);
    const renamed = [...new Set(named.map((code) => this.packages.currentCode(kind, code)))];
    const now = renamed.length === named.length && renamed.every((code, i) => code === named[i]) ? named : renamed;
    for (const code of now) this.packages.use(kind, code, user, true);
    for (const code of [...named, ...now]) this.#users.add(`${kind}|${code}`, user);
    return named.length === 0 ? NO_USES : { named, now };
  }

  #replace(key: string, now: Agreement | null): void {
    const slot = this.#slots.get(key);
    const before = slot?.agreement ?? null;
    if (slot && now && sameAgreement(slot.agreement, now)) return;
    for (const number of numberKeys(before)) this.#byNumber.delete(number, key);
    for (const number of numberKeys(now)) this.#byNumber.add(number, key);
    if (now && slot) slot.agreement = now;
    else if (now) this.#slots.set(key, { agreement: now, shares: NO_SHARES });
    else if (slot) {
      this.tally.replace(slot.shares, NO_SHARES);
      this.#slots.delete(key);
      this.#waiting.delete(key);
    }
    const known = this.changed.get(key);
    this.changed.set(key, { before: known ? known.before : before, now });
  }

  /** What the MAK of packages mean, and whether SiRUP knows one of them. */
  #ofPackages(kind: PackageKind, rupCodes: readonly string[]): OfPackages {
    const codes = new Set(rupCodes.flatMap((code) => [code, this.packages.currentCode(kind, code)]));
    const nodes = [...codes].flatMap((code) => this.packages.find(kind, code) ?? []);
    const meant = nodes.flatMap((node) => node.links.flatMap((link) => link.subActivity ?? []));
    return { subActivities: [...new Set(meant)].sort(), hasPackage: nodes.some((node) => this.packages.isRegistered(node)) };
  }
}

function numberKeys(agreement: Agreement | null): string[] {
  const key = agreement?.number == null ? null : documentKey(agreement.number);
  return key === null ? [] : [key];
}

/** Whether nothing of it changed: then nothing that rests on it needs another look. */
const sameAgreement = (a: Agreement, b: Agreement): boolean => textOf(a) === textOf(b);
const textOf = (agreement: Agreement): string => JSON.stringify(agreement, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v));

/** A process counts as announced; failed ones do not. */
function processShares(node: ProcessNode): Share[] {
  const [recorded] = papersOf(node, 'recorded-procurement');
  const [notice] = papersOf(node, 'procurement-notice');
  if (recorded) return [{ unit: recorded.unit, measure: 'process-recorded', amount: recorded.ceiling ?? 0n }];
  if (!notice) return [];
  const measure = FAILED.test(notice.status ?? '') ? 'process-failed' : 'process-announced';
  return [{ unit: notice.unit, measure, amount: notice.ceiling ?? 0n }];
}
