import { createHash } from 'node:crypto';
import type { draftSaveSchema, RuleTermsWire, RuleVersionShown } from '@lcc/contract';
import { builtInTerms, canonicalTerms, type Detector, RuleFold, type RuleVersionFact, sameTerms, termsOf } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { BoardService } from '../board/board.service.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import {
  insertVersion,
  type RulePlace,
  termsOnWire,
  updateVersion,
  type VersionRow,
  versionObject,
  versionsOf,
} from '../ledger/rule-versions.js';
import { type Actor, SYSTEM } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { DraftMoved, ThresholdRefused } from './refusals.js';
import { yearsToTell } from './rule-channels.js';
import { SHADOW_DAYS, ThresholdReader } from './threshold-reader.js';

/** Carries a version of a rule from draft to retirement; each step stands in the audit trail. */
@Injectable()
export class ThresholdSteps {
  constructor(
    private readonly reader: ThresholdReader,
    private readonly boards: BoardService,
    private readonly ledger: LedgerService,
    private readonly audit: Audit,
    private readonly tenants: Tenants,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes the one open draft of a rule. @throws TermsRefused, DraftMoved, ThresholdRefused */
  async save(
    tenant: Tenant,
    asked: string,
    detector: Detector,
    { edition, terms, reason }: z.infer<typeof draftSaveSchema>,
    actor: Actor,
  ): Promise<void> {
    const board = await this.reader.board(tenant, asked);
    this.reader.check(board, detector, terms);
    const base = board?.state.fold(RuleFold).inForce(detector.id, this.clock.today())?.number ?? 0;
    await this.#change(tenant, detector, actor, async (manager, place, rows) => {
      const open = openOf(rows);
      if (open?.state === 'shadow') throw new ThresholdRefused('Usulan ini terkunci selama bayangan; tarik dahulu bila hendak diubah.');
      if ((open?.edition ?? 0) !== edition) throw new DraftMoved();
      const written = { terms, reason, written_by: actor.id, written_at: new Date(this.clock.now()) };
      if (open) await updateVersion(manager, place, open.number, { ...written, note: null });
      else {
        const none = { proposed_by: null, approved_by: null, effective_on: null, revives: null };
        await insertVersion(manager, place, { number: nextOf(rows), state: 'draft', base, ...written, ...none });
      }
      return { action: 'threshold.drafted', number: open?.number ?? nextOf(rows), after: terms, reason };
    });
  }

  /** Locks the draft and lets it run as a shadow; `attached` = the trial it was decided on. @throws ThresholdRefused */
  async propose(
    tenant: Tenant,
    asked: string,
    detector: Detector,
    edition: number,
    reason: string,
    attached: RuleVersionShown['attached'],
    actor: Actor,
  ): Promise<void> {
    const board = await this.reader.board(tenant, asked);
    await this.#change(tenant, detector, actor, async (manager, place, rows) => {
      const open = openOf(rows);
      if (open?.state !== 'draft') throw new ThresholdRefused('Tidak ada draf yang dapat diusulkan.');
      if (open.edition !== edition) throw new DraftMoved();
      this.reader.check(board, detector, open.terms);
      const inForce = board?.state.fold(RuleFold).inForce(detector.id, this.clock.today()) ?? null;
      if (sameTerms(open.terms, termsOf(detector, inForce))) throw new ThresholdRefused('Usulan ini sama dengan yang berlaku.');
      const hash = hashOf(place, open.number, open.terms, reason);
      await updateVersion(manager, place, open.number, {
        ...{ state: 'shadow', hash, reason, attached, note: null },
        ...{ shadow_from: this.clock.today(), proposed_by: actor.id },
      });
      return { action: 'threshold.proposed', number: open.number, after: { hash, terms: open.terms, attached }, reason };
    });
  }

  /** Takes a proposal back to its draft. */
  withdraw(tenant: Tenant, detector: Detector, actor: Actor): Promise<void> {
    return this.#back(tenant, detector, null, actor);
  }

  /** A second person gives it back with a note. */
  giveBack(tenant: Tenant, detector: Detector, note: string, actor: Actor): Promise<void> {
    return this.#back(tenant, detector, note, actor);
  }

  /** Ends a proposal that nobody agreed on in time; nothing happens to any other. */
  async expire(tenant: Tenant, detector: Detector): Promise<void> {
    const board = await this.reader.board(tenant, 'main');
    const place = { tenant, rule: detector.id };
    await this.audit.change(async (manager) => {
      const open = openOf(await versionsOf(manager, place, true));
      if (!open || !this.reader.shadowOf(open, board)?.isExpired) return;
      await updateVersion(manager, place, open.number, { state: 'expired', expired_on: this.clock.today() });
      const after = { proposedBy: open.proposed_by };
      await this.audit.record(manager, {
        ...{ actor: SYSTEM, action: 'threshold.expired', object: versionObject(place, open.number), after },
      });
    });
  }

  async discard(tenant: Tenant, detector: Detector, actor: Actor): Promise<void> {
    await this.#change(tenant, detector, actor, async (manager, place, rows) => {
      const open = openOf(rows);
      if (open?.state !== 'draft') throw new ThresholdRefused('Tidak ada draf yang dapat dibuang.');
      await updateVersion(manager, place, open.number, { state: 'discarded' });
      return { action: 'threshold.discarded', number: open.number, after: null };
    });
  }

  /** A second person lets exactly the proposal with this hash take force. @throws ThresholdRefused */
  async approve(tenant: Tenant, asked: string, detector: Detector, hash: string, actor: Actor): Promise<void> {
    const board = await this.reader.board(tenant, asked);
    const place = { tenant, rule: detector.id };
    const open = openOf(await versionsOf(this.#manager, place));
    if (open?.state !== 'shadow') throw new ThresholdRefused('Tidak ada usulan yang menunggu persetujuan.');
    this.reader.check(board, detector, open.terms);
    const settle = async (manager: EntityManager): Promise<void> => {
      const rows = await versionsOf(manager, place, true);
      const now = openOf(rows);
      if (
        now?.state !== 'shadow' ||
        now.number !== open.number ||
        now.hash !== hash ||
        hashOf(place, now.number, now.terms, now.reason) !== hash
      )
        throw new DraftMoved('Usulan berubah sejak dibaca; baca lagi sebelum menyetujui.');
      if (now.proposed_by === actor.id || now.written_by === actor.id)
        throw new ThresholdRefused('Penyetuju harus orang lain dari pengusulnya.');
      const shadow = this.reader.shadowOf(now, board);
      if (!shadow?.isComplete) throw new ThresholdRefused(`Bayangan belum genap ${SHADOW_DAYS} hari kerja.`);
      if (shadow.isExpired) throw new ThresholdRefused('Usulan ini kedaluwarsa; pengusul dapat mengusulkannya lagi.');
      await retire(manager, place, rows);
      await updateVersion(manager, place, now.number, { state: 'active', approved_by: actor.id, effective_on: this.clock.today() });
      await this.audit.record(manager, {
        ...{
          actor,
          action: 'threshold.approved',
          object: versionObject(place, now.number),
          after: { hash, terms: now.terms },
          reason: now.reason,
        },
        approval: hash,
      });
    };
    await this.#putInForce(tenant, detector, open.number, open.terms, open.reason, settle, actor);
  }

  /** Brings a version back that two people had agreed on, or the shipped one (0). @throws ThresholdRefused */
  async revive(tenant: Tenant, detector: Detector, number: number, reason: string, actor: Actor): Promise<void> {
    const place = { tenant, rule: detector.id };
    const rows = await versionsOf(this.#manager, place);
    const wanted = rows.find((row) => row.number === number && row.state === 'retired');
    if (!wanted && !(number === 0 && rows.some(({ state }) => state === 'active')))
      throw new ThresholdRefused('Versi itu tidak dapat dikembalikan: belum pernah berlaku, atau sedang berlaku.');
    const terms = wanted?.terms ?? termsOnWire(builtInTerms(detector));
    const next = nextOf(rows);
    const settle = async (manager: EntityManager): Promise<void> => {
      const now = await versionsOf(manager, place, true);
      if (nextOf(now) !== next) throw new DraftMoved('Aturan ini baru saja diubah orang lain; baca lagi.');
      await retire(manager, place, now);
      const [today, at] = [this.clock.today(), new Date(this.clock.now())];
      await insertVersion(manager, place, {
        ...{ number: next, state: 'active', terms, reason, base: activeOf(rows)?.number ?? 0, written_by: actor.id, written_at: at },
        ...{ proposed_by: wanted?.proposed_by ?? 'bawaan', approved_by: wanted?.approved_by ?? actor.id },
        ...{ effective_on: today, revives: number },
      });
      await this.audit.record(manager, {
        ...{ actor, action: 'threshold.revived', object: versionObject(place, next), after: { revives: number, terms }, reason },
      });
    };
    await this.#putInForce(tenant, detector, next, terms, reason, settle, actor);
  }

  get #manager(): EntityManager {
    return this.tenants.real.dataSource.manager;
  }

  async #back(tenant: Tenant, detector: Detector, note: string | null, actor: Actor): Promise<void> {
    await this.#change(tenant, detector, actor, async (manager, place, rows) => {
      const open = openOf(rows);
      if (open?.state !== 'shadow') throw new ThresholdRefused('Tidak ada usulan yang menunggu persetujuan.');
      await updateVersion(manager, place, open.number, { state: 'draft', hash: null, shadow_from: null, proposed_by: null, note });
      return {
        ...{ action: note === null ? 'threshold.withdrawn' : 'threshold.returned', number: open.number, after: null },
        ...(note === null ? {} : { reason: note }),
      };
    });
  }

  async #change(
    tenant: Tenant,
    detector: Detector,
    actor: Actor,
    run: (
      manager: EntityManager,
      place: RulePlace,
      rows: readonly VersionRow[],
    ) => Promise<{ action: string; number: number; after: object | null; reason?: string }>,
  ): Promise<void> {
    const place = { tenant, rule: detector.id };
    await this.audit.change(async (manager) => {
      const { action, number, after, reason } = await run(manager, place, await versionsOf(manager, place, true));
      await this.audit.record(manager, { actor, action, object: versionObject(place, number), after: after as never, reason });
    });
  }

  /** Writes the version into every open year, in one transaction with `settle` where the tenant is the real one. */
  async #putInForce(
    tenant: Tenant,
    detector: Detector,
    number: number,
    terms: RuleTermsWire,
    reason: string,
    settle: (manager: EntityManager) => Promise<void>,
    actor: Actor,
  ): Promise<void> {
    const today = this.clock.today();
    const years = yearsToTell(await this.boards.heads(tenant), tenant.region, today);
    if (years.length === 0) throw new ThresholdRefused('Belum ada tahun anggaran yang terbuka; aturan berlaku setelah data pertama masuk.');
    const { values, ...rest } = terms;
    const facts = years.map(
      ({ region, year }): RuleVersionFact => ({
        ...{ kind: 'rule-version', region, year, date: today, rule: detector.id, number, reason },
        ...rest,
        values: Object.entries(values)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, value]) => ({ name, value })),
      }),
    );
    const batch = decisionBatch(`ambang ${detector.id} versi ${number}`, facts, actor.id, this.clock.now());
    const within = (manager: EntityManager): Promise<void> =>
      tenant === this.tenants.real ? settle(manager) : this.audit.change((real) => settle(real));
    await this.ledger.appendWith(tenant, batch, within);
  }
}

const openOf = (rows: readonly VersionRow[]): VersionRow | null =>
  rows.find(({ state }) => state === 'draft' || state === 'shadow') ?? null;
const activeOf = (rows: readonly VersionRow[]): VersionRow | null => rows.find(({ state }) => state === 'active') ?? null;
const nextOf = (rows: readonly VersionRow[]): number => Math.max(0, ...rows.map(({ number }) => number)) + 1;

async function retire(manager: EntityManager, place: RulePlace, rows: readonly VersionRow[]): Promise<void> {
  const active = activeOf(rows);
  if (active) await updateVersion(manager, place, active.number, { state: 'retired' });
}

/** Of exactly this text: where it holds, its number, its blanks and its reason. */
const hashOf = (place: RulePlace, number: number, terms: RuleTermsWire, reason: string): string =>
  createHash('sha256')
    .update(JSON.stringify([versionObject(place, number), canonicalTerms(terms), reason]))
    .digest('hex');
