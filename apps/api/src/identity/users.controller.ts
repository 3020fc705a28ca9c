import { type SessionInfo, type User, userAddSchema, userChangeSchema } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { AccountRefused, AccountRegistry, type AccountRow } from '../platform/access/account-registry.js';
import type { Session } from '../platform/access/caller.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import { SessionRegistry } from '../platform/access/session-registry.js';
import { SignInLinks } from '../platform/access/sign-in-links.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { sessionInfo } from './session-info.js';

/** The people, for administrators. */
@Controller('api/v1/users')
export class UsersController {
  constructor(
    private readonly accounts: AccountRegistry,
    private readonly sessions: SessionRegistry,
    private readonly links: SignInLinks,
  ) {}

  @Get()
  @Allow({ right: 'users.manage' })
  async list(): Promise<{ users: User[] }> {
    return { users: (await this.accounts.list()).map(shown) };
  }

  @Post()
  @Allow({ right: 'users.manage', stepUp: true })
  add(
    @By() by: Actor,
    @JsonBody(userAddSchema) { login, ...choice }: z.infer<typeof userAddSchema>,
  ): Promise<{ id: string; password: string }> {
    return explained(this.accounts.add(by, login, choice));
  }

  @Patch(':id')
  @HttpCode(204)
  @Allow({ right: 'users.manage', stepUp: true })
  change(@By() by: Actor, @Param('id') id: string, @JsonBody(userChangeSchema) choice: z.infer<typeof userChangeSchema>): Promise<void> {
    return explained(this.accounts.change(by, id, choice));
  }

  @Post(':id/reset')
  @HttpCode(200)
  @Allow({ right: 'users.manage', stepUp: true })
  async reset(@By() by: Actor, @Param('id') id: string): Promise<{ id: string; password: string }> {
    return { id, ...(await explained(this.accounts.reset(by, id))) };
  }

  @Post(':id/link')
  @HttpCode(200)
  @Allow({ right: 'users.manage', stepUp: true })
  async link(@By() by: Actor, @Param('id') id: string): Promise<{ path: string; expires: string }> {
    const { path, expires } = await explained(this.links.make(by, id));
    return { path, expires: expires.toISOString() };
  }

  @Post(':id/disable')
  @HttpCode(204)
  @Allow({ right: 'users.manage', stepUp: true })
  disable(@By() by: Actor, @Param('id') id: string): Promise<void> {
    return explained(this.accounts.setDisabled(by, id, true));
  }

  @Post(':id/enable')
  @HttpCode(204)
  @Allow({ right: 'users.manage', stepUp: true })
  enable(@By() by: Actor, @Param('id') id: string): Promise<void> {
    return explained(this.accounts.setDisabled(by, id, false));
  }

  @Get(':id/sessions')
  @Allow({ right: 'users.manage' })
  async listSessions(@Mine() own: Session, @Param('id') id: string): Promise<{ sessions: SessionInfo[] }> {
    await this.#known(id);
    return { sessions: (await this.sessions.list(id)).map((row) => sessionInfo(row, own.id)) };
  }

  @Delete(':id/sessions')
  @HttpCode(204)
  @Allow({ right: 'users.manage' })
  async endSessions(@By() by: Actor, @Param('id') id: string): Promise<void> {
    await this.#known(id);
    await this.sessions.endAll(by, id);
  }

  async #known(id: string): Promise<void> {
    if (!(await this.accounts.find(id))) throw new Problem(404, 'Akun tidak ditemukan', `Akun ${id} tidak ada.`);
  }
}

const shown = (row: AccountRow): User => ({
  id: row.id,
  login: row.login,
  name: row.name,
  role: row.role,
  unit: row.unit,
  ssoSubject: row.ssoSubject,
  hasPassword: row.hasPassword,
  hasTotp: row.hasTotp,
  created: row.created.toISOString(),
  lastSeen: row.lastSeen?.toISOString() ?? null,
  disabled: row.disabled?.toISOString() ?? null,
});

async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AccountRefused)) throw error;
    if (error.field === 'id') throw new Problem(404, 'Akun tidak ditemukan', error.message);
    throw new Problem(422, 'Akun tidak dapat dibuat begitu', error.message, {
      issues: [{ field: error.field, code: 'refused', message: error.message }],
    });
  }
}
