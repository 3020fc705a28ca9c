import { join } from 'node:path';
import { BoardQueries } from './board/board-queries.js';
import { Histories } from './board/histories.js';
import { FileReader } from './ingest/file-reader.js';
import { ImportService } from './ingest/import.service.js';
import { Originals } from './ingest/originals.js';
import { UnitDirectory } from './ingest/unit-directory.js';
import { LedgerService } from './ledger/ledger.service.js';
import { LedgerReader } from './ledger/ledger-reader.js';
import { KeyRegistry } from './platform/access/key-registry.js';
import { ScreenRegistry } from './platform/access/screen-registry.js';
import type { Clock } from './platform/clock/index.js';
import type { Config } from './platform/config/index.js';
import type { Tenants } from './platform/tenancy/tenant.js';
import { RegionMaps } from './regions/region-maps.js';

/** The services of the command line, put together by hand: it starts in a blink, without the HTTP framework. */
export function compose(config: Config, tenants: Tenants, clock: Clock) {
  const ledger = new LedgerService();
  const reader = new LedgerReader();
  const originals = new Originals(join(config.dataDir, 'originals'));
  return {
    ledger,
    reader,
    queries: new BoardQueries(reader, new Histories(reader), clock),
    imports: new ImportService(ledger, reader, new UnitDirectory(), originals, new FileReader(), clock),
    screens: new ScreenRegistry(tenants, clock),
    keys: new KeyRegistry(tenants, clock),
    maps: new RegionMaps(clock),
  };
}
export type Services = ReturnType<typeof compose>;
