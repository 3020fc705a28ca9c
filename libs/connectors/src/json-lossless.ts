import { ExactNumber, FileRefused } from './connector.js';
import { endOfString } from './json-text.js';
import { MOST_DEPTH, refuseEndlessJson } from './limits.js';

const [QUOTE, MINUS, ZERO, NINE] = [0x22, 0x2d, 0x30, 0x39] as const;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [0x7b, 0x7d, 0x5b, 0x5d] as const;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/**
 * JSON with every number kept as it was written ({@link ExactNumber}). Otherwise as `JSON.parse`; keys such as `__proto__` are
 * plain keys. Throws FileRefused that names line and column, also for more than 32 levels and for more rows than are read.
 */
export function parseJsonLossless(text: string): unknown {
  refuseEndlessJson(text);
  if (losesNothing(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // the reader below says where
    }
  }
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

/** Where no number stands outside of texts, and nothing goes too deep, the engine's own parser is as exact and several times faster. */
function losesNothing(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) at = endOfString(text, at) - 1;
    else if (c === OPEN_OBJECT || c === OPEN_ARRAY) {
      if (++depth > MOST_DEPTH) return false;
    } else if (c === CLOSE_OBJECT || c === CLOSE_ARRAY) depth--;
    else if ((c >= ZERO && c <= NINE) || c === MINUS) return false;
  }
  return true;
}

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  value(depth: number): unknown {
    this.skipSpace();
    if (depth > MOST_DEPTH) throw this.refusal(`bersarang lebih dari ${MOST_DEPTH} tingkat`);
    const c = this.text[this.at];
    if (c === '{') return this.object(depth);
    if (c === '[') return this.array(depth);
    if (c === '"') return this.string();
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    const number = this.take(NUMBER);
    if (number === null) throw this.refusal(c === undefined ? 'teks berakhir sebelum selesai' : `"${c}" tidak diharapkan di sini`);
    return new ExactNumber(number);
  }

  end(): void {
    this.skipSpace();
    if (this.at < this.text.length) throw this.refusal('ada teks lain sesudah nilai');
  }

  private object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.at++;
    if (this.closes('}')) return {};
    for (;;) {
      this.skipSpace();
      if (this.text[this.at] !== '"') throw this.refusal('nama isian harus dalam tanda kutip ganda');
      const key = this.string();
      if (!this.closes(':')) throw this.refusal('titik dua tidak ditemukan sesudah nama isian');
      entries.push([key, this.value(depth + 1)]);
      if (this.closes('}')) return Object.fromEntries(entries);
      if (!this.closes(',')) throw this.refusal('koma atau kurung tutup tidak ditemukan');
    }
  }

  private array(depth: number): unknown[] {
    const items: unknown[] = [];
    this.at++;
    if (this.closes(']')) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      if (this.closes(']')) return items;
      if (!this.closes(',')) throw this.refusal('koma atau kurung siku tutup tidak ditemukan');
    }
  }

  private string(): string {
    const end = endOfString(this.text, this.at);
    try {
      const value: unknown = JSON.parse(this.text.slice(this.at, end));
      this.at = end;
      return String(value);
    } catch {
      throw this.refusal('teks dalam tanda kutip tidak ditutup atau memuat karakter yang tidak sah');
    }
  }

  /** Takes `mark` if it comes next. */
  private closes(mark: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
      this.at++;
    }
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const m = pattern.exec(this.text);
    if (!m) return null;
    this.at += m[0].length;
    return m[0];
  }

  private refusal(what: string): FileRefused {
    const before = this.text.slice(0, this.at);
    const line = before.split('\n').length;
    const column = this.at - before.lastIndexOf('\n');
    return new FileRefused(
      'bad-json',
      `JSON rusak di baris ${line} kolom ${column}: ${what}. Perbaiki lalu kirim ulang.`,
      line,
      String(column),
    );
  }
}
