import { type ImportOptions, LARGEST_FILE } from '@lcc/connectors';
import {
  adjustmentApproveSchema,
  adjustmentAskSchema,
  type ImportJob,
  type ImportRun,
  type ImportRunRow,
  reversalAskSchema,
} from '@lcc/contract';
import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { YearClosed } from '../../ledger/closed-years.js';
import { NotReversible, type Reversal, Reversals } from '../../ledger/reversals.js';
import { declaredHash } from '../../platform/access/access-policy.js';
import { AccountRegistry } from '../../platform/access/account-registry.js';
import type { Caller, Session } from '../../platform/access/caller.js';
import { Allow, By, Calling, Mine } from '../../platform/access/policy.js';
import { coversUnit } from '../../platform/access/units.js';
import type { Actor } from '../../platform/audit/actor.js';
import { Audit } from '../../platform/audit/audit.js';
import type { Clock } from '../../platform/clock/index.js';
import { JsonBody } from '../../platform/http/json-body.js';
import { Problem } from '../../platform/http/problem.js';
import { receiveUpload } from '../../platform/http/upload.js';
import { type TenantId, Tenants } from '../../platform/tenancy/tenant.js';
import { CLOCK } from '../../platform/tokens.js';
import { ImportJobs } from './import-jobs.js';
import { listRuns, readRun } from './import-runs.js';
import { uploadOptions } from './upload-fields.js';

const MOST_UPLOADS = 4;

/** Files over HTTP: taken at once, imported after. */
@Controller('api/v1/imports')
export class ImportsController {
  #receiving = 0;

