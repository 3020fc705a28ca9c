import { CaseFold, type Detector, RuleFold, standingHolds } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { versionObject } from '../ledger/rule-versions.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { ThresholdRefused } from './refusals.js';
import { ThresholdReader } from './threshold-reader.js';

/** Lets the alerts of a held version go to people after all. */
@Injectable()
export class StormRelease {
  constructor(
    private readonly reader: ThresholdReader,
    private readonly ledger: LedgerService,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** They go out within the alarm budget at the next judgement. @throws ThresholdRefused when nothing of the rule is held */
  async release(tenant: Tenant, asked: string, detector: Detector, reason: string, actor: Actor): Promise<void> {
    const board = await this.reader.board(tenant, asked);
    const today = this.clock.today();
    const holds = board ? standingHolds(board.state.fold(CaseFold), board.state.fold(RuleFold), today) : [];
    const hold = holds.find(({ rule }) => rule === detector.id);
    if (!hold) throw new ThresholdRefused('Aturan ini tidak menahan apa pun; muat ulang halaman.');
    const fact = { ...hold, releasedBy: actor.id, releasedOn: today };
    const batch = decisionBatch(`ambang ${hold.rule} versi ${hold.number} dilepas`, [fact], actor.id, this.clock.now());
    const object = versionObject({ tenant, rule: hold.rule }, hold.number);
    const entry = { actor, action: 'threshold.released', object, after: { count: hold.count }, reason };
    await this.ledger.appendWith(tenant, batch, this.audit.beside(tenant, entry));
  }
}
