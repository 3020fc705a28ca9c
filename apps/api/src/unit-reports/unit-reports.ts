import type { UnitContact, UnitReports as UnitMonths, UnitReport, UnitReportRow, UnitReportSend, unitVerdictSchema } from '@lcc/contract';
import {
  endOfMonth,
  type Fact,
  type IsoDate,
  monthOf,
  type ProgressFact,
  type UnitReportFact,
  type UnitReportVerdictFact,
  type WorkUnitCode,
  yearOf,
} from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { coversUnit } from '../platform/access/units.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Json } from '../platform/audit/canonical-json.js';
import type { Clock } from '../platform/clock/index.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';

/** Why a report or verdict is not taken; the message is Indonesian and says what to do. */
export class ReportRefused extends Error {
  constructor(
    readonly field: string,
    message: string,
    /** Somebody else was there first: read again. */
    readonly isConflict = false,
  ) {
    super(message);
  }
}

interface YearFacts {
  readonly names: ReadonlyMap<WorkUnitCode, string>;
  readonly progress: ReadonlyMap<string, ProgressFact>;
  readonly reports: ReadonlyMap<string, UnitReportFact>;
  readonly verdicts: ReadonlyMap<string, UnitReportVerdictFact>;
}

const keyOf = (unit: string, date: IsoDate): string => `${unit}|${date}`;
const monthEnd = (month: string): IsoDate => endOfMonth(Number(month.slice(0, 4)), Number(month.slice(5)));

/**
 * What units say of their months, and what verifiers found. A report is two facts of the log: the physical progress of the whole unit,
 * which every board and printed report reads, and the words beside it. Names and telephones stand beside the log.
 */
