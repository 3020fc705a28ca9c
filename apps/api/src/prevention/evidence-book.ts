import type {
  EvidenceAct,
  EvidenceBook,
  EvidenceDocument,
  EvidenceHistory,
  EvidenceMilestone,
  EvidenceSignal,
  EvidenceValue,
  WhatIfAnswer,
  whatIfSchema,
} from '@lcc/contract';
import {
  type CatalogueNode,
  type DocumentEvidence,
  documentsOf,
  type EvidenceFact,
  isOverdue,
  type MilestoneFact,
  milestoneState,
  PreventionFold,
  roundedPoints,
  type Score,
  type SignalBeside,
  scoreCatalogue,
  signalsBeside,
  zoneOf,
} from '@lcc/domain';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BoardService } from '../board/board.service.js';
import type { ChannelBoard } from '../board/channel-board.js';
import { AccountRegistry } from '../platform/access/account-registry.js';
import type { Account } from '../platform/access/caller.js';
import type { UnitOwner } from '../platform/access/policy.js';
import { coversUnit } from '../platform/access/units.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { type DocumentId, documentId, parseDocumentId } from './evidence-id.js';

/** A document with its place in the catalogue and what stands of it. */
export interface FoundDocument extends DocumentId {
  readonly board: ChannelBoard;
  readonly area: CatalogueNode;
  readonly node: CatalogueNode;
  readonly evidence: DocumentEvidence;
}

/** The evidence of the real tenant's own region, as its board knows it. */
@Injectable()
export class PreventionBook implements UnitOwner {
  constructor(
    private readonly boards: BoardService,
    private readonly tenants: Tenants,
    private readonly accounts: AccountRegistry,
  ) {}

  /** The owner of a document; null when there is none, or nobody owns it. */
  async unitOf(id: string): Promise<string | null> {
    return (await this.find(id))?.node.workUnit ?? null;
  }

  async find(id: string): Promise<FoundDocument | null> {
    const named = parseDocumentId(id);
    const board = named && (await this.#boardOf(named.year));
    if (!named || !board) return null;
    const fold = board.state.fold(PreventionFold);
    for (const area of fold.catalogue(named.scheme))
      for (const node of documentsOf(area))
        if (node.item.code === named.code)
          return { ...named, board, area, node, evidence: fold.evidence(named.scheme, named.code, board.asOf) };
    return null;
  }

  /** @throws Problem 404 */
  async known(id: string): Promise<FoundDocument> {
    const found = await this.find(id);
    if (!found) throw new Problem(404, 'Dokumen tidak ditemukan', 'Tidak ada dokumen dengan kode ini dalam katalog tahun itu.');
    return found;
  }

  /**
   * All documents of a scheme in a year, by default of its first; for who is bound to a unit, those of that unit and the ones below it.
   *
   * @throws Problem 404 without a catalogue
   */
  async read(year: number, asked: string | undefined, account: Account): Promise<EvidenceBook> {
    const { board, fold, scheme } = await this.#catalogueOf(year, asked);
    const documents = fold.catalogue(scheme).flatMap((area) =>
      documentsOf(area)
        .filter(({ workUnit }) => account.unit === null || (workUnit !== null && coversUnit(account.unit, workUnit)))
        .map((node) =>
          shown({ board, area, node, evidence: fold.evidence(scheme, node.item.code, board.asOf), year, scheme, code: node.item.code }),
        ),
    );
    const isWhole = account.unit === null;
    const signals = isWhole ? signalsBeside(board.state, scheme).map(signalOf) : [];
    const score = (party: 'self' | 'verified'): EvidenceBook['scores']['self'] =>
      isWhole ? scoreOf(scoreCatalogue(fold.catalogue(scheme), fold.reckoning(scheme, year, board.asOf, party))) : null;
    const milestones = fold.milestones.filter(
      ({ workUnit }) => account.unit === null || (workUnit !== null && coversUnit(account.unit, workUnit)),
    );
    return {
      ...{ scheme, schemes: fold.schemes, year, asOf: board.asOf, revision: board.revision, documents, signals },
      scores: { self: score('self'), verified: score('verified') },
      values: isWhole ? lastValues(fold, board.asOf) : [],
      milestones: milestones.map((milestone) => milestoneOf(milestone, board)),
    };
  }

  async history(id: string, account: Account): Promise<EvidenceHistory> {
    const found = await this.known(id);
    const names = new Map((await this.accounts.list()).map((row) => [row.id, row.name]));
    const acts = found.evidence.acts.map((act) => actOf(act, names)).reverse();
    return { document: shown(found), acts, isOwn: found.evidence.broughtBy === account.id };
  }

  /** The verified score as it is, and as it would be on a day with these documents verified. */
  async whatIf(year: number, { scheme: asked, documents, until }: z.infer<typeof whatIfSchema>): Promise<WhatIfAnswer> {
    const { board, fold, scheme } = await this.#catalogueOf(year, asked);
    const areas = fold.catalogue(scheme);
    const known = new Set(areas.flatMap(documentsOf).map(({ item }) => item.code));
    const also = new Set(documents.flatMap((id) => parseDocumentId(id)?.code ?? []).filter((code) => known.has(code)));
    const on = until !== undefined && until > board.asOf ? until : board.asOf;
    return {
      now: scoreOf(scoreCatalogue(areas, fold.reckoning(scheme, year, board.asOf, 'verified'))),
      would: scoreOf(scoreCatalogue(areas, fold.reckoning(scheme, year, on, 'verified', also))),
      on,
      counted: also.size,
    };
  }

  async #catalogueOf(year: number, asked: string | undefined): Promise<{ board: ChannelBoard; fold: PreventionFold; scheme: string }> {
    const board = await this.#boardOf(year);
    const fold = board?.state.fold(PreventionFold);
    const scheme = asked === undefined ? fold?.schemes[0] : fold?.schemes.find((each) => each === asked);
    if (!board || !fold || scheme === undefined)
      throw new Problem(
        404,
        'Katalog belum ada',
        `Katalog pencegahan ${asked ?? ''} ${year} belum diimpor. Impor berkasnya di konsol atau dengan lcc import.`.replace('  ', ' '),
      );
    return { board, fold, scheme };
  }

