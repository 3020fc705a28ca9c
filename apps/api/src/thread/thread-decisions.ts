import type { CodeBridge, LinkDecision } from '@lcc/contract';
import { type CodeBridgeFact, type Fact, type LinkDecisionFact, parseSubActivityCode, type RegionCode } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import { type ChannelHead, LedgerReader } from '../ledger/ledger-reader.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';

/** Who decides, and in which tenant and region. */
export interface ThreadDecider {
  readonly tenant: Tenant;
  readonly region: RegionCode;
  readonly actor: Actor;
}

/** What cannot be decided; the message (Indonesian) says why and what to do. */
export class ThreadRefused extends Error {
  override readonly name = 'ThreadRefused';
}

export interface ThreadDecided {
  readonly years: readonly number[];
  readonly revision: number;
}

/** What people decide of the thread: links that the data do not give exactly, and what old codes are called now. Facts, each on the audit trail. */
@Injectable()
export class ThreadDecisions {
  constructor(
    private readonly ledger: LedgerService,
    private readonly reader: LedgerReader,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Confirms or rejects a link of a year, or takes such a decision back. Throws ThreadRefused when the year has no data. */
  async decideLink(by: ThreadDecider, year: number, decision: LinkDecision): Promise<ThreadDecided> {
    if (!(await this.#openYears(by)).some((head) => head.year === year))
      throw new ThreadRefused(`Tahun ${year} tidak ada atau sudah ditutup; sebutkan tahun yang terbuka.`);
    const { subject, from, to } = decision;
    const fact: LinkDecisionFact = { kind: 'link-decision', ...this.#base(by, year), by: by.actor.id, ...decision };
    return this.#write(by, 'thread.link-decided', `link:${subject}/${from}`, [fact], {
      to,
      verdict: decision.verdict,
      note: decision.note,
    });
  }

  /** Keeps or takes away a bridge in every open year it holds in. Throws ThreadRefused for what are no two different codes. */
  async setBridge(by: ThreadDecider, { from, to, fromYear, active }: CodeBridge): Promise<ThreadDecided> {
    const [old, now] = [from, to].map((code) => parseSubActivityCode(code, fromYear)?.code ?? null);
    if (!old || !now) throw new ThreadRefused(`"${old ? to : from}" bukan kode sub kegiatan; tulis misalnya 1.03.10.2.01.0029.`);
    if (old === now) throw new ThreadRefused('Kedua kode sama; sebutkan kode lama lalu kode baru.');
    const years = (await this.#openYears(by)).map((head) => head.year).filter((year) => year >= fromYear);
    if (years.length === 0) throw new ThreadRefused(`Belum ada tahun terbuka mulai ${fromYear}.`);
    const facts = years.map(
      (year): CodeBridgeFact => ({ kind: 'code-bridge', ...this.#base(by, year), from: old, to: now, fromYear, active, by: by.actor.id }),
    );
    return this.#write(by, active ? 'thread.bridge-set' : 'thread.bridge-removed', `bridge:${old}`, facts, { to: now, fromYear });
  }

  /** The decisions in force of a year, the newest first. */
  async decisions(tenant: Tenant, channel: string): Promise<LinkDecisionFact[]> {
    const facts = await this.reader.ofKinds(tenant, channel, ['link-decision']);
    return facts.filter((fact) => fact.verdict !== 'open').sort((a, b) => (a.date < b.date ? 1 : -1));
  }

  /** The bridges in force of a year. */
  async bridges(tenant: Tenant, channel: string): Promise<CodeBridgeFact[]> {
    return (await this.reader.ofKinds(tenant, channel, ['code-bridge'])).filter((fact) => fact.active);
  }

  #base({ region }: ThreadDecider, year: number): Pick<Fact, 'region' | 'year' | 'date'> {
    return { region, year, date: this.clock.today() };
  }

  async #openYears({ tenant, region }: ThreadDecider): Promise<ChannelHead[]> {
    return (await this.reader.heads(tenant)).filter((head) => head.region === region && !head.closed);
  }

  async #write(
    { tenant, actor }: ThreadDecider,
    action: string,
    object: string,
    facts: readonly Fact[],
    after: { [name: string]: string | number | null },
  ): Promise<ThreadDecided> {
    const batch = decisionBatch(`${action} ${object}`, facts, actor.id, this.clock.now());
    const { revision } = await this.ledger.appendWith(tenant, batch, this.audit.beside(tenant, { actor, action, object, after }));
    return { years: facts.map((fact) => fact.year), revision };
  }
}
