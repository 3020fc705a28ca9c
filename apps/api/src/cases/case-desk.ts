import type { CaseActAsked, CaseDetail, CaseQueue, DetectorShown } from '@lcc/contract';
import {
  ALARM_BUDGET,
  type Case,
  type CaseActFact,
  CaseFold,
  coverOf,
  detectors,
  isOpen,
  precisions,
  RuleFold,
  spent,
  standingHolds,
  UNREVIEWED,
  type WorkUnitCode,
  waitingOf,
} from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import type { ChannelBoard } from '../board/channel-board.js';
import { isMainName, mainChannels } from '../board/main-channel.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { AccountRegistry } from '../platform/access/account-registry.js';
import type { Account } from '../platform/access/caller.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { type Place, type Sight, shownCase, shownFinding } from './case-view.js';
import { placesOf } from './fact-places.js';

/** What is asked cannot be done with the case as it stands; the message (Indonesian) says why. */
export class CaseRefused extends Error {
  override readonly name = 'CaseRefused';
}

/** Reads the queue of a channel, and writes what people do with a case. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly boards: BoardService,
    private readonly ledger: LedgerService,
    private readonly accounts: AccountRegistry,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Empty when nothing was ever recorded in the channel. */
  async queue(tenant: Tenant, asked: string, sight: Sight): Promise<CaseQueue> {
    const board = await this.#board(tenant, asked);
    const cases = board ? board.state.fold(CaseFold).cases() : [];
    const asOf = board?.asOf ?? null;
    const used = board ? spent(board.state.fold(CaseFold).alerts(), board.asOf) : { heavyToday: 0, thisWeek: 0, backlogToday: 0 };
    return {
      channel: board?.channel ?? asked,
      asOf,
      nature: tenant.nature,
      cases: cases.map((each) => shownCase(each, sight)),
      budget: { ...used, ...ALARM_BUDGET, ...waitingOf(cases.filter(isOpen)) },
      held: board ? heldBy(board) : [],
      units: Object.fromEntries(
        cases.flatMap(({ workUnit }) => (workUnit === null ? [] : [[workUnit, nameOf(board, workUnit) ?? workUnit]])),
      ),
    };
  }

  /** Null when there is no such case. */
  async detail(tenant: Tenant, asked: string, id: string, sight: Sight): Promise<CaseDetail | null> {
    const board = await this.#board(tenant, asked);
    const fold = board?.state.fold(CaseFold);
    const found = fold?.case(id);
    if (!board || !fold || !found) return null;
    const measured = precisions(fold.acts(), (fingerprint) => fold.alert(fingerprint));
    const all = [...found.standing, ...found.past];
    const places = await this.#places(tenant, board.channel, all);
    const names = await this.#names(found.acts);
    return {
      case: shownCase(found, sight),
      unitName: found.workUnit === null ? null : nameOf(board, found.workUnit),
      findings: all.map((alert) => {
        const version = board.state.fold(RuleFold).inForce(alert.detector, board.asOf);
        return shownFinding(alert, found.standing.includes(alert), sight, places, version, measured.get(alert.detector));
      }),
      acts: found.acts.map(({ at, act, by, owner, promisedOn, note, outcome }) => {
        return { at, act, by: names.get(by) ?? by, owner, promisedOn, note, outcome };
      }),
    };
  }

  async detectors(tenant: Tenant, asked: string): Promise<{ channel: string; detectors: DetectorShown[] }> {
    const board = await this.#board(tenant, asked);
    const fold = board?.state.fold(CaseFold);
    const measured = fold ? precisions(fold.acts(), (fingerprint) => fold.alert(fingerprint)) : new Map();
    const shown = detectors.map(({ id, title, family, kind }): DetectorShown => {
      const known = fold?.coverage.get(id);
      const coverage = known
        ? {
            on: known.date,
            risk: known.risk,
            notRisk: known.notRisk,
            conditionsNotMet: known.conditionsNotMet,
            impossible: known.impossible,
          }
        : null;
      return { id, title, family, kind, coverage, precision: measured.get(id) ?? UNREVIEWED };
    });
    return { channel: board?.channel ?? asked, detectors: shown };
  }

  /** Does something with a case, in the log and in the audit trail together. @throws CaseRefused; null when there is no such case */
  async act(
    tenant: Tenant,
    asked: string,
    id: string,
    account: Pick<Account, 'id'>,
    actor: Actor,
    wanted: CaseActAsked,
  ): Promise<CaseActFact | null> {
    const board = await this.#board(tenant, asked);
    const found = board?.state.fold(CaseFold).case(id);
    if (!board || !found) return null;
    const today = this.clock.today();
    refuse(found, wanted, today);
    const { region, year } = board.state.rollup;
    const fact: CaseActFact = {
      kind: 'case-act',
      region,
      year,
      date: today,
      case: id,
      at: new Date(this.clock.now()).toISOString(),
      act: wanted.act,
      by: account.id,
      owner: wanted.act === 'take' ? wanted.owner : null,
      promisedOn: 'promisedOn' in wanted ? wanted.promisedOn : null,
      note: wanted.note,
      outcome: wanted.act === 'close' ? wanted.outcome : null,
      covers: wanted.act === 'close' ? (found.standing.length > 0 ? found.standing : found.past).map(coverOf) : [],
    };
    const batch = decisionBatch(`kasus ${id} ${wanted.act}`, [fact], actor.id, this.clock.now());
    const after = { promisedOn: fact.promisedOn, outcome: fact.outcome };
    const entry = { actor, action: `case.${wanted.act}`, object: `case:${board.channel}/${id}`, after, reason: wanted.note };
    await this.ledger.appendWith(tenant, batch, this.audit.beside(tenant, entry));
    return fact;
  }

  async #board(tenant: Tenant, asked: string): Promise<ChannelBoard | null> {
    const channel = isMainName(asked) ? mainChannels(tenant, await this.boards.heads(tenant), this.clock.today())[asked] : asked;
    return channel === null ? null : this.boards.board(tenant, channel);
  }

  async #places(tenant: Tenant, channel: string, alerts: Case['standing']): Promise<ReadonlyMap<string, Place>> {
    const keys = alerts.flatMap((alert) => alert.evidence.map(({ kind, key }) => ({ kind, key })));
    const found = await placesOf(tenant, channel, keys);
    return new Map(
      found.map(({ kind, key, path, row, at }) => [
        `${kind}|${key}`,
        { file: path.split(/[\\/]/).at(-1) ?? path, row, recordedAt: at.toISOString() },
      ]),
    );
  }

  /** Names of those who acted, by public id. */
  async #names(acts: readonly CaseActFact[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(acts.map(({ by }) => by))];
    const accounts = await Promise.all(ids.map((id) => this.accounts.find(id)));
    return new Map(accounts.flatMap((account) => (account ? [[account.id, account.name] as const] : [])));
  }
}

const TITLES = new Map(detectors.map(({ id, title }) => [id, title]));
const heldBy = ({ state }: ChannelBoard): CaseQueue['held'] =>
  standingHolds(state.fold(CaseFold), state.fold(RuleFold), state.asOf).map(({ rule, count, date }) => {
    return { rule, title: TITLES.get(rule) ?? { id: rule, en: rule }, count, since: date };
  });
const nameOf = (board: ChannelBoard | null, unit: WorkUnitCode): string | null => board?.rollup.roster.get(unit)?.name ?? null;

function refuse(found: Case, wanted: CaseActAsked, today: string): void {
  const closed = !isOpen(found);
  if (closed && wanted.act !== 'reopen' && wanted.act !== 'note')
    throw new CaseRefused('Kasus ini sudah selesai. Buka kembali dahulu bila perlu ditelaah lagi.');
  if (!closed && wanted.act === 'reopen') throw new CaseRefused('Kasus ini masih terbuka.');
  if ('promisedOn' in wanted && wanted.promisedOn < today)
    throw new CaseRefused('Tanggal janji sudah lewat; pilih hari ini atau sesudahnya.');
}
