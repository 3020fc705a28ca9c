import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import type { EntityManager } from 'typeorm';
import { hashSecret } from '../platform/access/secrets.js';
import type { Clock } from '../platform/clock/index.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { CLOCK } from '../platform/tokens.js';

const ISSUER = 'Langkat Command Center';
/** A phone's clock may be half a minute off. */
const TOLERANCE_S = 30;
const RECOVERY_CODES = 10;
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Authenticators (TOTP, RFC 6238) and the recovery codes for when the phone is gone. Every method works in its caller's transaction. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly box: SecretBox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A secret to be shown to an authenticator; it counts once a code of it was shown (`enable`). */
  async offer(manager: EntityManager, account: string, login: string): Promise<{ secret: string; uri: string }> {
    const secret = generateSecret();
    await manager.query('UPDATE account SET totp_pending = $2 WHERE id = $1', [account, this.box.lock(secret)]);
    return { secret, uri: generateURI({ issuer: ISSUER, label: login, secret }) };
  }

  /** Takes the offered secret into use; null when the code is not one of it. The answer is ten recovery codes, told once. */
  async enable(manager: EntityManager, account: string, code: string): Promise<string[] | null> {
    const [row] = (await manager.query('SELECT totp_pending FROM account WHERE id = $1 FOR UPDATE', [account])) as {
      totp_pending: string | null;
    }[];
    const step = row?.totp_pending ? this.#stepOf(this.box.unlock(row.totp_pending), code) : null;
    if (step === null) return null;
    await manager.query(
      'UPDATE account SET totp_secret = totp_pending, totp_pending = NULL, totp_enabled_at = $2, totp_last_step = $3 WHERE id = $1',
      [account, new Date(this.clock.now()), step],
    );
    return this.renewRecoveryCodes(manager, account);
  }

  async disable(manager: EntityManager, account: string): Promise<void> {
    await manager.query('UPDATE account SET totp_secret = NULL, totp_enabled_at = NULL, totp_pending = NULL WHERE id = $1', [account]);
    await manager.query('DELETE FROM recovery_code WHERE account_id = $1', [account]);
  }

  /** Ten new codes in place of the old ones. */
  async renewRecoveryCodes(manager: EntityManager, account: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await manager.query('DELETE FROM recovery_code WHERE account_id = $1', [account]);
    await manager.query('INSERT INTO recovery_code (account_id, code_hash) SELECT $1, unnest($2::text[])', [
      account,
      codes.map((code) => hashSecret(bare(code))),
    ]);
    return codes;
  }

  /** Which kind of code this is, spent now; null when it is none of the account's, or was used before. */
  async spend(manager: EntityManager, account: string, code: string): Promise<'totp' | 'recovery' | null> {
    const [row] = (await manager.query(
      'SELECT totp_secret, totp_last_step FROM account WHERE id = $1 AND totp_enabled_at IS NOT NULL FOR UPDATE',
      [account],
    )) as { totp_secret: string; totp_last_step: string }[];
    if (!row) return null;
    const step = this.#stepOf(this.box.unlock(row.totp_secret), code);
    if (step !== null && step > Number(row.totp_last_step)) {
      await manager.query('UPDATE account SET totp_last_step = $2 WHERE id = $1', [account, step]);
      return 'totp';
    }
    const [used] = (await manager.query(
      'UPDATE recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING code_hash',
      [account, hashSecret(bare(code)), new Date(this.clock.now())],
    )) as [unknown[], number];
    return used.length > 0 ? 'recovery' : null;
  }

  /** The half minute a code belongs to; null when it belongs to none around now. */
  #stepOf(secret: string, code: string): number | null {
    const token = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return null;
    const result = verifySync({ secret, token, epoch: Math.floor(this.clock.now() / 1000), epochTolerance: TOLERANCE_S });
    return result.valid && 'timeStep' in result ? result.timeStep : null;
  }
}

/** Four groups of four, about 79 bits: enough to be kept as a plain hash. */
const newRecoveryCode = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-');

const bare = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '');
