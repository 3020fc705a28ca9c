import {
  aliasAddSchema,
  aliasRemoveSchema,
  type decidedSchema,
  holidayListSchema,
  type holidaysSchema,
  mergeSchema,
  mergeUndoSchema,
  type referenceUnitsSchema,
  type yearBooksSchema,
  yearProposeSchema,
} from '@lcc/contract';
import { parseWorkUnitCode, type WorkUnitCode, yearOf } from '@lcc/domain';
import { Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { YearClosed } from '../ledger/closed-years.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import { Allow, By } from '../platform/access/policy.js';
import { notFoundProblem } from '../platform/access/refusals.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Clock } from '../platform/clock/index.js';
import { JsonBody } from '../platform/http/json-body.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { type Decider, DecisionRefused } from './decider.js';
import { Holidays } from './holidays.js';
import { unitList } from './unit-list.js';
import { UnitRelations } from './unit-relations.js';
import { YearProposals } from './year-proposals.js';

type Decided = z.infer<typeof decidedSchema>;

/** Reference data: names and mergers of units, holidays, and the books of years, which take two people. */
@Controller('api/v1/reference')
export class ReferenceController {
  constructor(
    private readonly relations: UnitRelations,
    private readonly holidays: Holidays,
    private readonly proposals: YearProposals,
    private readonly reader: LedgerReader,
    private readonly tenants: Tenants,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('units')
  @Allow({ right: 'reference.edit' })
  async units(): Promise<z.infer<typeof referenceUnitsSchema>> {
    const today = this.clock.today();
    const { real } = this.tenants;
    const units = (await unitList(this.reader, real, real.region, yearOf(today), today, null)) ?? [];
    return { year: yearOf(today), units: units.map((unit) => ({ ...unit, aliases: [...unit.aliases] })) };
  }

  @Post('units/:unit/aliases')
  @HttpCode(200)
  @Allow({ right: 'reference.edit' })
  addAlias(
    @By() actor: Actor,
    @Param('unit') unit: string,
    @JsonBody(aliasAddSchema) { name, from }: z.infer<typeof aliasAddSchema>,
  ): Promise<Decided> {
    return decided(this.relations.addAlias(this.#by(actor), codeOf(unit), name, from), 'name');
  }

  @Post('units/:unit/aliases/removal')
  @HttpCode(200)
  @Allow({ right: 'reference.edit' })
  removeAlias(
    @By() actor: Actor,
    @Param('unit') unit: string,
    @JsonBody(aliasRemoveSchema) { name }: z.infer<typeof aliasRemoveSchema>,
  ): Promise<Decided> {
    return decided(this.relations.removeAlias(this.#by(actor), codeOf(unit), name), 'name');
  }

  @Post('units/:unit/merge')
  @HttpCode(200)
  @Allow({ right: 'reference.edit', stepUp: true })
  merge(
    @By() actor: Actor,
    @Param('unit') unit: string,
    @JsonBody(mergeSchema) { into, from }: z.infer<typeof mergeSchema>,
  ): Promise<Decided> {
    return decided(this.relations.merge(this.#by(actor), codeOf(unit), codeOf(into), from), 'into');
  }

  @Post('units/:unit/merge/undo')
  @HttpCode(200)
  @Allow({ right: 'reference.edit', stepUp: true })
  undoMerge(
    @By() actor: Actor,
    @Param('unit') unit: string,
    @JsonBody(mergeUndoSchema) { into }: z.infer<typeof mergeUndoSchema>,
  ): Promise<Decided> {
    return decided(this.relations.undoMerge(this.#by(actor), codeOf(unit), codeOf(into)), 'into');
  }

  @Get('holidays/:year')
  @Allow({ right: 'reference.edit' })
  async listHolidays(@Param('year') text: string): Promise<z.infer<typeof holidaysSchema>> {
    const year = yearIn(text);
    return { year, ...(await this.holidays.of(this.tenants.real, year)) };
  }

  @Put('holidays/:year')
  @HttpCode(204)
  @Allow({ right: 'reference.edit' })
  setHolidays(
    @By() actor: Actor,
    @Param('year') text: string,
    @JsonBody(holidayListSchema) { holidays }: z.infer<typeof holidayListSchema>,
  ): Promise<void> {
    return decided(this.holidays.replace(this.tenants.real, yearIn(text), holidays, actor), 'holidays');
  }

  @Get('years')
  @Allow({ right: 'year.close' })
  async years(@By() actor: Actor): Promise<z.infer<typeof yearBooksSchema>> {
    return { years: await this.proposals.list(this.tenants.real, actor.id) };
  }

  @Post('years/:year/proposals')
  @HttpCode(204)
  @Allow({ right: 'year.close' })
  propose(
    @By() actor: Actor,
    @Param('year') text: string,
    @JsonBody(yearProposeSchema) { closed, reason }: z.infer<typeof yearProposeSchema>,
  ): Promise<void> {
    return decided(this.proposals.propose(this.tenants.real, yearIn(text), closed, reason, actor), 'reason');
  }

  @Post('year-proposals/:id/approval')
  @HttpCode(204)
  @Allow({ right: 'year.close', stepUp: true })
  async approve(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await decided(this.proposals.approve(this.tenants.real, id, actor), 'id'))) throw notFoundProblem();
  }

  @Post('year-proposals/:id/withdrawal')
  @HttpCode(204)
  @Allow({ right: 'year.close' })
  async withdraw(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await this.proposals.withdraw(this.tenants.real, id, actor))) throw notFoundProblem();
  }

  #by(actor: Actor): Decider {
    return { tenant: this.tenants.real, region: this.tenants.real.region, actor };
  }
}

function codeOf(text: string): WorkUnitCode {
  const code = parseWorkUnitCode(text);
  if (code === null) throw notFoundProblem();
  return code;
}

function yearIn(text: string): number {
  if (!/^20\d\d$/.test(text)) throw notFoundProblem();
  return Number(text);
}

async function decided<T>(work: Promise<T>, field: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof YearClosed) throw new Problem(409, 'Tahun ditutup', error.message);
    if (!(error instanceof DecisionRefused)) throw error;
    throw new Problem(422, 'Tidak dapat diputuskan', error.message, { issues: [{ field, code: 'refused', message: error.message }] });
  }
}
