import type { valueEnterSchema } from '@lcc/contract';
import { businessDate, type EvidenceFact, type Fact, type PreventionValueFact } from '@lcc/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { YearClosed } from '../ledger/closed-years.js';
import { decisionBatch, LedgerService } from '../ledger/ledger.service.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit, type AuditEntry } from '../platform/audit/audit.js';
import type { Clock } from '../platform/clock/index.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';
import { CLOCK } from '../platform/tokens.js';
import { type FoundDocument, PreventionBook } from './evidence-book.js';
import type { KeptFile } from './evidence-files.js';

type Said = Pick<EvidenceFact, 'act'> & Partial<Pick<EvidenceFact, 'link' | 'text'>>;

/** Where acts on evidence become facts, each with its entry in the audit trail. */
@Injectable()
export class EvidenceDesk {
  /** One act after another, so that each is judged by what the one before it left. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly book: PreventionBook,
    private readonly ledger: LedgerService,
    private readonly audit: Audit,
    private readonly tenants: Tenants,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new version of the evidence; earlier ones stay. */
  upload(id: string, actor: Actor, kept: KeptFile & { readonly name: string }, text: string | null): Promise<void> {
    return this.#next(async () => {
      const found = await this.book.known(id);
      const version = Math.max(0, ...found.evidence.files.map((file) => file.version)) + 1;
      const { sha256, size, name } = kept;
      await this.#write(found, actor, { act: 'upload', text }, { sha256, size, name, version });
    });
  }

  /** A link or a note of the owner. */
  remark(id: string, actor: Actor, said: Said): Promise<void> {
    return this.#next(async () => this.#write(await this.book.known(id), actor, said, null));
  }

  /** Verified, assured, or sent back. @throws Problem 409 when the stage does not allow it, or the person judges what they brought */
  judge(id: string, actor: Actor, said: Said): Promise<void> {
    return this.#next(async () => {
      const found = await this.book.known(id);
      refuse(found, actor, said.act);
      await this.#write(found, actor, said, null);
    });
  }

  /** A value of an index with its source; the same index, year and day again corrects it. @throws Problem 409, 422 */
  async enterValue(year: number, actor: Actor, { index, value, required, ...told }: z.infer<typeof valueEnterSchema>): Promise<void> {
    const { real } = this.tenants;
    const now = this.clock.now();
    if (told.date > businessDate(now)) {
      const message = 'Tanggal itu belum tiba.';
      throw new Problem(422, 'Nilai tidak sesuai', message, { issues: [{ field: 'date', code: 'future', message }] });
    }
    const fact: PreventionValueFact = {
      ...{ kind: 'prevention-value', region: real.region, year, scope: 'kabupaten', code: null, ...told },
      ...{ index: index.toUpperCase(), value: decimal(value), required: required && decimal(required) },
    };
    const object = `prevention:${year}~${fact.index}`;
    const after = { ofYear: fact.ofYear, value: fact.value, required: fact.required, date: fact.date, source: fact.source };
    await this.#keep(fact, `nilai ${fact.index} ${fact.ofYear}`, actor, now, { actor, action: 'evidence.value-entered', object, after });
  }

  #next(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #write(found: FoundDocument, actor: Actor, { act, link, text }: Said, file: EvidenceFact['file']): Promise<void> {
    const { real } = this.tenants;
    const { scheme, code, year, evidence } = found;
    // Later than the last act, also when two come within one millisecond: their order is what makes the stage.
    const last = Date.parse(evidence.acts.at(-1)?.time ?? '1970-01-01');
    const now = Math.max(this.clock.now(), last + 1);
    const fact: EvidenceFact = {
      ...{ kind: 'prevention-evidence', region: real.region, year, date: businessDate(now), scheme, code, act, by: actor.id, file },
      ...{ time: new Date(now).toISOString(), link: link ?? null, text: text ?? null },
    };
    const entry = {
      ...{ actor, action: `evidence.${act}`, object: `evidence:${year}~${scheme}~${code}` },
      after: { act, version: file?.version ?? null, sha256: file?.sha256 ?? null },
      ...(act === 'return' && text ? { reason: text } : {}),
    };
    await this.#keep(fact, `bukti ${scheme} ${code}`, actor, now, entry);
  }

  /** @throws Problem 409 when the books of the year are closed */
  async #keep(fact: Fact, name: string, actor: Actor, now: number, entry: AuditEntry): Promise<void> {
    const { real } = this.tenants;
    const batch = decisionBatch(name, [fact], actor.id, now);
    await this.ledger.appendWith(real, batch, this.audit.beside(real, entry)).catch((error: unknown) => {
      throw error instanceof YearClosed ? new Problem(409, 'Tahun sudah ditutup', error.message) : error;
    });
  }
}

/** A number as facts keep it; a grade stays as it is. */
const decimal = (text: string): string => text.replace(/^(\d+),(\d+)$/, '$1.$2');

const NEEDED = { verify: 'diunggah', assure: 'diverifikasi' } as const;

function refuse({ evidence: { stage, broughtBy } }: FoundDocument, actor: Actor, act: EvidenceFact['act']): void {
  const conflict = (title: string, detail: string): Problem => new Problem(409, title, detail);
  if (act === 'return') {
    if (stage === 'belum') throw conflict('Belum ada bukti', 'Tidak ada yang dapat dikembalikan; tunggu unggahannya.');
    return;
  }
  if (act !== 'verify' && act !== 'assure') throw new RangeError(act);
  if (stage !== NEEDED[act]) throw conflict('Tahap tidak sesuai', `Dokumen ini berada di tahap ${stage}; yang diperlukan: ${NEEDED[act]}.`);
  if (broughtBy === actor.id) throw conflict('Perlu orang lain', 'Yang mengunggah tidak memverifikasi; minta orang lain memeriksanya.');
}
