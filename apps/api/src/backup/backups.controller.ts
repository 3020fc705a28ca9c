import type { BackupStanding } from '@lcc/contract';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Allow, By } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { BackupKeeper } from './backup-keeper.js';

/** How safe the data are, for administrators. What a backup holds never leaves the server by this door; restoring is `lcc restore`. */
@Controller('api/v1/backups')
export class BackupsController {
  constructor(
    private readonly keeper: BackupKeeper,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Allow({ right: 'backup.manage' })
  read(): Promise<BackupStanding> {
    return this.keeper.standing();
  }

  /** Begins; the standing tells how it ends. */
  @Post()
  @HttpCode(202)
  @Allow({ right: 'backup.manage' })
  async make(@By() actor: Actor): Promise<BackupStanding> {
    await this.audit.append({ actor, action: 'backup.asked', object: 'backup:now' });
    void this.keeper.make();
    return this.keeper.standing();
  }
}
