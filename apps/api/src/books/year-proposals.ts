import type { YearBookShown } from '@lcc/contract';
import { newId } from '../platform/access/secrets.js';
import type { Actor } from '../platform/audit/actor.js';
import type { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { DecisionRefused } from './decider.js';
import { checkedReason, type YearBooks } from './year-books.js';

interface OpenProposal {
  readonly id: string;
  readonly year: number;
  readonly closed: boolean;
  readonly reason: string;
  readonly proposed_by: string;
  readonly by: string;
  readonly proposed_at: Date;
}

const OPEN = `SELECT p.id, p.year, p.closed, p.reason, p.proposed_by, coalesce(a.name, p.proposed_by) AS "by", p.proposed_at
  FROM year_proposal p LEFT JOIN account a ON a.id = p.proposed_by WHERE p.outcome IS NULL AND p.region = $1`;

/** Closing and opening a year takes two people: one proposes with a reason, another approves. */
export class YearProposals {
  constructor(
    private readonly books: YearBooks,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The years of the tenant's region with what is proposed for them, the latest first. */
  async list(tenant: Tenant, reader: string): Promise<YearBookShown[]> {
    const open = new Map((await this.#open(tenant)).map((row) => [row.year, row]));
    const books = (await this.books.list(tenant)).filter(({ region }) => region === tenant.region);
    return books
      .map(({ year, closed, since, reason }) => {
        const row = open.get(year);
        const proposal = row && {
          ...{ id: row.id, closed: row.closed, reason: row.reason, by: row.by },
          at: row.proposed_at.toISOString(),
          isOwn: row.proposed_by === reader,
        };
        return { year, closed, since, reason, proposal: proposal ?? null };
      })
      .sort((a, b) => b.year - a.year);
  }

  /** Throws DecisionRefused when there is no such year, it stands so already, or something is proposed for it. */
  async propose(tenant: Tenant, year: number, closed: boolean, why: string, actor: Actor): Promise<void> {
    const reason = checkedReason(why);
    const book = (await this.list(tenant, actor.id)).find((each) => each.year === year);
    if (!book) throw new DecisionRefused(`Belum ada pembukuan ${year}.`);
    if (book.closed === closed) throw new DecisionRefused(`Pembukuan ${year} sudah ${closed ? 'ditutup' : 'terbuka'}.`);
    if (book.proposal) throw new DecisionRefused(`Sudah ada usulan untuk ${year}; putuskan atau tarik itu dahulu.`);
    await this.audit.change(async (manager) => {
      await manager.query(
        `INSERT INTO year_proposal (id, region, year, closed, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [newId('usulan'), tenant.region, year, closed, reason, actor.id, new Date(this.clock.now())],
      );
      await this.audit.record(manager, {
        actor,
        action: 'year.proposed',
        object: `year:${tenant.region}-${year}`,
        after: { closed },
        reason,
      });
    });
  }

  /** Approves as another person than the proposer, and decides. False when there is no such open proposal. Throws DecisionRefused. */
  async approve(tenant: Tenant, id: string, actor: Actor): Promise<boolean> {
    const row = (await this.#open(tenant)).find((each) => each.id === id);
    if (!row) return false;
    if (row.proposed_by === actor.id) throw new DecisionRefused('Penyetuju harus orang lain dari pengusulnya.');
    // The proposal is spent first, so that two approvals at once decide once.
    if (!(await this.#settle(tenant, id, 'approved', actor))) return false;
    await this.books.decide({ tenant, region: tenant.region, actor }, row.year, row.closed, `${row.reason} (usulan ${id})`);
    return true;
  }

  /** Takes a proposal back, or turns it down. False when there is no such open one. */
  async withdraw(tenant: Tenant, id: string, actor: Actor): Promise<boolean> {
    return this.#settle(tenant, id, 'withdrawn', actor);
  }

  async #settle(tenant: Tenant, id: string, outcome: 'approved' | 'withdrawn', actor: Actor): Promise<boolean> {
    return this.audit.change(async (manager) => {
      const [rows] = (await manager.query(
        `UPDATE year_proposal SET outcome = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND outcome IS NULL AND region = $5 RETURNING year`,
        [id, outcome, actor.id, new Date(this.clock.now()), tenant.region],
      )) as [{ year: number }[], number];
      const year = rows[0]?.year;
      if (year === undefined) return false;
      const action = outcome === 'approved' ? 'year.approved' : 'year.proposal-withdrawn';
      await this.audit.record(manager, { actor, action, object: `year:${tenant.region}-${year}`, approval: id });
      return true;
    });
  }

  async #open(tenant: Tenant): Promise<OpenProposal[]> {
    return (await tenant.dataSource.query(OPEN, [tenant.region])) as OpenProposal[];
  }
}
