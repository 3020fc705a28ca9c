import { type Key, keyAddSchema } from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { KeyRegistry, type KeyRow } from '../platform/access/key-registry.js';
import { Allow, By } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';

interface NewKey {
  readonly id: string;
  readonly token: string;
  readonly signingSecret: string | null;
  readonly expires: string;
}

/** The keys of machines, for administrators. */
@Controller('api/v1/keys')
export class KeysController {
  constructor(private readonly keys: KeyRegistry) {}

  @Get()
  @Allow({ right: 'keys.manage' })
  async list(): Promise<{ keys: Key[] }> {
    return { keys: (await this.keys.list()).map(shown) };
  }

  @Post()
  @Allow({ right: 'keys.manage', stepUp: true })
  async add(@By() actor: Actor, @JsonBody(keyAddSchema) body: z.infer<typeof keyAddSchema>): Promise<NewKey> {
    const { name, days, application = null } = body;
    if (application !== null && body.scope !== 'ingest')
      throw new Problem(422, 'Isian tidak sah', 'Hanya kunci berlingkup ingest yang dapat diikat pada satu aplikasi.');
    const made = await this.keys.add(body.scope, body.tenant, body.signed, { actor, name, days, application });
    return { id: made.key.id, token: made.token, signingSecret: made.signingSecret, expires: made.expires.toISOString() };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'keys.manage' })
  async revoke(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await this.keys.revoke(id, actor))) throw new Problem(404, 'Kunci tidak ditemukan', `Kunci ${id} tidak ada.`);
  }
}

const shown = (row: KeyRow): Key => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  tenant: row.tenant,
  signed: row.signed,
  application: row.application,
  created: row.created.toISOString(),
  expires: row.expires.toISOString(),
  lastUsed: row.lastUsed?.toISOString() ?? null,
  revoked: row.revoked?.toISOString() ?? null,
});
