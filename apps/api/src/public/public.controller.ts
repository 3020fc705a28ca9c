import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Allow } from '../platform/access/policy.js';
import type { Config } from '../platform/config/index.js';
import { shaped } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { RateLimit } from '../platform/http/rate-limit.js';
import { CONFIG } from '../platform/tokens.js';
import { dcatCatalogue } from './dcat.js';
import { ocdsText, recordPackage, releasePackage } from './ocds.js';
import { catalogue, csvOf, DCAT, datasetById, fiscalPackage, jsonOf, RECORDS, RELEASES } from './open-data.js';
import { type OpenContent, PublicBoards } from './public-boards.js';
import { closedPage, publicPage } from './public-page.js';

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

  constructor(
    private readonly boards: PublicBoards,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('public')
  @Allow({ anyone: true })
  async page(@Req() request: Request, @Res() response: Response, @Query() query: Record<string, unknown>): Promise<void> {
    const { lang = 'id' } = shaped(querySchema, query);
    const open = await this.#read(request);
    if (!open) response.status(404);
    const page = open ? publicPage(open, lang) : closedPage(lang);
    this.#send(request, response, 'text/html; charset=utf-8', page.text);
  }

  @Get('api/v1/open-data')
  @Allow({ anyone: true })
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { view, releases } = await this.#open(request);
    this.#sendJson(request, response, catalogue(view, OPEN_DATA, releases.length));
  }

  @Get('api/v1/open-data/:file')
  @Allow({ anyone: true })
  async file(@Req() request: Request, @Res() response: Response, @Param('file') file: string): Promise<void> {
    const open = await this.#open(request);
    if (file === RELEASES || file === RECORDS) return this.#contracts(request, response, file, open);
    const { view, releases } = open;
    if (file === DCAT)
      return this.#sendJson(
        request,
        response,
        dcatCatalogue(view, `${this.#origin(request)}${OPEN_DATA}`, releases.length),
        'application/ld+json',
      );
    if (file === 'datapackage.json') return this.#sendJson(request, response, fiscalPackage(view));
    const [, id = '', format] = FILE.exec(file) ?? [];
    const dataset = datasetById(id);
    if (!dataset) throw new Problem(404, 'Data tidak ada', `Daftar data terbuka: ${OPEN_DATA}`);
    if (format === 'json') return this.#sendJson(request, response, jsonOf(dataset, view));
    response.setHeader('Content-Disposition', `attachment; filename="${id}-${view.asOf}.csv"`);
    this.#send(request, response, 'text/csv; charset=utf-8; header=present', csvOf(dataset, view));
  }

  #contracts(request: Request, response: Response, file: typeof RELEASES | typeof RECORDS, { view, releases }: OpenContent): void {
    // A package of OCDS holds one release at least.
    if (releases.length === 0) throw new Problem(404, 'Belum ada', 'Belum ada kontrak yang terbuka.');
    const at = (name: string): string => `${this.#origin(request)}${OPEN_DATA}/${name}`;
    const body = file === RELEASES ? releasePackage(view, releases, at(file)) : recordPackage(view, releases, at(file), at(RELEASES));
    this.#send(request, response, 'application/json; charset=utf-8', ocdsText(body));
  }

  /** Under which the server is known, so that addresses in files stay. */
  #origin(request: Request): string {
    return this.config.origins[0] ?? `${request.protocol}://${request.host}`;
  }

  async #read(request: Request): Promise<OpenContent | null> {
    if (!this.#limit.allow(request.ip ?? ''))
      throw new Problem(429, 'Terlalu sering', 'Coba lagi sebentar lagi.', {}, { 'Retry-After': '1' });
    return this.boards.read();
  }

  async #open(request: Request): Promise<OpenContent> {
    const open = await this.#read(request);
    if (!open) throw new Problem(404, 'Belum dibuka', 'Data terbuka daerah ini belum dibuka oleh kantornya.');
    return open;
  }

  #sendJson(request: Request, response: Response, body: object, type = 'application/json'): void {
    this.#send(request, response, `${type}; charset=utf-8`, JSON.stringify(body));
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
