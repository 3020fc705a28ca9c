import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Allow } from '../platform/access/policy.js';
import { shaped } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { catalogue, csvOf, datasetById, fiscalPackage, jsonOf } from './open-data.js';
import { PublicBoards } from './public-boards.js';
import { closedPage, publicPage } from './public-page.js';
import type { PublicView } from './public-view.js';

export const OPEN_DATA = '/api/v1/open-data';
/** Of one address; a school's computers share one. */
const PER_SECOND = 20;
const CACHED = 'public, max-age=60, stale-while-revalidate=600';
const querySchema = z.object({ lang: z.enum(['id', 'en']).optional() });
const FILE = /^([a-z-]+)\.(csv|json)$/;

/** What citizens may see: a page that needs no script, and the same figures as files at addresses that stay. */
@Controller()
export class PublicController {
  readonly #limit = new RateLimit(PER_SECOND);

  constructor(private readonly boards: PublicBoards) {}

  @Get('public')
  @Allow({ anyone: true })
  async page(@Req() request: Request, @Res() response: Response, @Query() query: Record<string, unknown>): Promise<void> {
    const { lang = 'id' } = shaped(querySchema, query);
    const view = await this.#read(request);
    if (!view) response.status(404);
    this.#send(request, response, 'text/html; charset=utf-8', (view ? publicPage(view, lang) : closedPage(lang)).text);
  }

  @Get('api/v1/open-data')
  @Allow({ anyone: true })
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    this.#sendJson(request, response, catalogue(await this.#open(request), OPEN_DATA));
  }

  @Get('api/v1/open-data/:file')
  @Allow({ anyone: true })
  async file(@Req() request: Request, @Res() response: Response, @Param('file') file: string): Promise<void> {
    const view = await this.#open(request);
    if (file === 'datapackage.json') return this.#sendJson(request, response, fiscalPackage(view));
    const [, id = '', format] = FILE.exec(file) ?? [];
    const dataset = datasetById(id);
    if (!dataset) throw new Problem(404, 'Data tidak ada', `Daftar data terbuka: ${OPEN_DATA}`);
    if (format === 'json') return this.#sendJson(request, response, jsonOf(dataset, view));
    response.setHeader('Content-Disposition', `attachment; filename="${id}-${view.asOf}.csv"`);
    this.#send(request, response, 'text/csv; charset=utf-8; header=present', csvOf(dataset, view));
  }

  async #read(request: Request): Promise<PublicView | null> {
    if (!this.#limit.allow(request.ip ?? ''))
      throw new Problem(429, 'Terlalu sering', 'Coba lagi sebentar lagi.', {}, { 'Retry-After': '1' });
    return this.boards.read();
  }

  async #open(request: Request): Promise<PublicView> {
    const view = await this.#read(request);
    if (!view) throw new Problem(404, 'Belum dibuka', 'Data terbuka daerah ini belum dibuka oleh kantornya.');
    return view;
  }

  #sendJson(request: Request, response: Response, body: object): void {
    this.#send(request, response, 'application/json; charset=utf-8', JSON.stringify(body));
  }

  /** With a tag of the content; other sites may read it. */
  #send(request: Request, response: Response, type: string, body: string): void {
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    response.set({
      ETag: etag,
      'Cache-Control': CACHED,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    if (request.header('if-none-match')?.includes(etag)) response.status(304).end();
    else response.type(type).send(body);
  }
}
