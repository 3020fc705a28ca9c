import { join } from 'node:path';
import { BoardQueries } from './board/board-queries.js';
import { Histories } from './board/histories.js';
import { SavedBoards } from './board/saved-boards.js';
import { UnitRelations } from './books/unit-relations.js';
import { YearBooks } from './books/year-books.js';
import { YearProposals } from './books/year-proposals.js';
import { FileReaders } from './ingest/file-readers.js';
import { ImportService } from './ingest/import.service.js';
import { Originals } from './ingest/originals.js';
import { PulledFiles } from './ingest/pulled-files.js';
import { UnitDirectory } from './ingest/unit-directory.js';
import { LedgerService } from './ledger/ledger.service.js';
import { LedgerReader } from './ledger/ledger-reader.js';
import { Reversals } from './ledger/reversals.js';
import { AccountRegistry } from './platform/access/account-registry.js';
import { KeyRegistry } from './platform/access/key-registry.js';
import { Passwords } from './platform/access/passwords.js';
import { ScreenRegistry } from './platform/access/screen-registry.js';
import { SignInLinks } from './platform/access/sign-in-links.js';
import { Audit } from './platform/audit/audit.js';
import { AuditKey } from './platform/audit/audit-key.js';
import { Checkpoints } from './platform/audit/checkpoints.js';
import type { Clock } from './platform/clock/index.js';
import type { Config } from './platform/config/index.js';
import { leasesOf } from './platform/leases/leases-of.js';
import { createLogger, type Logger } from './platform/log/index.js';
import { parseAllowedHost } from './platform/outbound/allowed-hosts.js';
import { Outbound } from './platform/outbound/outbound.js';
import { SecretBox } from './platform/secrets/secret-box.js';
import type { Tenants } from './platform/tenancy/tenant.js';
import { PACK_TAKE_BACK } from './regions/pack/pack-runs.js';
import { RegionPacks } from './regions/pack/region-packs.js';
import { RegionMaps } from './regions/region-maps.js';
import { ReportService } from './reports/report.service.js';
import { SourceLog } from './sources/source-log.js';
import { SourcePuller } from './sources/source-puller.js';
import { SourceRegistry } from './sources/source-registry.js';
import { ThreadAnswers } from './thread/thread-answers.js';
import { ThreadHolder } from './thread/thread-holder.js';

/** The services of the command line, put together by hand: it starts in a blink, without the HTTP framework. */
export function compose(config: Config, tenants: Tenants, clock: Clock, logger: Logger = createLogger('warn')) {
  const ledger = new LedgerService();
  const reader = new LedgerReader();
  const auditKey = new AuditKey(config.dataDir);
  const audit = new Audit(tenants, auditKey, clock);
  const box = new SecretBox(config.dataDir);
  const outbound = new Outbound(config.sourceHosts.map(parseAllowedHost));
  const originals = new Originals(join(config.dataDir, 'originals'));
  const imports = new ImportService(ledger, reader, new UnitDirectory(reader, ledger), originals, new FileReaders(), clock);
  const feed = new PulledFiles(imports);
  const sourceLog = new SourceLog(tenants, box, clock);
  const maps = new RegionMaps(clock);
  const queries = new BoardQueries(reader, new Histories(reader), clock);
  const books = new YearBooks(ledger, reader, audit, clock);
  const threads = new ThreadAnswers(new ThreadHolder(reader), reader);
  const accounts = new AccountRegistry(tenants, audit, new Passwords(), clock);
  return {
    ledger,
    reader,
    queries,
    saves: new SavedBoards(logger),
    printer: new ReportService(queries, reader, threads, clock),
    imports,
    audit,
    auditKey,
    checkpoints: new Checkpoints(auditKey, tenants, clock, logger),
    accounts,
    links: new SignInLinks(tenants, audit, accounts, clock),
    screens: new ScreenRegistry(tenants, audit, clock),
    keys: new KeyRegistry(tenants, audit, box, clock),
    maps,
    packs: new RegionPacks({ ledger, reader, maps, audit, key: auditKey, originals, clock }),
    reversals: new Reversals(ledger, new Map([PACK_TAKE_BACK])),
    sources: new SourceRegistry(tenants, audit, box, outbound, feed, clock),
    sourceLog,
    puller: new SourcePuller(sourceLog, tenants, leasesOf(tenants), outbound, feed, config, clock),
    units: new UnitRelations(ledger, reader, audit, clock),
    books,
    yearProposals: new YearProposals(books, audit, clock),
  };
}
export type Services = ReturnType<typeof compose>;