@Injectable()
export class UnitReports {
  constructor(
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The month that is due: the last one that has ended, or January while none of the year has. */
  get dueMonth(): string {
    const today = this.clock.today();
    return `${yearOf(today)}-${String(Math.max(1, monthOf(today) - 1)).padStart(2, '0')}`;
  }

  /** Every unit (of those at or below `within`) with its report of a month, in code order. */
  async list(month: string, within: WorkUnitCode | null): Promise<UnitReportRow[]> {
    const facts = await this.#read(Number(month.slice(0, 4)));
    const contacts = await this.#contacts();
    return [...facts.names]
      .filter(([unit]) => within === null || coversUnit(within, unit))
      .map(([unit, name]) => ({ unit, name, contact: contacts.get(unit) ?? null, report: reportOf(facts, unit, month) }));
  }

  /** The months of a unit in the running year that have begun, the latest first; null when it is not on the roster. */
  async months(unit: WorkUnitCode): Promise<UnitMonths | null> {
    const today = this.clock.today();
    const facts = await this.#read(yearOf(today));
    const name = facts.names.get(unit);
    if (name === undefined) return null;
    const months = Array.from({ length: monthOf(today) }, (_, i) => `${yearOf(today)}-${String(i + 1).padStart(2, '0')}`).reverse();
    const contact = (await this.#contacts()).get(unit) ?? null;
    return { unit, name, contact, reports: months.map((month) => reportOf(facts, unit, month)) };
  }

  /** Takes a unit's report of a month. Throws ReportRefused; YearClosed. */
  async send(unit: WorkUnitCode, said: UnitReportSend, actor: Actor): Promise<UnitReport> {
    const facts = await this.#openMonth(unit, said.month);
    const known = reportOf(facts, unit, said.month);
    if (known.version !== said.version) throw changedMeanwhile();
    if (known.state === 'verified')
      throw new ReportRefused('month', 'Laporan bulan ini sudah diverifikasi; minta verifikator mengembalikannya bila keliru.');
    const date = monthEnd(said.month);
    const physical = Math.round(said.physical * 100);
    const before = earlierProgress(facts, unit, date);
    if (before !== null && physical < before && said.explanation === null)
      throw new ReportRefused(
        'explanation',
        `Fisik kumulatif turun dari ${(before / 100).toFixed(2).replace('.', ',')} persen; jelaskan sebabnya, atau betulkan angkanya.`,
      );
    const base = { region: this.#tenant.region, year: yearOf(date), date, workUnit: unit };
    const { problem, reason, explanation, owner, promise } = said;
    const progress: Fact = { kind: 'progress', ...base, subActivity: null, physical, problem, verifierNote: null };
    const report: Fact = { kind: 'unit-report', ...base, reason, explanation, owner, promise, version: said.version + 1 };
    await this.#append('unit-report.sent', unit, [progress, report], actor, { month: said.month, version: said.version + 1 });
    return reportOf(await this.#read(base.year), unit, said.month);
  }

  /** Records what a verifier found of the version they read. Throws ReportRefused; YearClosed. */
  async judge(unit: WorkUnitCode, { month, version, outcome, note }: z.infer<typeof unitVerdictSchema>, actor: Actor): Promise<UnitReport> {
    const facts = await this.#openMonth(unit, month);
    const known = reportOf(facts, unit, month);
    if (known.version === 0) throw new ReportRefused('month', 'Unit ini belum mengirim laporan bulan itu.');
    if (known.version !== version) throw changedMeanwhile();
    const date = monthEnd(month);
    const base = { region: this.#tenant.region, year: yearOf(date), date, workUnit: unit };
    const verdict: Fact = { kind: 'unit-report-verdict', ...base, version, outcome, note };
    const progress = facts.progress.get(keyOf(unit, date));
    const noted: Fact[] = progress ? [{ ...progress, verifierNote: note }] : [];
    await this.#append(`unit-report.${outcome}`, unit, [verdict, ...noted], actor, { month, version });
    return reportOf(await this.#read(base.year), unit, month);
  }

  /** Keeps whom one may call about a unit; the audit trail tells that it changed, not to whom. */
  async setContact(unit: WorkUnitCode, { name, phone }: UnitContact, actor: Actor): Promise<void> {
    await this.audit.change(async (manager) => {
      await manager.query(
        `INSERT INTO unit_contact (unit, name, phone, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (unit) DO UPDATE SET name = EXCLUDED.name, phone = EXCLUDED.phone, at = EXCLUDED.at`,
        [unit, name, phone, new Date(this.clock.now())],
      );
      await this.audit.record(manager, { actor, action: 'unit-report.contact-changed', object: `unit:${unit}` });
    });
  }

  get #tenant() {
    return this.tenants.real;
  }

  async #openMonth(unit: WorkUnitCode, month: string): Promise<YearFacts> {
    const today = this.clock.today();
    const first = `${month}-01`;
    if (first > today || Number(month.slice(0, 4)) < yearOf(today) - 1)
      throw new ReportRefused('month', 'Bulan ini belum dimulai, atau sudah lewat lebih dari setahun.');
    const facts = await this.#read(Number(month.slice(0, 4)));
    if (!facts.names.has(unit)) throw new ReportRefused('month', `Unit ${unit} tidak ada di daftar SKPD tahun itu.`);
    return facts;
  }

  async #read(year: number): Promise<YearFacts> {
    const tenant = this.#tenant;
    const channel = tenant.channelOf(tenant.region, year);
    const facts = await this.reader.ofKinds(tenant, channel, ['roster', 'progress', 'unit-report', 'unit-report-verdict']);
    const names = new Map<WorkUnitCode, string>();
    const progress = new Map<string, ProgressFact>();
    const reports = new Map<string, UnitReportFact>();
    const verdicts = new Map<string, UnitReportVerdictFact>();
    for (const fact of facts) {
      if (fact.kind === 'roster') {
        if (fact.parent === null) names.set(fact.workUnit, fact.name);
      } else if (fact.kind === 'unit-report') reports.set(keyOf(fact.workUnit, fact.date), fact);
      else if (fact.kind === 'unit-report-verdict') verdicts.set(keyOf(fact.workUnit, fact.date), fact);
      else if (fact.subActivity === null) progress.set(keyOf(fact.workUnit, fact.date), fact);
    }
    return { names, progress, reports, verdicts };
  }

  async #contacts(): Promise<Map<string, UnitContact>> {
    const rows = (await this.#tenant.dataSource.query('SELECT unit, name, phone FROM unit_contact')) as ({ unit: string } & UnitContact)[];
    return new Map(rows.map(({ unit, ...contact }) => [unit, contact]));
  }

  async #append(action: string, unit: WorkUnitCode, facts: readonly Fact[], actor: Actor, after: Json): Promise<void> {
    const batch = decisionBatch(`${action} ${unit}`, facts, actor.id, this.clock.now());
    await this.ledger.appendWith(this.#tenant, batch, (manager) =>
      this.audit.record(manager, { actor, action, object: `unit:${unit}`, after }),
    );
  }
}

const changedMeanwhile = (): ReportRefused =>
  new ReportRefused('version', 'Laporan ini berubah sejak Anda membacanya; baca lagi, lalu ulangi.', true);

/** The latest progress of a unit before a month, in hundredths of a per cent. */
function earlierProgress({ progress }: YearFacts, unit: WorkUnitCode, date: IsoDate): number | null {
  const earlier = [...progress.values()].filter((fact) => fact.workUnit === unit && fact.date < date && fact.physical !== null);
  return earlier.sort((a, b) => a.date.localeCompare(b.date)).at(-1)?.physical ?? null;
}

function reportOf({ progress, reports, verdicts }: YearFacts, unit: WorkUnitCode, month: string): UnitReport {
  const key = keyOf(unit, monthEnd(month));
  const report = reports.get(key);
  const done = progress.get(key);
  const verdict = verdicts.get(key);
  const judged = verdict && verdict.version === report?.version ? verdict : null;
  return {
    month,
    state: report === undefined ? 'none' : (judged?.outcome ?? 'sent'),
    version: report?.version ?? 0,
    physical: done?.physical == null ? null : done.physical / 100,
    problem: done?.problem ?? null,
    reason: report?.reason ?? null,
    explanation: report?.explanation ?? null,
    owner: report?.owner ?? null,
    promise: report?.promise ?? null,
    note: verdict?.note ?? null,
  };
}
