import type { CataloguePurchaseFact, PackageKind, ProcurementTrack } from '../../facts/index.js';
import { naturalKey } from '../../facts/index.js';
import type { IsoDate } from '../../values/index.js';
import {
  type Agreement,
  agreementShares,
  agreementsOf,
  type OfPackages,
  type OrderPaper,
  orderAgreement,
  orderPaperOf,
  type Paid,
} from './agreement.js';
import { documentKey } from './document-numbers.js';
import { fewOf, IndexMap, listed } from './index-map.js';
import type { PackageNode } from './package-node.js';
import type { PackageSide } from './package-side.js';
import {
  emptyProcess,
  NO_CODES,
  type PackageUser,
  type ProcessFact,
  type ProcessNode,
  papersOf,
  rupCodesOf,
  setPaper,
} from './process-papers.js';
import { keptShares, NO_SHARES, type Share, type Shares, shareOf, type Tally } from './tally.js';
import type { Texts } from './texts.js';

/** An order of a catalogue; `paper` null when it was withdrawn. */
interface OrderNode extends PackageUser {
  readonly isOrder: true;
  paper: OrderPaper | null;
}
type Node = ProcessNode | OrderNode;

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
  readonly #orders = new Map<string, OrderNode>();
  readonly #dirty = new Set<PackageUser>();
  readonly #byNumber = new IndexMap<string, string>();
  /** Since the last look. */
  readonly changed = new Map<string, AgreementChange>();

  constructor(
    private readonly tally: Tally,
    private readonly packages: PackageSide,
    private readonly texts: Texts,
  ) {}

  setProcessFact(fact: ProcessFact, present: boolean): void {
    const key = [fact.track, fact.process].join('|');
    let node = this.#processes.get(key);
    if (!node) this.#processes.set(key, (node = emptyProcess(key, fact.track)));
    setPaper(node, fact, present, this.texts);
    this.#dirty.add(node);
  }

  setOrder(fact: CataloguePurchaseFact, present: boolean): void {
    const key = naturalKey(fact);
    let node = this.#orders.get(key);
    if (!node) this.#orders.set(key, (node = { key, isOrder: true, paper: null, agreements: [], named: NO_CODES, now: NO_CODES }));
    node.paper = present ? orderPaperOf(fact, this.texts) : null;
    this.#dirty.add(node);
  }

  get(key: string): Agreement | undefined {
    const node = this.#nodeOf(key);
    return node && listed(node.agreements).find((agreement) => agreement.key === key);
  }

  /** Agreements by a document's number, as `documentKey` writes it. */
  byNumber(key: string): Agreement[] {
    return [...this.#byNumber.get(key)].sort().flatMap((each) => this.get(each) ?? []);
  }

  /** By `TRACK|PROCESS`. */
  process(key: string): ProcessNode | undefined {
    return this.#processes.get(key);
  }

  /** The process a contract or record belongs to. */
  processOf({ key, kind }: Agreement): ProcessNode | undefined {
    return kind === 'order' ? undefined : this.#processes.get(processKeyIn(key));
  }

  /** Processes and orders that name a package, by the code they name or the one it goes by now. */
  usersOf(kind: PackageKind, rupCode: string): { processes: ProcessNode[]; agreements: Agreement[] } {
    const node = this.packages.find(kind, rupCode);
    const users = (node ? [...listed(node.uses), ...listed(node.namers)] : []).sort((a, b) => (a.key < b.key ? -1 : 1)) as Node[];
    return {
      processes: users.filter((user) => !user.isOrder),
      agreements: [...users.filter((user) => !user.isOrder), ...users.filter((user) => user.isOrder)].flatMap((user) =>
        listed(user.agreements),
      ),
    };
  }

  /** Every agreement. */
  *all(): Generator<Agreement> {
    for (const nodes of [this.#processes, this.#orders]) for (const node of nodes.values()) yield* listed(node.agreements);
  }

  /** Works out what was agreed. `reviewed`: codes of packages may stand for others now. */
  settle(changedPackages: ReadonlySet<PackageNode>, reviewed: boolean): void {
    if (reviewed) for (const nodes of [this.#processes, this.#orders]) for (const node of nodes.values()) this.#dirty.add(node);
    for (const { uses, namers } of changedPackages) for (const user of [...listed(uses), ...listed(namers)]) this.#dirty.add(user);
    for (const node of this.#dirty as Set<Node>) {
      if (node.isOrder) this.#settleOrder(node);
      else this.#settleProcess(node);
    }
    this.#dirty.clear();
  }

  /** What an agreement adds, given what was paid on it. */
  account(key: string, paid: Paid, asOf: IsoDate): void {
    const agreement = this.get(key);
    if (agreement) this.#replaceShares(agreement, agreementShares(agreement, paid, asOf));
  }

  #nodeOf(key: string): Node | undefined {
    return key.startsWith('order|') ? this.#orders.get(key.slice('order|'.length)) : this.#processes.get(processKeyIn(key));
  }

  #settleProcess(node: ProcessNode): void {
    const kind = packageKindOf(node.track);
    const rupCodes = rupCodesOf(node);
    this.#setUses(node, kind, rupCodes);
    this.#setAgreements(node, agreementsOf(node, rupCodes, this.#ofPackages(kind, rupCodes)));
    this.#replaceShares(node, processShares(node));
    if (node.papers.length === 0) this.#processes.delete(node.key);
  }

  #settleOrder(node: OrderNode): void {
    const { paper } = node;
    const rupCodes = paper?.rupCodes ?? NO_CODES;
    this.#setUses(node, 'penyedia', rupCodes);
    this.#setAgreements(node, paper ? [orderAgreement(node.key, paper, this.#ofPackages('penyedia', rupCodes))] : []);
    if (!paper) this.#orders.delete(node.key);
  }

  /** Users are found by the code they name and by the one it goes by now; a package counts as used under the latter. */
  #setUses(user: PackageUser, kind: PackageKind, named: readonly string[]): void {
    const renamed = [...new Set(named.map((code) => this.packages.currentCode(kind, code)))];
    const now = renamed.length === named.length && renamed.every((code, i) => code === named[i]) ? named : renamed;
    this.packages.setUser(kind, user, false);
    user.named = named;
    user.now = now;
    this.packages.setUser(kind, user, true);
  }

  #setAgreements(node: Node, agreements: readonly Agreement[]): void {
    const before = listed(node.agreements);
    const after = agreements.map((now) => {
      const known = before.find((agreement) => agreement.key === now.key);
      if (known && sameAgreement(known, now)) return known;
      if (known) now.shares = known.shares;
      return now;
    });
    node.agreements = fewOf(after);
    const keys = new Set([...before, ...after].map((agreement) => agreement.key));
    const of = (list: readonly Agreement[], key: string): Agreement | null => list.find((agreement) => agreement.key === key) ?? null;
    for (const key of keys) this.#tellChange(key, of(before, key), of(after, key));
  }

  #tellChange(key: string, before: Agreement | null, now: Agreement | null): void {
    if (before === now) return;
    for (const number of numberKeys(before)) this.#byNumber.delete(number, key);
    for (const number of numberKeys(now)) this.#byNumber.add(number, key);
    if (before && !now) this.tally.replace(before.shares, NO_SHARES);
    const known = this.changed.get(key);
    this.changed.set(key, { before: known ? known.before : before, now });
  }

  #replaceShares(of: { shares: Shares }, shares: readonly Share[]): void {
    this.tally.replace(of.shares, shares);
    of.shares = keptShares(shares);
  }

  /** What the MAK of packages mean, and whether SiRUP knows one of them. */
  #ofPackages(kind: PackageKind, rupCodes: readonly string[]): OfPackages {
    const codes = new Set(rupCodes.flatMap((code) => [code, this.packages.currentCode(kind, code)]));
    const nodes = [...codes].flatMap((code) => this.packages.find(kind, code) ?? []);
    const meant = nodes.flatMap((node) => listed(node.links).flatMap((link) => link.subActivity ?? []));
    return {
      subActivities: this.texts.list([...new Set(meant)].sort()),
      hasPackage: nodes.some((node) => this.packages.isRegistered(node)),
    };
  }
}

