import { accountName, PlaceFold, type Report, type ReportFlow, reports, versionInForce } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { BoardQueries } from '../board/board-queries.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import type { Clock } from '../platform/clock/index.js';
import { regionName } from '../platform/tenancy/regions.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { FLOW_READER, type FlowReader } from './flow-reader.js';
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
    @Inject(FLOW_READER) private readonly flows: FlowReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One report, or the set for the weekly meeting (`rapat`): all that is made for the whole region. Throws NoReport. */
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
    const [told, now] = [sources.list(), this.clock.now()];
    const context = {
      state,
      sources: told,
      flow: wanted.some((report) => report.readsThread) ? await this.#flow(tenant, question) : null,
      now,
      regionName: state.fold(PlaceFold).nameOf(region) ?? regionName(region),
      nameOf,
      workUnit: question.workUnit ?? null,
      asOf: state.asOf,
    };
    return wanted.map((report) => {
      const table = report.write(context);
      const feeding = told.filter(({ id: source }) => isFed(report, source));
      return {
        id: report.id,
        table,
        asOf: state.asOf,
        version: versionInForce(state.rollup),
        revision: state.rollup.revision,
        sources: table.sources ?? feeding.map(({ title, dataAsOf }) => `${title} per ${dataAsOf}`),
        printedAt: stamp(now),
        isSimulation: tenant.nature === 'SIMULASI',
      };
    });
  }

  /** The thread is known of the day it was read for; of another day nothing is said of it. */
  async #flow(tenant: Tenant, { channel, asOf }: ReportQuestion): Promise<ReportFlow | null> {
    const flow = await this.flows.flow(tenant, channel);
    return flow && (asOf === undefined || asOf === flow.asOf) ? flow : null;
  }
}

const NAME_KINDS = ['account', 'programme', 'activity', 'sub-activity'] as const;

/** An application that tells its figures is a source `indicator/NAME`. */
const isFed = ({ feeds }: Report, source: string): boolean => feeds === 'all' || feeds.includes(source.split('/')[0] ?? source);

function checkScope({ id, scope }: Report, workUnit: string | undefined): void {
  if (scope === 'unit' && workUnit === undefined) throw new NoReport(`Laporan ${id} dibuat per unit; sebutkan unitnya.`);
  if (scope === 'region' && workUnit !== undefined) throw new NoReport(`Laporan ${id} dibuat untuk seluruh daerah; jangan sebut unit.`);
}

const PRINTED = new Intl.DateTimeFormat('id-ID', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' });
const stamp = (now: number): string => `${PRINTED.format(now)} WIB`;
