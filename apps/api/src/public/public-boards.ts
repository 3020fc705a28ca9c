import type { RegionMap } from '@lcc/contract';
import { Inject, Injectable } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import { mainChannels } from '../board/main-channel.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import type { Clock } from '../platform/clock/index.js';
import type { Config } from '../platform/config/index.js';
import { type Tenant, Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK, CONFIG } from '../platform/tokens.js';
import { DISTRICT_MAPS, type DistrictMaps } from './district-maps.js';
import { OPEN_PAPERS, type Release, releasesOf } from './ocds.js';
import { type PublicView, publicView } from './public-view.js';

/** How long releases are kept before the log is read again: as long as caches outside keep them. */
const KEPT_MS = 60_000;

/** What citizens may see now, the map of its districts (null = none is known), and contracts as OCDS releases. */
export interface OpenContent {
  readonly view: PublicView;
  readonly map: RegionMap | null;
  readonly releases: readonly Release[];
}

/** The same without files, for guests that an official lets in. */
export type GuestContent = Pick<OpenContent, 'view' | 'map'>;

/** Reads what is public: of the real regency only once its office has opened it (`LCC_PUBLIC=on`), else of the demo while that is on. */
@Injectable()
export class PublicBoards {
  #parsed: { readonly of: string; readonly map: RegionMap } | undefined;
  #kept: { readonly of: string; readonly until: number; readonly releases: Promise<Release[]> } | undefined;

  constructor(
    private readonly tenants: Tenants,
    private readonly boards: BoardService,
    private readonly ledger: LedgerReader,
    @Inject(DISTRICT_MAPS) private readonly maps: DistrictMaps,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null while nothing is open. */
  async read(): Promise<OpenContent | null> {
    const tenants = [this.config.publicPage ? this.tenants.real : undefined, this.tenants.find('demo')];
    for (const tenant of tenants) {
      const open = tenant ? await this.#of(tenant) : null;
      if (open) return open;
    }
    return null;
  }

  /** Of the real regency, opened to everyone or not: for who was let in otherwise. Null while it has no board. */
  async real(): Promise<GuestContent | null> {
    const { real } = this.tenants;
    const found = await this.#viewOf(real);
    return found && { view: found.view, map: await this.#map(real) };
  }

  async #of(tenant: Tenant): Promise<OpenContent | null> {
    const found = await this.#viewOf(tenant);
    return found && { view: found.view, map: await this.#map(tenant), releases: await this.#releases(tenant, found.channel, found.view) };
  }

  async #viewOf(tenant: Tenant): Promise<{ readonly channel: string; readonly view: PublicView } | null> {
    const { main } = mainChannels(tenant, await this.boards.heads(tenant), this.clock.today());
    const board = main === null ? null : await this.boards.board(tenant, main);
    if (main === null || !board) return null;
    return { channel: main, view: publicView(board.snapshot().board, tenant.nature) };
  }

  /** Parsed once for as long as its text is the same. */
  async #map(tenant: Tenant): Promise<RegionMap | null> {
    const written = await this.maps.read(tenant, tenant.region);
    if (!written) return null;
    if (this.#parsed?.of !== written.etag) this.#parsed = { of: written.etag, map: JSON.parse(written.text) as RegionMap };
    return this.#parsed.map;
  }

  #releases(tenant: Tenant, channel: string, view: PublicView): Promise<Release[]> {
    const of = `${tenant.id}|${channel}|${view.asOf}`;
    const now = this.clock.now();
    if (this.#kept?.of === of && this.#kept.until > now) return this.#kept.releases;
    const releases = this.ledger.ofKinds(tenant, channel, OPEN_PAPERS).then((papers) => releasesOf(view, papers));
    this.#kept = { of, until: now + KEPT_MS, releases };
    releases.catch(() => {
      this.#kept = undefined; // what failed is asked again
    });
    return releases;
  }
}
