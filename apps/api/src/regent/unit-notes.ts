import type { NoteList } from '@lcc/contract';
import type { WorkUnitCode } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';

/** Notes of a person on units, one a unit, read by that person alone: locked in the database; the audit trail tells only that notes changed. */
@Injectable()
export class UnitNotes {
  constructor(
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly box: SecretBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(account: string): Promise<NoteList> {
    const rows = (await this.tenants.real.dataSource.query('SELECT unit, text, at FROM unit_note WHERE account_id = $1', [account])) as {
      unit: string;
      text: string;
      at: Date;
    }[];
    return { notes: Object.fromEntries(rows.map(({ unit, text, at }) => [unit, { text: this.box.unlock(text), at: at.toISOString() }])) };
  }

  /** Writes a note in the place of the former one, which is forgotten. */
  write(account: string, unit: WorkUnitCode, text: string, actor: Actor): Promise<void> {
    return this.#change(account, actor, async (manager) => {
      await manager.query(
        `INSERT INTO unit_note (account_id, unit, text, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, unit) DO UPDATE SET text = EXCLUDED.text, at = EXCLUDED.at`,
        [account, unit, this.box.lock(text), new Date(this.clock.now())],
      );
    });
  }

  /** Forgets a note; nothing happens when there is none. */
  remove(account: string, unit: WorkUnitCode, actor: Actor): Promise<void> {
    return this.#change(account, actor, async (manager) => {
      await manager.query('DELETE FROM unit_note WHERE account_id = $1 AND unit = $2', [account, unit]);
    });
  }

  #change(account: string, actor: Actor, run: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.audit.change(async (manager) => {
      await run(manager);
      await this.audit.record(manager, { actor, action: 'note.changed', object: `user:${account}` });
    });
  }
}
