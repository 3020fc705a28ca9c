import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow, GrantedTenant } from '../platform/access/policy.js';
import { Problem } from '../platform/http/problem.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { RegionMaps } from './region-maps.js';

/** The region's code in the name of a channel; the demo's and `main` stand for the tenant's own region. */
const CHANNEL = /^(?:main|demo-\d{4}|(?<region>\d\d\.\d\d)-\d{4})$/;

/** The districts of a channel's region as a map. Who may read the channel may read its map. */
@Controller('api/v1/boards/:channel/map')
export class RegionMapController {
  constructor(private readonly maps: RegionMaps) {}

  @Get()
  @Allow({ anyone: true, right: 'board.read', keys: ['read', 'ingest'], object: { of: 'channel', param: 'channel' } })
  async read(
    @GrantedTenant() tenant: Tenant,
    @Req() request: Request,
    @Res() response: Response,
    @Param('channel') channel: string,
  ): Promise<void> {
    const name = CHANNEL.exec(channel);
    if (!name) throw new Problem(404, 'Saluran tidak ditemukan', 'Saluran ditulis KODE-TAHUN, misalnya 12.05-2026.');
    const region = name.groups?.region ?? tenant.region;
    const map = await this.maps.read(tenant, region);
    if (!map)
      throw new Problem(
        404,
        'Peta belum ada',
        `Batas kecamatan ${region} belum dimuat: lcc region import BERKAS.geojson --region ${region}`,
      );
    // Kept by the browser so that a screen can draw at once, but asked for anew each time.
    response.set({ ETag: map.etag, 'Cache-Control': 'private, no-cache' });
    if (request.fresh) response.status(304).end();
    else response.type('json').send(map.text);
  }
}
