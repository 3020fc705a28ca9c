import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AuditController } from './audit/audit.controller.js';
import { AuditReader } from './audit/audit-reader.js';
import { AuditWatch } from './audit/audit-watch.js';
import { BackupKeeper } from './backup/backup-keeper.js';
import { BackupsController } from './backup/backups.controller.js';
import { BoardController } from './board/board.controller.js';
import { BoardService } from './board/board.service.js';
import { BoardQueries } from './board/board-queries.js';
import { Histories } from './board/histories.js';
import { SavedBoards } from './board/saved-boards.js';
import { SourceFilesController } from './board/source-files.controller.js';
import { Holidays } from './books/holidays.js';
import { ReferenceController } from './books/reference.controller.js';
import { UnitRelations } from './books/unit-relations.js';
import { YearBooks } from './books/year-books.js';
import { YearProposals } from './books/year-proposals.js';
import { CaseDesk } from './cases/case-desk.js';
import { CasesController } from './cases/cases.controller.js';
import { JudgeService } from './cases/judge.service.js';
import { DemoService } from './demo/demo.service.js';
import { ROW_FEED } from './demo/row-feed.js';
import { CASE_STEPS } from './demo/story/act.js';
import { DemoStory } from './demo/story/demo-story.js';
import { CertificateWatch } from './health/certificate-watch.js';
import { HealthController } from './health/health.controller.js';
import { MetricsController } from './health/metrics.controller.js';
import { HistoryKeeper } from './history/history-keeper.js';
import { KeysController } from './identity/keys.controller.js';
import { OwnAccountController } from './identity/own-account.controller.js';
import { SecondFactor } from './identity/second-factor.js';
import { SignInController } from './identity/sign-in.controller.js';
import { SignInService } from './identity/sign-in.service.js';
import { SignInDelay } from './identity/sign-in-delay.js';
import { SingleSignOnController } from './identity/single-sign-on.controller.js';
import { SingleSignOn } from './identity/single-sign-on.js';
import { UsersController } from './identity/users.controller.js';
import { DropFolder } from './ingest/drop/drop-folder.js';
import { FileKindsController } from './ingest/file-kinds.controller.js';
import { FileReaders } from './ingest/file-readers.js';
import { IdempotencyKeys } from './ingest/idempotency.js';
import { ImportService } from './ingest/import.service.js';
import { IngestDoor } from './ingest/ingest-door.js';
import { ImportJobs } from './ingest/jobs/import-jobs.js';
import { ImportsController } from './ingest/jobs/imports.controller.js';
import { JobStore } from './ingest/jobs/job-store.js';
import { OriginalsController } from './ingest/originals.controller.js';
import { Originals } from './ingest/originals.js';
import { PulledFiles } from './ingest/pulled-files.js';
import { PushService } from './ingest/push.service.js';
import { UnitDirectory } from './ingest/unit-directory.js';
import { SipdDoor } from './ingest/wp-sipd/sipd-door.js';
import { SipdPosts } from './ingest/wp-sipd/sipd-posts.js';
import { DayKeeper } from './ledger/day-keeper.js';
import { LedgerService } from './ledger/ledger.service.js';
import { LedgerReader } from './ledger/ledger-reader.js';
import { LogPlace } from './ledger/log-place.js';
import { Reversals } from './ledger/reversals.js';
import { GuestsLine } from './live/guests-line.js';
import { LiveGateway } from './live/live.gateway.js';
import { ReplayLine } from './live/replay-line.js';
import { ScreenLine } from './live/screen-line.js';
import { SessionController } from './live/session.controller.js';
import { VisitLine } from './live/visit-line.js';
import { ChannelRegistry } from './messages/channel-registry.js';
import { ChannelsController } from './messages/channels.controller.js';
import { MessageService } from './messages/message.service.js';
import { PushController } from './messages/push/push.controller.js';
import { PushDesk } from './messages/push/push-desk.js';
import { PUSH_HOSTS, PUSH_LIMITS } from './messages/push/push-hosts.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { AccessPolicy } from './platform/access/access-policy.js';
import { AccountRegistry } from './platform/access/account-registry.js';
import { KeyRegistry } from './platform/access/key-registry.js';
import { FULL_COST, type PasswordCost, Passwords } from './platform/access/passwords.js';
import { PolicyGuard } from './platform/access/policy.guard.js';
import { ScreenRegistry } from './platform/access/screen-registry.js';
import { SessionRegistry } from './platform/access/session-registry.js';
import { SignInLinks } from './platform/access/sign-in-links.js';
import { Audit } from './platform/audit/audit.js';
import { AuditKey } from './platform/audit/audit-key.js';
import { Checkpoints } from './platform/audit/checkpoints.js';
import { type Clock } from './platform/clock/index.js';
import type { Config } from './platform/config/index.js';
import type { DatabaseHandle } from './platform/database/index.js';
import { OriginList } from './platform/http/origin-list.js';
import { ProblemFilter } from './platform/http/problem.js';
import { leasesOf } from './platform/leases/leases-of.js';
import type { Logger } from './platform/log/index.js';
import { Metrics } from './platform/metrics/metrics.js';
import { parseAllowedHost } from './platform/outbound/allowed-hosts.js';
import { Outbound } from './platform/outbound/outbound.js';
import { Presence } from './platform/presence/presence.js';
import { SecretBox } from './platform/secrets/secret-box.js';
import { Tenants } from './platform/tenancy/tenant.js';
import { BUILD, CLOCK, CONFIG, DATABASE, LEASES, LOGGER, OUTBOUND, PUSH_OUTBOUND } from './platform/tokens.js';
import { PreventionBook } from './prevention/evidence-book.js';
import { EvidenceDesk } from './prevention/evidence-desk.js';
import { EvidenceFiles } from './prevention/evidence-files.js';
import { PreventionController } from './prevention/prevention.controller.js';
import { ProvinceKeeper } from './province/province-keeper.js';
import { DISTRICT_MAPS } from './public/district-maps.js';
import { GuestPageController, VISIT_DOOR } from './public/guest-page.controller.js';
import { PublicController } from './public/public.controller.js';
import { PublicBoards } from './public/public-boards.js';
import { QuestionsController } from './questions/questions.controller.js';
import { UnitQuestions } from './questions/unit-questions.js';
import { NotesController } from './regent/notes.controller.js';
import { RegentController } from './regent/regent.controller.js';
import { RegentReader } from './regent/regent-reader.js';
import { UnitNotes } from './regent/unit-notes.js';
import { PACK_TAKE_BACK } from './regions/pack/pack-runs.js';
import { RegionMapController } from './regions/region-map.controller.js';
import { RegionMaps } from './regions/region-maps.js';
import { FLOW_READER, type FlowReader } from './reports/flow-reader.js';
import { ReportController } from './reports/report.controller.js';
import { ReportService } from './reports/report.service.js';
import { ReportPrinter } from './reports/report-printer.js';
import { PairingController } from './screens/pairing.controller.js';
import { PairingCodes } from './screens/pairing-codes.js';
import { ScreensController } from './screens/screens.controller.js';
import { SearchController } from './search/search.controller.js';
import { SearchService } from './search/search.service.js';
import { FILE_FEED } from './sources/file-feed.js';
import { SourceLog } from './sources/source-log.js';
import { SourcePuller } from './sources/source-puller.js';
import { SourceRegistry } from './sources/source-registry.js';
import { SourceScheduler } from './sources/source-scheduler.js';
import { SourcesController } from './sources/sources.controller.js';
import { ThreadService } from './thread/thread.service.js';
import { ThreadDecisions } from './thread/thread-decisions.js';
import { ThreadsController } from './thread/threads.controller.js';
import { TraceController } from './thread/trace.controller.js';
import { ProposalKeeper } from './thresholds/proposal-keeper.js';
import { StormRelease } from './thresholds/storm-release.js';
import { ThresholdReader } from './thresholds/threshold-reader.js';
import { ThresholdSteps } from './thresholds/threshold-steps.js';
import { ThresholdsController } from './thresholds/thresholds.controller.js';
import { Trials } from './thresholds/trials.js';
import { UnitReportsController } from './unit-reports/unit-reports.controller.js';
import { UnitReports } from './unit-reports/unit-reports.js';
import { GuestsController } from './visits/guests.controller.js';
import { Guests } from './visits/guests.js';
import { RealVisitsController } from './visits/real-visits.controller.js';
import { RealVisits } from './visits/real-visits.js';
import { ReplaysController } from './visits/replays.controller.js';
import { Replays } from './visits/replays.js';
import { RULE_TRIALS } from './visits/rule-trials.js';
import { STORY } from './visits/story.js';
import { VisitPins } from './visits/visit-pins.js';
import { VisitsController } from './visits/visits.controller.js';
import { Visits } from './visits/visits.js';

