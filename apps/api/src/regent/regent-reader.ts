import type { Regent, RegentNews, UnitContact } from '@lcc/contract';
import { addDays, type Case, CaseFold, detectors, FoldIsLate, type IsoDate, isOpen } from '@lcc/domain';
import { Injectable } from '@nestjs/common';
import { BoardService } from '../board/board.service.js';
import { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

const TITLES = new Map<string, RegentNews['title']>(detectors.map(({ id, title }) => [id, title]));
/** How far back news are told to whom opens the page for the first time. */
const NEWS_DAYS = 7;

/** Reads what units said last, whom one may call, and what happened to cases. Cases are told without names of vendors or persons. */
@Injectable()
export class RegentReader {
  constructor(
    private readonly boards: BoardService,
    private readonly reader: LedgerReader,
  ) {}

  /** Null when the channel does not exist. `since` = the day after which news count. */
  async read(tenant: Tenant, channel: string, since: IsoDate | null): Promise<Omit<Regent, 'asker'> | null> {
    const board = await this.boards.board(tenant, channel);
    if (!board) return null;
    const { asOf } = board;
    const from = since ?? addDays(asOf, -NEWS_DAYS);
    return { channel, asOf, since: from, units: await this.#units(tenant, channel), ...newsOf(casesOf(board.state), from, asOf) };
  }

  async #units(tenant: Tenant, channel: string): Promise<Regent['units']> {
    const contacts = await contactsOf(tenant);
    const units: Regent['units'] = {};
    // In the order of units and months: the last of a unit stays.
    for (const { workUnit, date, reason, explanation, owner, promise } of await this.reader.ofKinds(tenant, channel, ['unit-report']))
      units[workUnit] = { month: date.slice(0, 7), reason, explanation, owner, promise, contact: contacts.get(workUnit) ?? null };
    return units;
  }
}

/** Telephones stand beside the real tenant's log; the made-up regency has none. */
async function contactsOf(tenant: Tenant): Promise<Map<string, UnitContact>> {
  if (tenant.id !== 'real') return new Map();
  const rows = (await tenant.dataSource.query('SELECT unit, name, phone FROM unit_contact')) as ({ unit: string } & UnitContact)[];
  return new Map(rows.map(({ unit, ...contact }) => [unit, contact]));
}

function casesOf(state: { fold(type: typeof CaseFold): CaseFold }): Case[] {
  try {
    return state.fold(CaseFold).cases();
  } catch (error) {
    if (error instanceof FoldIsLate) return []; // just after a restart: told with the next asking
    throw error;
  }
}

function newsOf(cases: readonly Case[], since: IsoDate, today: IsoDate): Pick<Regent, 'raised' | 'missed' | 'closed'> {
  const told = (of: Case, date: IsoDate): RegentNews => {
    const { id, workUnit, severity, outcome } = of;
    const detector = (of.standing[0] ?? of.past[0])?.detector ?? '';
    return { id, title: TITLES.get(detector) ?? { id: detector, en: detector }, workUnit, severity, date, outcome };
  };
  const pick = (dateOf: (of: Case) => IsoDate | null): RegentNews[] =>
    cases.flatMap((each) => {
      const date = dateOf(each);
      return date !== null && date > since && date <= today ? [told(each, date)] : [];
    });
  return {
    raised: pick((each) => (isOpen(each) ? each.raisedOn : null)),
    // The day after the promised one is the first on which it is missed.
    missed: pick((each) => (isOpen(each) && each.promisedOn !== null ? addDays(each.promisedOn, 1) : null)).map((news) => ({
      ...news,
      date: addDays(news.date, -1),
    })),
    closed: pick((each) => (each.state === 'ditutup' ? (each.acts.findLast(({ act }) => act === 'close')?.date ?? null) : null)),
  };
}
