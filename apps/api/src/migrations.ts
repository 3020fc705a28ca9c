import { SavedBoards1764005100000 } from './board/migrations/1764005100000-saved-boards.js';
import { YearProposals1764007400000 } from './books/migrations.js';
import { DemoStory1764009100000 } from './demo/migrations.js';
import { Ledger1764000000000 } from './ledger/migrations/1764000000000-ledger.js';
import { Originals1764000200000 } from './ledger/migrations/1764000200000-originals.js';
import { ClosedYears1764002000000 } from './ledger/migrations/1764002000000-closed-years.js';
import { LeanFacts1764005000000 } from './ledger/migrations/1764005000000-lean-facts.js';
import { Reversals1764007200000 } from './ledger/migrations/1764007200000-reversals.js';
import { LogPlace1764009302000 } from './ledger/migrations/1764009302000-log-place.js';
import { MailChannels1764007500000, Messages1764007000000, WebPush1764009001000 } from './messages/migrations.js';
import { Identity1764001100000, SignInLinks1764009003000 } from './platform/access/identity-migrations.js';
import {
  Access1764000100000,
  KeyApplication1764006200000,
  ScreenFormat1764001200000,
  ScreenOrders1764007100000,
} from './platform/access/migrations.js';
import { Audit1764001000000 } from './platform/audit/migrations.js';
import type { MigrationClass } from './platform/database/index.js';
import { Leases1764006000000 } from './platform/leases/migrations.js';
import { Instances1764009300000 } from './platform/presence/migrations.js';
import type { TenantId } from './platform/tenancy/tenant.js';
import { UnitQuestions1764009000000 } from './questions/migrations.js';
import { UnitNotes1764009002000 } from './regent/migrations.js';
import { DistrictBoundaries1764000300000 } from './regions/migrations/1764000300000-district-boundaries.js';
import { RegionPacks1764007500000 } from './regions/migrations/1764007500000-region-packs.js';
import { PackDrafts1764009400000 } from './regions/migrations/1764009400000-pack-drafts.js';
import { PackLayouts1764202100000 } from './regions/migrations/1764202100000-pack-layouts.js';
import { PairingRequests1764009301000 } from './screens/migrations.js';
import { Sources1764006100000 } from './sources/migrations.js';
import { ThresholdExpiry1764009401000, ThresholdVersions1764008000000 } from './thresholds/migrations.js';
import { UnitContacts1764007300000 } from './unit-reports/migrations.js';
import { VisitLeaders1764009102000, VisitOrigins1764009101000, Visits1764008000000 } from './visits/migrations.js';
import { RealVisits1764206000000 } from './visits/real-visit-migrations.js';
import { Replays1764202000000 } from './visits/replay-migrations.js';

/** Every hand-written migration, in order, by tenant. People, screens, keys and the audit trail stand in the real tenant's schema only. */
export const migrations: Readonly<Record<TenantId, readonly MigrationClass[]>> = {
  real: [
    Ledger1764000000000,
    Access1764000100000,
    Originals1764000200000,
    DistrictBoundaries1764000300000,
    Audit1764001000000,
    Identity1764001100000,
    ScreenFormat1764001200000,
    ScreenOrders1764007100000,
    Reversals1764007200000,
    UnitContacts1764007300000,
    YearProposals1764007400000,
    RegionPacks1764007500000,
    ClosedYears1764002000000,
    LeanFacts1764005000000,
    SavedBoards1764005100000,
    Leases1764006000000,
    Sources1764006100000,
    KeyApplication1764006200000,
    Messages1764007000000,
    MailChannels1764007500000,
    ThresholdVersions1764008000000,
    Instances1764009300000,
    PairingRequests1764009301000,
    UnitQuestions1764009000000,
    WebPush1764009001000,
    PackDrafts1764009400000,
    ThresholdExpiry1764009401000,
    UnitNotes1764009002000,
    SignInLinks1764009003000,
    LogPlace1764009302000,
    Replays1764202000000,
    PackLayouts1764202100000,
    RealVisits1764206000000,
  ],
  demo: [
    Ledger1764000000000,
    Originals1764000200000,
    Reversals1764007200000,
    DistrictBoundaries1764000300000,
    ClosedYears1764002000000,
    LeanFacts1764005000000,
    SavedBoards1764005100000,
    Visits1764008000000,
    DemoStory1764009100000,
    VisitOrigins1764009101000,
    LogPlace1764009302000,
    VisitLeaders1764009102000,
  ],
};
