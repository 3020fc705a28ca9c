/**
 * Seeded randomness: the same key gives the same stream, whatever was drawn before or elsewhere.
 * xmur3 (hash of the key) feeding sfc32; 32-bit integer arithmetic only, so every engine agrees.
 */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [from, to]. */
  int(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  /** Standard normal. */
  normal(): number;
  /** Log-normal with the given median and log-sd. */
  logNormal(median: number, sigma: number): number;
}

/** A stream named by its parts, such as `random(seed, 'sp2d', unit, month)`. */
export function random(...key: readonly (string | number)[]): Random {
  const word = hashWords(key.join('|'));
  let [a, b, c, d] = [word(), word(), word(), word()];
  const next32 = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 8; i++) next32();
  const next = (): number => next32() / 4_294_967_296;
  // Twelve uniforms: no logarithm or cosine, whose last bit may differ between engines.
  const normal = (): number => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += next();
    return sum;
  };
  return {
    next,
    normal,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('Tidak ada pilihan');
      return item;
    },
  };
}

function hashWords(text: string): () => number {
  let h = 1_779_033_703 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3_432_918_353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2_246_822_507);
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909);
    h ^= h >>> 16;
    return h | 0;
  };
}
