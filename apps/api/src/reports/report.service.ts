import type { ThreadFlow } from '@lcc/contract';
import { accountName, businessDate, PlaceFold, type Report, reports, versionInForce } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { BoardQueries } from '../board/board-queries.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import type { Clock } from '../platform/clock/index.js';
import { regionName } from '../platform/tenancy/regions.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { FLOW_KEEPER, type FlowKeeper } from './flow-keeper.js';
import type { PrintedReport } from './printed-report.js';

/** What is asked for: a report, of a day, of the region or one unit. */
export interface ReportQuestion {
  readonly channel: string;
  readonly asOf?: string;
  readonly workUnit?: string;
}

/** Why a report cannot be made; Indonesian, with the remedy. */
export class NoReport extends Error {}

/** Reports in official layouts, made from the board of any day. */
@Injectable()
export class ReportService {
  constructor(
    private readonly queries: BoardQueries,
    private readonly reader: LedgerReader,
    @Inject(FLOW_KEEPER) private readonly threads: FlowKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One report, or the set for the weekly meeting (`rapat`): every one that is made for the region. Throws NoReport. */
  async print(tenant: Tenant, id: string, question: ReportQuestion): Promise<PrintedReport[]> {
    const wanted = reports.filter((r) => (id === 'rapat' ? r.scope !== 'unit' : r.id === id));
    if (wanted.length === 0) throw new NoReport(`Laporan ${id} tidak ada; pilih ${[...reports.map((r) => r.id), 'rapat'].join(', ')}.`);
    for (const report of wanted) checkScope(report, question.workUnit);
    const sums = await this.queries.sums(tenant, question.channel, question.asOf === undefined ? {} : { asOf: question.asOf });
    if (!sums) throw new NoReport(`Belum ada data di ${question.channel}.`);
    const { state, sources } = sums;
    const { region } = state.rollup;
    if (question.workUnit !== undefined && !state.rollup.roster.has(question.workUnit))
      throw new NoReport(`Unit ${question.workUnit} tidak ada dalam daftar tahun ${state.rollup.year}.`);
    const learned = await Promise.all(NAME_KINDS.map((kind) => this.reader.names(tenant, kind)));
    const names = new Map(learned.flatMap((kind) => [...kind]));
    const nameOf = (kind: string, code: string): string => (kind === 'account' ? accountName(code) : null) ?? names.get(code) ?? code;
    const context = {
      state,
      regionName: state.fold(PlaceFold).nameOf(region) ?? regionName(region),
      nameOf,
      workUnit: question.workUnit ?? null,
      asOf: state.asOf,
      sources: sources.list().map((source) => ({ ...source, lastAcceptedOn: businessDate(Date.parse(source.lastAcceptedAt)) })),
      flow: wanted.some((report) => report.needs === 'flow') ? await this.#flow(tenant, question.channel, state.asOf) : null,
    };
    return wanted.map((report) => ({
      id: report.id,
      table: report.write(context),
      asOf: state.asOf,
      version: versionInForce(state.rollup),
      revision: state.rollup.revision,
      sources: sources.list().map((source) => `${source.title} per ${source.dataAsOf}`),
      printedAt: stamp(this.clock.now()),
      isSimulation: tenant.nature === 'SIMULASI',
    }));
  }

  /** The thread is kept of one day alone. */
  async #flow(tenant: Tenant, channel: string, asOf: string): Promise<ThreadFlow | null> {
    const flow = await this.threads.ask(tenant, channel, 'flow', {});
    return flow?.asOf === asOf ? flow : null;
  }
}

const NAME_KINDS = ['account', 'programme', 'activity', 'sub-activity'] as const;

function checkScope({ id, scope }: Report, workUnit: string | undefined): void {
  if (scope === 'unit' && workUnit === undefined) throw new NoReport(`Laporan ${id} dibuat per unit; sebutkan unitnya.`);
  if (scope === 'region' && workUnit !== undefined) throw new NoReport(`Laporan ${id} dibuat untuk seluruh daerah; jangan sebut unit.`);
}

const PRINTED = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' });
const stamp = (now: number): string => `${PRINTED.format(now)} WIB`;
