import type { RuleDetail, RuleList, RuleTermsWire, RuleVersionShown } from '@lcc/contract';
import {
  builtInTerms,
  CalendarFold,
  CaseFold,
  type Detector,
  faultsOf,
  marksOn,
  RuleFold,
  rules,
  standingHolds,
  termsOf,
  workingDaysBetween,
} from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BoardService } from '../board/board.service.js';
import type { ChannelBoard } from '../board/channel-board.js';
import { isMainName, mainChannels } from '../board/main-channel.js';
import { openVersions, termsOnWire, type VersionRow, versionsOf } from '../ledger/rule-versions.js';
import { AccountRegistry } from '../platform/access/account-registry.js';
import type { Clock } from '../platform/clock/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { TermsRefused } from './refusals.js';

/** Working days a proposal runs beside the rule in force, telling nobody, before a second person may agree. */
export const SHADOW_DAYS = 7;
/** Working days (72 hours of them) that a second person has to agree once the shadow is complete; then the proposal expires. */
export const APPROVAL_DAYS = 3;

const kindOf = ({ kind }: Detector): 'event' | 'level' | 'mark' => (kind === 'rank' ? 'event' : kind);

/** How far a proposal has run beside the rule in force. */
interface Shadow {
  readonly from: string;
  readonly by: string;
  readonly days: number;
  readonly of: number;
  readonly isComplete: boolean;
  /** Working days left to agree in; all of them until the shadow is complete. */
  readonly left: number;
  readonly isExpired: boolean;
}

