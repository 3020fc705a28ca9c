import {
  type paintingAnswerSchema,
  paintingQuerySchema,
  type ScreenReceipt,
  type ScreenShown,
  screenAddSchema,
  screenCodeSchema,
  screenCommandSchema,
  screenSettingsSchema,
} from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { ScreenLine } from '../live/screen-line.js';
import { Allow, By } from '../platform/access/policy.js';
import { ScreenRegistry, type ScreenRow } from '../platform/access/screen-registry.js';
import type { Actor } from '../platform/audit/actor.js';
import { JsonBody, shaped } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { PairingCodes } from './pairing-codes.js';

/** The screens, for administrators: let in, described, told what to do, and asked what they showed. */
@Controller('api/v1/screens')
export class ScreensController {
  constructor(
    private readonly screens: ScreenRegistry,
    private readonly line: ScreenLine,
    private readonly codes: PairingCodes,
  ) {}

  @Get()
  @Allow({ right: 'screens.manage' })
  async list(): Promise<{ screens: ScreenShown[] }> {
    return { screens: (await this.screens.list()).map((row) => this.#shown(row)) };
  }

  @Post('code')
  @HttpCode(204)
  @Allow({ right: 'screens.manage' })
  check(@By() actor: Actor, @JsonBody(screenCodeSchema) { code }: z.infer<typeof screenCodeSchema>): Promise<void> {
    return this.#requireCode(code, actor);
  }

  @Post()
  @Allow({ right: 'screens.manage' })
  async add(@By() actor: Actor, @JsonBody(screenAddSchema) { code, ...said }: z.infer<typeof screenAddSchema>): Promise<{ id: string }> {
    await this.#requireCode(code, actor);
    const { screen, pairing } = await this.screens.add({ ...said, dwell: { ...said.dwell } }, actor);
    await this.codes.letIn(code, pairing);
    return { id: screen.id };
  }

  @Patch(':id')
  @Allow({ right: 'screens.manage' })
  async change(
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(screenSettingsSchema) said: z.infer<typeof screenSettingsSchema>,
  ): Promise<ScreenShown> {
    const row = await this.screens.set(id, () => ({ ...said, dwell: { ...said.dwell } }), actor);
    if (!row) throw unknown(id);
    return this.#shown(row);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'screens.manage' })
  async revoke(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await this.screens.revoke(id, actor))) throw unknown(id);
  }

  @Get(':id/commands')
  @Allow({ right: 'screens.manage' })
  async receipts(@Param('id') id: string): Promise<{ receipts: ScreenReceipt[] }> {
    await this.#known(id);
    return { receipts: await this.line.receipts(id) };
  }

  @Post(':id/commands')
  @Allow({ right: 'screens.manage' })
  async command(
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(screenCommandSchema) command: z.infer<typeof screenCommandSchema>,
  ): Promise<ScreenReceipt> {
    const { scenes } = await this.#known(id);
    if (command.kind === 'show' && scenes !== null && !scenes.includes(command.scene))
      throw new Problem(422, 'Adegan tidak dibuka', `Layar ini tidak diberi adegan ${command.scene}; tambahkan dahulu di pengaturannya.`);
    const receipt = await this.line.send(id, command, actor);
    if (!receipt)
      throw new Problem(409, 'Layar terputus', 'Layar ini sedang tidak tersambung; perintah tidak dikirim. Periksa layar dan jaringannya.');
    return receipt;
  }

  @Get(':id/painting')
  @Allow({ right: 'screens.manage' })
  async painting(@Param('id') id: string, @Query() query: unknown): Promise<z.infer<typeof paintingAnswerSchema>> {
    await this.#known(id);
    return { painting: await this.line.paintingAt(id, Date.parse(shaped(paintingQuerySchema, query).at)) };
  }

  async #requireCode(code: string, actor: Actor): Promise<void> {
    const found = await this.codes.check(code, actor.id);
    if (found === 'waiting') return;
    const message =
      found === 'late'
        ? 'Lima kode keliru; tunggu sepuluh menit, lalu pakai kode yang sedang tampil.'
        : 'Tidak ada layar yang menampilkan kode ini. Kode berganti tiap sepuluh menit; ketik yang sedang tampil.';
    const problem = { issues: [{ field: 'code', code: found, message }] };
    throw new Problem(found === 'late' ? 429 : 422, 'Kode tidak dikenal', message, problem);
  }

  async #known(id: string): Promise<ScreenRow> {
    const row = (await this.screens.list()).find((each) => each.id === id && each.revoked === null);
    if (!row) throw unknown(id);
    return row;
  }

  #shown(row: ScreenRow): ScreenShown {
    const { created, paired, lastSeen, revoked, ...rest } = row;
    return {
      ...rest,
      created: created.toISOString(),
      paired: paired?.toISOString() ?? null,
      lastSeen: lastSeen?.toISOString() ?? null,
      revoked: revoked?.toISOString() ?? null,
      ...this.line.standing(row.id),
    };
  }
}

const unknown = (id: string): Problem => new Problem(404, 'Layar tidak ditemukan', `Layar ${id} tidak ada atau sudah dicabut.`);