  constructor(
    private readonly jobs: ImportJobs,
    private readonly tenants: Tenants,
    private readonly audit: Audit,
    private readonly reversals: Reversals,
    private readonly accounts: AccountRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @Allow({ right: 'imports.apply', keys: ['ingest'], upload: true })
  async create(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Calling() caller: Caller,
    @By() actor: Actor,
  ): Promise<ImportJob> {
    const tenant = this.#tenantOf(caller);
    this.jobs.refuseWhenFull(actor.id);
    const job = await this.#receive(request, tenant, caller, actor);
    response.setHeader('Location', `/api/v1/imports/${job.id}`);
    return job;
  }

  /** Jobs of the last seven days: what was sent, and what was tried and waits for a decision. */
  @Get()
  @Allow({ right: 'imports.read' })
  async list(@Mine() session: Session): Promise<{ jobs: ImportJob[] }> {
    const { id, unit } = session.account;
    return { jobs: await Promise.all(this.jobs.list('real', unit).map((job) => this.#told(job, id))) };
  }

  @Get('runs')
  @Allow({ right: 'imports.read' })
  async listRuns(@Mine() session: Session): Promise<{ runs: ImportRunRow[] }> {
    return { runs: await listRuns(this.tenants.real, ownOnly(session)) };
  }

  @Get('runs/:id')
  @Allow({ right: 'imports.read' })
  readRun(@Mine() session: Session, @Param('id') id: string): Promise<ImportRun> {
    return this.#run(session, id);
  }

  @Post('runs/:id/reversal')
  @HttpCode(200)
  @Allow({ right: 'imports.apply' })
  async reverse(
    @Mine() session: Session,
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(reversalAskSchema) { reason }: z.infer<typeof reversalAskSchema>,
  ): Promise<Reversal> {
    await this.#run(session, id);
    const entry = { actor, action: 'import.reversed', object: `import-run:${id}`, reason };
    try {
      return await this.reversals.reverse(this.tenants.real, id, { actor: actor.id, reason, now: this.clock.now() }, (manager) =>
        this.audit.record(manager, entry),
      );
    } catch (error) {
      if (error instanceof NotReversible) throw new Problem(409, 'Tidak dapat dibalik', error.message);
      if (error instanceof YearClosed) throw new Problem(409, 'Tahun ditutup', error.message);
      throw error;
    }
  }

  @Post(':id/apply')
  @HttpCode(202)
  @Allow({ right: 'imports.apply' })
  async apply(@Mine() session: Session, @By() actor: Actor, @Param('id') id: string): Promise<ImportJob> {
    const tried = await this.jobs.find('real', id, session.account.unit);
    const job = tried && (await this.jobs.apply(id, actor.id));
    if (!job)
      throw new Problem(
        tried ? 409 : 404,
        'Tidak ada uji yang menunggu',
        'Impor ini sudah diterapkan, dibuang, atau lebih dari tujuh hari.',
      );
    const { path: name, progress } = job;
    await this.audit.append({ actor, action: 'import.received', object: `import:${id}`, after: { name, size: progress.bytesTotal } });
    return job;
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow({ right: 'imports.apply' })
  async discard(@Mine() session: Session, @By() actor: Actor, @Param('id') id: string): Promise<void> {
    const job = await this.jobs.find('real', id, session.account.unit);
    if (!job || !(await this.jobs.forget(id))) throw unknown();
    if (job.dryRun && job.adjustment) await this.audit.append({ actor, action: 'import.adjustment-withdrawn', object: `import:${id}` });
  }

  @Get(':id')
  @Allow({ right: 'imports.read', keys: ['ingest'] })
  async find(@Param('id') id: string, @Calling() caller: Caller): Promise<ImportJob> {
    const job = await this.jobs.find(this.#tenantOf(caller), id, unitOf(caller));
    if (job) return this.#told(job, caller.kind === 'user' ? caller.session.account.id : null);
    throw unknown();
  }

  /** What changes a closed year is proposed, with a reason; another person lets it in. */
  @Post(':id/adjustment')
  @HttpCode(200)
  @Allow({ right: 'imports.apply' })
  async proposeAdjustment(
    @Mine() session: Session,
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(adjustmentAskSchema) { reason }: z.infer<typeof adjustmentAskSchema>,
  ): Promise<ImportJob> {
    const job = (await this.jobs.find('real', id, session.account.unit)) && (await this.jobs.propose(id, actor.id, reason));
    if (!job) throw noAdjustment();
    const after = { name: job.path, years: job.files?.[0]?.adjusts ?? [], sha256: job.files?.[0]?.sha256 ?? '' };
    await this.audit.append({ actor, action: 'import.adjustment-proposed', object: `import:${id}`, after, reason });
    return this.#told(job, actor.id);
  }

  @Post(':id/adjustment/approval')
  @HttpCode(202)
  @Allow({ right: 'year.close', stepUp: true })
  async approveAdjustment(
    @By() actor: Actor,
    @Param('id') id: string,
    @JsonBody(adjustmentApproveSchema) { sha256 }: z.infer<typeof adjustmentApproveSchema>,
  ): Promise<ImportJob> {
    const known = await this.jobs.find('real', id, null);
    if (known?.adjustment?.by === actor.id) throw new Problem(409, 'Tidak dapat disetujui', 'Penyetuju harus orang lain dari pengusulnya.');
    const job = known && (await this.jobs.approve(id, actor.id, sha256));
    if (!job) throw noAdjustment();
    const { path: name, adjustment } = job;
    const after = { name, proposedBy: known?.adjustment?.by ?? '' };
    const entry = { actor, action: 'import.adjustment-approved', object: `import:${id}`, after, reason: adjustment?.reason };
    await this.audit.append({ ...entry, approval: sha256 });
    return this.#told(job, actor.id);
  }

  @Post(':id/adjustment/withdrawal')
  @HttpCode(204)
  @Allow({ right: 'year.close' })
  async withdrawAdjustment(@By() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!(await this.jobs.find('real', id, null)) || !(await this.jobs.withdraw(id))) throw noAdjustment();
    await this.audit.append({ actor, action: 'import.adjustment-withdrawn', object: `import:${id}` });
  }

  /** With the name of who proposed it. */
  async #told(job: ImportJob, reader: string | null): Promise<ImportJob> {
    const { adjustment } = job;
    if (!adjustment) return job;
    const by = (await this.accounts.find(adjustment.by))?.name ?? adjustment.by;
    return { ...job, adjustment: { ...adjustment, by, isOwn: adjustment.by === reader } };
  }

  async #run(session: Session, id: string): Promise<ImportRun> {
    const run = await readRun(this.tenants.real, id, ownOnly(session));
    if (run) return run;
    throw unknown();
  }

  async #receive(request: Request, tenant: TenantId, caller: Caller, actor: Actor): Promise<ImportJob> {
    if (this.#receiving >= MOST_UPLOADS)
      throw new Problem(503, 'Server sedang menerima berkas lain', 'Kirim lagi sebentar.', {}, { 'Retry-After': '5' });
    this.#receiving += 1;
    try {
      const { id, file } = this.jobs.prepare();
      const upload = await receiveUpload(request, file, LARGEST_FILE);
      const declared = declaredHash(request);
      if (declared !== '' && declared !== upload.bodyHash) {
        await this.jobs.discard(id);
        throw new Problem(401, 'Tanda tangan ditolak', 'X-LCC-Content-SHA256 bukan dari isi yang diterima; kirim ulang.');
      }
      return await this.#accept(id, upload, tenant, caller, actor).catch(async (error: unknown) => {
        await this.jobs.discard(id);
        throw error;
      });
    } finally {
      this.#receiving -= 1;
    }
  }

  async #accept(
    id: string,
    upload: Awaited<ReturnType<typeof receiveUpload>>,
    tenant: TenantId,
    caller: Caller,
    actor: Actor,
  ): Promise<ImportJob> {
    const { name, size } = upload;
    const { connector, options: given, dryRun } = uploadOptions(upload.fields);
    const onlyUnit = unitOf(caller);
    const options = withinUnit(given, onlyUnit);
    if (!dryRun) await this.audit.append({ actor, action: 'import.received', object: `import:${id}`, after: { name, size, connector } });
    return this.jobs.add(id, { tenant, actor: actor.id, onlyUnit, name, size, connector, options, dryRun });
  }

  #tenantOf(caller: Caller): TenantId {
    const id = caller.kind === 'key' ? caller.key.tenant : 'real';
    if (!this.tenants.find(id)) throw new Problem(404, 'Penyewa tidak ada', 'Peragaan sedang dimatikan (LCC_DEMO).');
    return id;
  }
}

const noAdjustment = (): Problem =>
  new Problem(
    409,
    'Tidak ada usulan yang menunggu',
    'Berkas ini tidak mengubah tahun yang ditutup, berubah, sudah diputuskan, atau sudah dibuang.',
  );

const unknown = (): Problem => new Problem(404, 'Impor tidak dikenal', 'Nomor ini tidak ada, atau hasilnya sudah lebih dari tujuh hari.');

/** Who is bound to a unit sees what they brought in themselves. */
const ownOnly = ({ account }: Session): string | null => (account.unit === null ? null : account.id);

const unitOf = (caller: Caller): string | null => (caller.kind === 'user' ? caller.session.account.unit : null);

/** Who is bound to a unit brings in what is that unit's. @throws Problem 403 */
function withinUnit(options: ImportOptions, own: string | null): ImportOptions {
  const { workUnit } = options;
  if (own === null || workUnit === undefined || coversUnit(own, workUnit)) return options;
  throw new Problem(403, 'Bukan unit Anda', `Akun ini hanya untuk ${own}.`);
}