/** `TRACK|PROCESS` of a contract's or a record's key. */
const processKeyIn = (key: string): string => {
  const from = key.indexOf('|') + 1;
  const until = key.indexOf('|', key.indexOf('|', from) + 1);
  return key.slice(from, until < 0 ? undefined : until);
};

function numberKeys(agreement: Agreement | null): string[] {
  const key = agreement?.number == null ? null : documentKey(agreement.number);
  return key === null ? [] : [key];
}

/** Whether nothing of it changed: then nothing that rests on it needs another look. */
const sameAgreement = (a: Agreement, b: Agreement): boolean => textOf(a) === textOf(b);
const textOf = ({ shares: _, ...agreement }: Agreement): string =>
  JSON.stringify(agreement, (_key, v: unknown) => (typeof v === 'bigint' ? `${v}` : v));

/** A process counts as announced; failed ones do not. */
function processShares(node: ProcessNode): Share[] {
  const [recorded] = papersOf(node, 'recorded-procurement');
  const [notice] = papersOf(node, 'procurement-notice');
  if (recorded) return shareOf(recorded.unit, recorded.ceiling ?? 0n, ['process-recorded']);
  if (!notice) return [];
  const hasFailed = FAILED.test(notice.status ?? '');
  return shareOf(notice.unit, notice.ceiling ?? 0n, [hasFailed ? 'process-failed' : 'process-announced']);
}