  #boardOf(year: number): Promise<ChannelBoard | null> {
    const { real } = this.tenants;
    return this.boards.board(real, real.channelOf(real.region, year));
  }
}

const scoreOf = (score: Score | null): WhatIfAnswer['now'] =>
  score && { points: roundedPoints(score.points), zone: zoneOf(score.points), basis: score.basis };

/** The last value of each index, part and year, the latest years first. */
function lastValues(fold: PreventionFold, day: string): EvidenceValue[] {
  const last = new Map<string, EvidenceValue>();
  for (const { index, scope, code, ofYear, value, required, assessor, date, source } of fold.values(day))
    if (scope === 'kabupaten')
      last.set([index, code, ofYear, assessor].join('|'), { index, code, ofYear, value, required, assessor, date, source });
  return [...last.values()].sort((a, b) => b.ofYear - a.ofYear || (a.index < b.index ? -1 : 1));
}

const milestoneOf = ({ plan, code, action, title, workUnit, due, doneOn }: MilestoneFact, board: ChannelBoard): EvidenceMilestone => ({
  ...{ plan, code, action, title, due },
  unitName: workUnit === null ? null : (board.rollup.roster.get(workUnit)?.name ?? workUnit),
  doneOn: doneOn !== null && doneOn <= board.asOf ? doneOn : null,
  state: milestoneState({ due, doneOn }, board.asOf),
});

function shown({ board, area, node, evidence, year, scheme, code }: FoundDocument): EvidenceDocument {
  const fold = board.state.fold(PreventionFold);
  const { item, workUnit: unit, deadline } = node;
  const indicator = item.parent === null ? null : fold.item(scheme, item.parent);
  return {
    id: documentId({ year, scheme, code }),
    ...{ code, name: item.name, unit, deadline, stage: evidence.stage },
    indicator: indicator?.name ?? item.parent ?? code,
    indicatorCode: item.parent,
    area: area.item.name ?? area.item.code,
    unitName: unit === null ? null : (board.rollup.roster.get(unit)?.name ?? unit),
    isOverdue: isOverdue(deadline, evidence.stage, board.asOf),
    since: evidence.since?.time ?? null,
    files: evidence.files.length,
    note: evidence.acts.findLast((act) => act.text !== null)?.text ?? null,
  };
}

const actOf = ({ act, time, by, file, link, text }: EvidenceFact, names: ReadonlyMap<string, string>): EvidenceAct => ({
  ...{ act, time, link, text },
  by: names.get(by) ?? by,
  file: file && { version: file.version, name: file.name, size: file.size, sha256: file.sha256 },
});

const signalOf = ({ signal: { id, title }, formula, reading, reason, items }: SignalBeside): EvidenceSignal => ({
  ...{ id, title, formula, reason, items: [...items] },
  text: reading?.text ?? null,
  source: reading?.source ?? null,
  isGood: reading?.isGood ?? null,
  date: reading?.date ?? null,
});
