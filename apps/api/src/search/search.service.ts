import { type DocumentKind, documentKinds, type Found } from '@lcc/contract';
import { type Fact, type FactWire, factFromWire, normaliseName, type Sen, senToWire, type WorkUnitCode } from '@lcc/domain';
import { Injectable } from '@nestjs/common';
import { LedgerReader } from '../ledger/ledger-reader.js';
import type { Tenant } from '../platform/tenancy/tenant.js';

/** What one may find: all units or one with those below it, and documents or none. */
export interface SearchScope {
  readonly unit: WorkUnitCode | null;
  readonly documents: boolean;
}

const MOST = 8;
/** Documents looked at before those of other units are left out. */
const MOST_LOOKED_AT = 200;
const LEVELS = ['programme', 'activity', 'sub-activity'] as const;
/** Kinds that are known by their name as well as by their number. */
const NAMED: readonly DocumentKind[] = ['contract', 'package', 'work'];

const ACTIVITIES = `SELECT kind AS level, code, name FROM code_name
  WHERE kind = ANY($1) AND (code LIKE $2 OR NOT EXISTS (SELECT 1 FROM unnest($3::text[]) w WHERE name NOT ILIKE w))
  ORDER BY length(code), code LIMIT ${MOST}`;
/** The newest versions whose key, or of some kinds whose name, holds what is asked; the keys are read from their index alone. */
const DOCUMENTS = `SELECT f.kind, f.payload FROM (
    (SELECT DISTINCT kind, natural_key FROM fact WHERE channel = $1 AND kind = ANY($2) AND natural_key ILIKE $3 LIMIT ${MOST_LOOKED_AT})
    UNION
    (SELECT DISTINCT kind, natural_key FROM fact WHERE channel = $1 AND kind = ANY($4) AND payload->>'name' ILIKE ALL($5) LIMIT ${MOST_LOOKED_AT})
  ) k CROSS JOIN LATERAL (
    SELECT kind, payload, business_date FROM fact WHERE channel = $1 AND kind = k.kind AND natural_key = k.natural_key ORDER BY seq DESC LIMIT 1
  ) f WHERE f.payload IS NOT NULL ORDER BY f.business_date DESC, k.natural_key LIMIT ${MOST_LOOKED_AT}`;

/** For LIKE: the text anywhere, its own signs taken as they are. */
const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Finds units, activities and documents of a channel. */
@Injectable()
export class SearchService {
  constructor(private readonly reader: LedgerReader) {}

  /** The first few of each kind, documents newest first. */
  async find(tenant: Tenant, channel: string, text: string, scope: SearchScope): Promise<Found> {
    const words = text.split(/\s+/).filter(Boolean);
    const [units, activities, documents] = await Promise.all([
      this.#units(tenant, channel, text, scope),
      tenant.dataSource.query(ACTIVITIES, [LEVELS, anywhere(text).slice(1), words.map(anywhere)]) as Promise<Found['activities']>,
      scope.documents || scope.unit !== null ? this.#documents(tenant, channel, text, words, scope) : [],
    ]);
    return { channel, units, activities, documents };
  }

  async #units(tenant: Tenant, channel: string, text: string, scope: SearchScope): Promise<Found['units']> {
    const facts = await this.reader.ofKinds(tenant, channel, ['roster', 'unit-alias']);
    const called = new Map<WorkUnitCode, string>();
    for (const fact of facts)
      if (fact.kind === 'unit-alias' && fact.means !== null) called.set(fact.means, `${called.get(fact.means) ?? ''} ${fact.name}`);
    const words = normaliseName(text).split(' ');
    return facts
      .flatMap((fact) => (fact.kind === 'roster' && isWithin(fact.workUnit, scope.unit) ? [fact] : []))
      .filter(({ workUnit, name }) => {
        const names = normaliseName(`${name} ${called.get(workUnit) ?? ''}`);
        return workUnit.startsWith(text) || words.every((word) => names.includes(word));
      })
      .slice(0, MOST)
      .map(({ workUnit, name }) => ({ code: workUnit, name }));
  }

  async #documents(
    tenant: Tenant,
    channel: string,
    text: string,
    words: readonly string[],
    scope: SearchScope,
  ): Promise<Found['documents']> {
    const rows = (await tenant.dataSource.query(DOCUMENTS, [channel, documentKinds, anywhere(text), NAMED, words.map(anywhere)])) as {
      payload: FactWire;
    }[];
    return rows
      .flatMap(({ payload }) => documentOf(factFromWire(payload)) ?? [])
      .filter(({ unit }) => scope.unit === null || (unit !== null && isWithin(unit, scope.unit)))
      .slice(0, MOST);
  }
}

/** A unit is within its Skpd, whose code ends in `0000`. */
const isWithin = (code: WorkUnitCode, unit: WorkUnitCode | null): boolean =>
  unit === null || code === unit || (unit.endsWith('.0000') && code.startsWith(unit.slice(0, -4)));

/** What is told of a document: no description and no firm, since both name persons. */
function documentOf(fact: Fact): Found['documents'][number] | null {
  const { date } = fact;
  const money = (amount: Sen | null): string | null => (amount === null ? null : senToWire(amount));
  switch (fact.kind) {
    case 'sp2d':
    case 'spm':
    case 'spp':
    case 'spd':
      return { kind: fact.kind, number: fact.number, title: null, unit: fact.workUnit, date, amount: money(fact.amount) };
    case 'work':
      return { kind: 'work', number: fact.key, title: fact.name, unit: fact.workUnit, date, amount: money(fact.amount) };
    case 'contract':
      return { kind: 'contract', number: fact.number, title: fact.name, unit: null, date, amount: money(fact.amount) };
    case 'package':
      return { kind: 'package', number: fact.rupCode, title: fact.name, unit: null, date, amount: money(fact.ceiling) };
    default:
      return null;
  }
}
