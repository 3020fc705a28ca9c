import { PIN_FAILURES, type RealVisits } from '@lcc/contract';
import { Injectable } from '@nestjs/common';
import { Passwords } from '../platform/access/passwords.js';
import type { Actor } from '../platform/audit/actor.js';
import { Audit } from '../platform/audit/audit.js';
import { Problem } from '../platform/http/problem.js';
import { Tenants } from '../platform/tenancy/tenant.js';

/** The PINs that open visits with real figures: six digits, kept as a hash, void after five wrong ones in a row. */
@Injectable()
export class VisitPins {
  constructor(
    private readonly tenants: Tenants,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
  ) {}

  async standing(account: string): Promise<RealVisits['pin']> {
    const [row] = (await this.#query('SELECT failures FROM visit_pin WHERE account_id = $1', [account])) as { failures: number }[];
    return !row ? 'none' : row.failures >= PIN_FAILURES ? 'void' : 'set';
  }

  /** @throws Problem 422 for a PIN that anybody tries first */
  async set(account: string, pin: string, actor: Actor): Promise<void> {
    if (isObvious(pin)) {
      const message = 'Mudah ditebak; hindari angka berulang atau berurutan.';
      throw new Problem(422, 'PIN tidak dapat dipakai', message, { issues: [{ field: 'pin', code: 'obvious', message }] });
    }
    const hash = await this.passwords.hash(pin);
    await this.audit.change(async (manager) => {
      await manager.query(
        'INSERT INTO visit_pin (account_id, hash) VALUES ($1, $2) ON CONFLICT (account_id) DO UPDATE SET hash = $2, failures = 0',
        [account, hash],
      );
      await this.audit.record(manager, { actor, action: 'real-visit.pin-set', object: `user:${account}` });
    });
  }

  /**
   * Holds a PIN against the one of the account. Each try is counted before it is judged, so that many at once are no more than five.
   *
   * @throws Problem 409 without a PIN that counts, 422 for a wrong one
   */
  async prove(account: string, pin: string, actor: Actor): Promise<void> {
    const [[row]] = (await this.#query(
      `UPDATE visit_pin SET failures = failures + 1 WHERE account_id = $1 AND failures < ${PIN_FAILURES} RETURNING hash, failures`,
      [account],
    )) as [{ hash: string; failures: number }[], number];
    if (!row) throw new Problem(409, 'PIN tidak berlaku', 'Setel PIN kunjungan dahulu; setelah lima kali salah harus disetel lagi.');
    if (await this.passwords.verify(row.hash, pin)) {
      await this.#query('UPDATE visit_pin SET failures = 0 WHERE account_id = $1', [account]);
      return;
    }
    await this.audit.append({ actor, action: 'real-visit.pin-refused', object: `user:${account}`, after: { failures: row.failures } });
    const left = PIN_FAILURES - row.failures;
    const message = left > 0 ? `PIN salah; tersisa ${left} kali.` : 'PIN salah lima kali dan kini batal. Setel yang baru.';
    throw new Problem(422, 'PIN salah', message, { issues: [{ field: 'pin', code: 'wrong', message }] });
  }

  #query(text: string, values: readonly unknown[]): Promise<unknown> {
    return this.tenants.real.dataSource.query(text, [...values]);
  }
}

/** One digit only, or one step up or down all along. */
function isObvious(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}
