import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** What one hash costs: memory in KiB, passes. One lane. */
export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
}

export const FULL_COST: PasswordCost = { memoryKib: 65_536, passes: 3 };
const SHORTEST = 12;
const LONGEST = 128;
/** Without letters and digits that are taken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Argon2id hashes of passwords. At most two are computed at once, so that a crowd at the door does not cost all the memory. */
export class Passwords {
  #turn: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  #decoy: Promise<string> | undefined;

  constructor(private readonly cost: PasswordCost = FULL_COST) {}

  hash(password: string): Promise<string> {
    const options = { memoryCost: this.cost.memoryKib, timeCost: this.cost.passes, parallelism: 1 };
    return this.#inTurn(() => hash(password.normalize('NFKC'), options));
  }

  /** Without a hash (no such account) it takes as long and says no. */
  async verify(stored: string | null, password: string): Promise<boolean> {
    this.#decoy ??= this.hash('decoy');
    const against = stored ?? (await this.#decoy);
    const right = await this.#inTurn(() => verify(against, password.normalize('NFKC')));
    return right && stored !== null;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#turn.shift() ?? Promise.resolve();
    const mine = before.then(work);
    this.#turn.push(mine.catch(() => undefined));
    return mine;
  }
}

/** Why a new password cannot be taken (Indonesian), or null. Length is what counts; no rules about kinds of characters. */
export function passwordFault(password: string, login: string): string | null {
  const letters = [...password.normalize('NFKC')];
  if (letters.length < SHORTEST) return `Sandi paling sedikit ${SHORTEST} huruf; kalimat pendek mudah diingat.`;
  if (letters.length > LONGEST) return `Sandi paling banyak ${LONGEST} huruf.`;
  if (new Set(letters).size < 6) return 'Sandi terlalu seragam; pakai sekurangnya enam huruf yang berbeda.';
  const plain = password.toLowerCase();
  if (login.length >= 4 && plain.includes(login)) return 'Sandi memuat nama masuk Anda.';
  if (/(?:password|kata ?sandi|langkat|admin|qwerty|12345678)/.test(plain) && letters.length < 20)
    return 'Sandi memuat kata yang mudah ditebak; pakai kata lain, atau kalimat yang lebih panjang.';
  return null;
}

/** A password to be told once and changed at first sign-in: four groups of five, about 99 bits. */
export const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-');