/** Reads the rules of a tenant, what is in force and what is proposed. */
@Injectable()
export class ThresholdReader {
  constructor(
    private readonly boards: BoardService,
    private readonly accounts: AccountRegistry,
    private readonly tenants: Tenants,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(tenant: Tenant, asked: string): Promise<RuleList> {
    const board = await this.board(tenant, asked);
    const fold = board?.state.fold(CaseFold);
    const versions = board?.state.fold(RuleFold);
    const open = await openVersions(this.#manager, tenant);
    const today = this.clock.today();
    const holds = fold && versions ? standingHolds(fold, versions, today) : [];
    const held = new Map(holds.map(({ rule, count }) => [rule, count]));
    const standing = new Map<string, number>();
    for (const { detector, condition } of fold?.alerts() ?? [])
      if (condition.now.state === 'FIRING' || condition.now.state === 'RECOVERING')
        standing.set(detector, (standing.get(detector) ?? 0) + 1);
    return {
      channel: board?.channel ?? asked,
      rules: [...rules.values()].map((detector) => {
        const { id, title, family } = detector;
        const told = detector.kind === 'mark' ? null : fold?.coverage.get(id);
        const marks = detector.kind === 'mark' && board ? marksOn(board.state, detector) : null;
        const judged = told && { judged: told.risk + told.notRisk, notJudged: told.conditionsNotMet + told.impossible };
        return {
          ...{ id, title, family },
          kind: kindOf(detector),
          inForce: versions?.inForce(id, today)?.number ?? 0,
          open: open.get(id)?.state ?? null,
          standing: marks?.marked ?? standing.get(id) ?? 0,
          held: held.get(id) ?? 0,
          coverage: marks ? { judged: marks.judged, notJudged: marks.notJudged } : (judged ?? null),
        };
      }),
    };
  }

  async detail(tenant: Tenant, asked: string, detector: Detector, reader: string): Promise<RuleDetail> {
    const board = await this.board(tenant, asked);
    const today = this.clock.today();
    const inForce = board?.state.fold(RuleFold).inForce(detector.id, today) ?? null;
    const rows = await versionsOf(this.#manager, { tenant, rule: detector.id });
    const shown = await Promise.all(rows.map((row) => this.#shown(row, board, reader)));
    const holds = board ? standingHolds(board.state.fold(CaseFold), board.state.fold(RuleFold), today) : [];
    const hold = holds.find(({ rule }) => rule === detector.id);
    const { id, title, why, clears, innocent, legalBasis, family, parameters } = detector;
    return {
      channel: board?.channel ?? asked,
      rule: {
        ...{ id, title, why, clears, innocent, legalBasis, family, kind: kindOf(detector), isQuick: detector.frame !== null },
        parameters: Object.entries(parameters).map(([name, parameter]) => ({ name, ...parameter })),
      },
      shipped: termsOnWire(builtInTerms(detector)),
      inForce: { number: inForce?.number ?? 0, since: inForce?.date ?? null, terms: termsOnWire(termsOf(detector, inForce)) },
      open: shown.find(({ state }) => state === 'draft' || state === 'shadow') ?? null,
      held: hold ? { since: hold.date, count: hold.count } : null,
      versions: shown.filter(({ state }) => state === 'active' || state === 'retired' || state === 'expired'),
      units: [...(board?.rollup.tree.tops ?? [])].map((code) => ({ code, name: board?.rollup.roster.get(code)?.name ?? code })),
    };
  }

  /** The terms in force today. */
  async inForce(tenant: Tenant, asked: string, detector: Detector): Promise<RuleTermsWire> {
    const board = await this.board(tenant, asked);
    return termsOnWire(termsOf(detector, board?.state.fold(RuleFold).inForce(detector.id, this.clock.today()) ?? null));
  }

  async board(tenant: Tenant, asked: string): Promise<ChannelBoard | null> {
    const channel = isMainName(asked) ? mainChannels(tenant, await this.boards.heads(tenant), this.clock.today())[asked] : asked;
    return channel === null ? null : this.boards.board(tenant, channel);
  }

  /** @throws TermsRefused for what the rule does not allow */
  check(board: ChannelBoard | null, detector: Detector, terms: RuleTermsWire): void {
    const faults = faultsOf(detector, terms, (code) => board?.rollup.roster.has(code) ?? false);
    if (faults.length > 0) throw new TermsRefused(faults.map(({ field, message }) => ({ field: `terms.${field}`, message: message.id })));
  }

  /** Null for a version that is no shadow. */
  shadowOf({ shadow_from: from, proposed_by: by }: VersionRow, board: ChannelBoard | null): Shadow | null {
    if (from === null || by === null) return null;
    const today = this.clock.today();
    const passed = board?.state.fold(CalendarFold).calendar.between(from, today) ?? workingDaysBetween(from, today);
    const left = Math.max(0, Math.min(APPROVAL_DAYS, SHADOW_DAYS + APPROVAL_DAYS - passed));
    return {
      from,
      by,
      days: Math.min(passed, SHADOW_DAYS),
      of: SHADOW_DAYS,
      isComplete: passed >= SHADOW_DAYS,
      left,
      isExpired: left === 0,
    };
  }

  get #manager(): EntityManager {
    return this.tenants.real.dataSource.manager;
  }

  async #shown(row: VersionRow, board: ChannelBoard | null, reader: string): Promise<RuleVersionShown> {
    const nameOf = async (id: string): Promise<string> => (id === 'bawaan' ? id : ((await this.accounts.find(id))?.name ?? id));
    const { number, state, edition, terms, reason, base, hash, note, revives, attached } = row;
    const shadow = state === 'shadow' ? this.shadowOf(row, board) : null;
    return {
      ...{ number, state, edition, terms, reason, base, hash, note, revives, attached },
      writtenBy: await nameOf(row.written_by),
      writtenAt: row.written_at.toISOString(),
      shadow: shadow && {
        ...{ from: shadow.from, days: shadow.days, of: shadow.of, isComplete: shadow.isComplete, left: shadow.left },
        ...{ by: await nameOf(shadow.by), isOwn: row.proposed_by === reader || row.written_by === reader },
      },
      approvedBy: row.approved_by === null ? null : await nameOf(row.approved_by),
      effectiveOn: row.effective_on,
      expiredOn: row.expired_on,
    };
  }
}