/** What the process opened before the application begins. */
export interface Foundation {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly database: DatabaseHandle;
  readonly tenants: Tenants;
  readonly build: string;
  /** Lower in tests only. */
  readonly passwordCost?: PasswordCost;
  /** To another push service in tests only. */
  readonly pushOutbound?: Outbound;
}

@Module({})
class AppModule {}

/** The whole application over what the process opened. */
export function appModule(foundation: Foundation): DynamicModule {
  const { config, clock, logger, database, tenants, build } = foundation;
  return {
    module: AppModule,
    controllers: [
      HealthController,
      MetricsController,
      OpenApiController,
      SessionController,
      BoardController,
      SourceFilesController,
      RegionMapController,
      ReportController,
      TraceController,
      ThreadsController,
      FileKindsController,
      OriginalsController,
      PairingController,
      ScreensController,
      UnitReportsController,
      RegentController,
      NotesController,
      QuestionsController,
      PublicController,
      GuestPageController,
      BackupsController,
      ReferenceController,
      ImportsController,
      SignInController,
      SingleSignOnController,
      OwnAccountController,
      UsersController,
      KeysController,
      AuditController,
      SourcesController,
      SearchController,
      PreventionController,
      CasesController,
      ThresholdsController,
      ChannelsController,
      PushController,
      VisitsController,
      GuestsController,
      ReplaysController,
      RealVisitsController,
    ],
    providers: [
      CertificateWatch,
      { provide: CONFIG, useValue: config },
      { provide: CLOCK, useValue: clock },
      { provide: LOGGER, useValue: logger },
      { provide: DATABASE, useValue: database },
      { provide: BUILD, useValue: build },
      { provide: Tenants, useValue: tenants },
      { provide: Originals, useValue: new Originals(join(config.dataDir, 'originals')) },
      { provide: EvidenceFiles, useValue: new EvidenceFiles(join(config.dataDir, 'bukti')) },
      { provide: FileReaders, useValue: new FileReaders() },
      { provide: JobStore, useValue: new JobStore(join(config.dataDir, 'imports')) },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_GUARD, useClass: PolicyGuard },
      { provide: AuditKey, useValue: new AuditKey(config.dataDir) },
      { provide: SecretBox, useValue: new SecretBox(config.dataDir) },
      { provide: Passwords, useValue: new Passwords(foundation.passwordCost ?? FULL_COST) },
      { provide: DISTRICT_MAPS, useExisting: RegionMaps },
      { provide: ROW_FEED, useExisting: ImportService },
      {
        provide: FLOW_READER,
        useFactory: (threads: ThreadService): FlowReader => ({ flow: (tenant, channel) => threads.ask(tenant, channel, 'flow', {}) }),
        inject: [ThreadService],
      },
      { provide: CASE_STEPS, useExisting: CaseDesk },
      { provide: STORY, useExisting: DemoStory },
      { provide: RULE_TRIALS, useExisting: Trials },
      { provide: VISIT_DOOR, useExisting: RealVisits },
      RealVisits,
      VisitPins,
      { provide: FILE_FEED, useClass: PulledFiles },
      { provide: LEASES, useValue: leasesOf(tenants) },
      { provide: PUSH_OUTBOUND, useValue: foundation.pushOutbound ?? new Outbound(PUSH_HOSTS, undefined, PUSH_LIMITS) },
      { provide: OUTBOUND, useValue: new Outbound(config.sourceHosts.map(parseAllowedHost)) },
      SourceRegistry,
      SourceLog,
      SourcePuller,
      SourceScheduler,
      LedgerService,
      LedgerReader,
      {
        provide: Reversals,
        useFactory: (ledger: LedgerService) => new Reversals(ledger, new Map([PACK_TAKE_BACK])),
        inject: [LedgerService],
      },
      LogPlace,
      DayKeeper,
      HistoryKeeper,
      ProvinceKeeper,
      { provide: Histories, useFactory: (reader: LedgerReader) => new Histories(reader), inject: [LedgerReader] },
      SavedBoards,
      BoardService,
      BoardQueries,
      LiveGateway,
      Presence,
      Metrics,
      ScreenLine,
      VisitLine,
      ReplayLine,
      GuestsLine,
      PairingCodes,
      AccessPolicy,
      AccountRegistry,
      SessionRegistry,
      SignInLinks,
      ScreenRegistry,
      KeyRegistry,
      Audit,
      Checkpoints,
      OriginList,
      SecondFactor,
      SignInDelay,
      SignInService,
      SingleSignOn,
      AuditReader,
      AuditWatch,
      RegionMaps,
      UnitReports,
      RegentReader,
      UnitNotes,
      UnitQuestions,
      PublicBoards,
      {
        provide: UnitRelations,
        useFactory: (ledger: LedgerService, reader: LedgerReader, audit: Audit) => new UnitRelations(ledger, reader, audit, clock),
        inject: [LedgerService, LedgerReader, Audit],
      },
      {
        provide: Holidays,
        useFactory: (ledger: LedgerService, reader: LedgerReader, audit: Audit) => new Holidays(ledger, reader, audit, clock),
        inject: [LedgerService, LedgerReader, Audit],
      },
      {
        provide: YearProposals,
        useFactory: (ledger: LedgerService, reader: LedgerReader, audit: Audit) =>
          new YearProposals(new YearBooks(ledger, reader, audit, clock), audit, clock),
        inject: [LedgerService, LedgerReader, Audit],
      },
      BackupKeeper,
      ReportPrinter,
      ReportService,
      SearchService,
      PreventionBook,
      EvidenceDesk,
      ImportService,
      UnitDirectory,
      IdempotencyKeys,
      PushService,
      IngestDoor,
      SipdPosts,
      SipdDoor,
      ImportJobs,
      DropFolder,
      DemoService,
      DemoStory,
      ThreadService,
      ThreadDecisions,
      JudgeService,
      CaseDesk,
      ThresholdReader,
      ProposalKeeper,
      StormRelease,
      ThresholdSteps,
      Trials,
      ChannelRegistry,
      PushDesk,
      MessageService,
      Visits,
      Guests,
      Replays,
    ],
  };
}
