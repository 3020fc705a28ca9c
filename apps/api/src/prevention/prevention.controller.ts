import {
  type EvidenceBook,
  type EvidenceHistory,
  evidenceRemarkSchema,
  evidenceVerdictSchema,
  valueEnterSchema,
  type WhatIfAnswer,
  whatIfSchema,
} from '@lcc/contract';
import { Controller, Get, HttpCode, type OnApplicationBootstrap, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Session } from '../platform/access/caller.js';
import { Allow, By, Mine } from '../platform/access/policy.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { receiveUpload } from '../platform/http/upload.js';
import { PreventionBook } from './evidence-book.js';
import { EvidenceDesk } from './evidence-desk.js';
import { EvidenceFiles, LARGEST_EVIDENCE, NotEvidence } from './evidence-files.js';

const OWN = { of: 'unit-object', param: 'id', by: PreventionBook } as const;
const MOST_UPLOADS = 4;
const LONGEST_NOTE = 1000;

/** Evidence for corruption prevention: what is asked for, what came, and what others found. */
@Controller('api/v1/prevention')
export class PreventionController implements OnApplicationBootstrap {
  #receiving = 0;

  constructor(
    private readonly book: PreventionBook,
    private readonly desk: EvidenceDesk,
    private readonly files: EvidenceFiles,
    private readonly audit: Audit,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.files.sweep(Date.now());
  }

  @Get(':year')
  @Allow({ right: 'evidence.read' })
  read(@Mine() { account }: Session, @Param('year') year: string, @Query('scheme') scheme: unknown): Promise<EvidenceBook> {
    return this.book.read(yearOf(year), typeof scheme === 'string' ? scheme : undefined, account);
  }

  @Post(':year/what-if')
  @HttpCode(200)
  @Allow({ right: 'evidence.read' })
  whatIf(@Param('year') year: string, @JsonBody(whatIfSchema) asked: z.infer<typeof whatIfSchema>): Promise<WhatIfAnswer> {
    return this.book.whatIf(yearOf(year), asked);
  }

  @Post(':year/values')
  @HttpCode(204)
  @Allow({ right: 'evidence.verify' })
  enterValue(
    @By() actor: Actor,
    @Param('year') year: string,
    @JsonBody(valueEnterSchema) told: z.infer<typeof valueEnterSchema>,
  ): Promise<void> {
    return this.desk.enterValue(yearOf(year), actor, told);
  }

  @Get('documents/:id')
  @Allow({ right: 'evidence.read', object: OWN })
  history(@Mine() { account }: Session, @Param('id') id: string): Promise<EvidenceHistory> {
    return this.book.history(id, account);
  }

  @Post('documents/:id/files')
  @HttpCode(204)
  @Allow({ right: 'evidence.bring', upload: true, object: OWN })
  async upload(@Req() request: Request, @By() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.book.known(id);
    if (this.#receiving >= MOST_UPLOADS)
      throw new Problem(503, 'Server sedang menerima berkas lain', 'Kirim lagi sebentar.', {}, { 'Retry-After': '5' });
    this.#receiving += 1;
    const place = await this.files.prepare();
    try {
      const { name, fields } = await receiveUpload(request, place, LARGEST_EVIDENCE);
      const kept = await this.files.keep(place);
      await this.desk.upload(id, actor, { ...kept, name }, fields.get('note')?.trim().slice(0, LONGEST_NOTE) || null);
    } catch (error) {
      throw error instanceof NotEvidence ? new Problem(415, 'Berkas ditolak', error.message) : error;
    } finally {
      this.#receiving -= 1;
      await this.files.discard(place);
    }
  }

  @Get('documents/:id/files/:sha256')
  @Allow({ right: 'evidence.read', object: OWN })
  async download(@Param('id') id: string, @Param('sha256') sha256: string, @By() actor: Actor, @Res() response: Response): Promise<void> {
    const { evidence } = await this.book.known(id);
    const file = evidence.files.find((each) => each.sha256 === sha256);
    if (!file) throw new Problem(404, 'Berkas tidak ditemukan', 'Dokumen ini tidak memuat berkas itu.');
    await this.audit.append({ actor, action: 'evidence.downloaded', object: `evidence:${id}`, after: { version: file.version } });
    // Never shown by the browser itself: what units upload is not ours to run.
    response.setHeader('Content-Type', 'application/octet-stream');
    response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    await new Promise<void>((resolve, reject) =>
      response.sendFile(this.files.pathOf(sha256), { dotfiles: 'allow', cacheControl: false }, (error) =>
        error ? reject(error) : resolve(),
      ),
    );
  }

  @Post('documents/:id/remarks')
  @HttpCode(204)
  @Allow({ right: 'evidence.bring', object: OWN })
  remark(
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(evidenceRemarkSchema) said: z.infer<typeof evidenceRemarkSchema>,
  ): Promise<void> {
    return this.desk.remark(id, actor, { act: said.act, text: said.text ?? null, link: said.act === 'link' ? said.link : null });
  }

  @Post('documents/:id/verdicts')
  @HttpCode(204)
  @Allow({ right: 'evidence.verify', object: OWN })
  judge(
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(evidenceVerdictSchema) said: z.infer<typeof evidenceVerdictSchema>,
  ): Promise<void> {
    return this.desk.judge(id, actor, { act: said.act, text: said.text ?? null });
  }
}

/** @throws Problem 404 for what is no year */
function yearOf(text: string): number {
  if (!/^20\d\d$/.test(text)) throw new Problem(404, 'Tahun tidak ditemukan', 'Tahun ditulis empat angka, misalnya 2026.');
  return Number(text);
}
