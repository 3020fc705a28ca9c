import { readInstant, readPlainDecimal } from '../read-values.js';
import { field, must, optionally, optionalMeta, Problem, requiredMeta } from '../row-fields.js';

const toDecimal = (text: string): string | Problem =>
  readPlainDecimal(text.replace(/\s*%$/, '').replace(',', '.')) ?? new Problem('number', `"${text}" bukan angka; tulis misalnya 12,5`);

/** A plain decimal, a comma or a sign of percent allowed; null when blank: it is unknown then, not zero. */
export const decimalField = (title: string) => field(optionalMeta(title), (value) => optionally(value, toDecimal));

/** A whole number within bounds; null when blank. */
export const countField = (title: string, least: number, most: number) =>
  field(optionalMeta(title), (value) =>
    optionally(value, (text): number | Problem => {
      const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
      return count >= least && count <= most ? count : new Problem('number', `"${text}" bukan angka bulat ${least} sampai ${most}`);
    }),
  );

/** One of some words, whatever their case; each has its meaning. */
function chosen<T extends string>(words: Readonly<Record<string, T>>) {
  return (text: string): T | Problem => {
    const word = text.toLowerCase().replace(/[\s_-]+/g, ' ');
    const meaning = Object.hasOwn(words, word) ? words[word] : undefined;
    return meaning ?? new Problem('unknown-word', `"${text}" tidak dikenal; tulis salah satu dari ${Object.keys(words).join(', ')}`);
  };
}

export const choiceField = <T extends string>(title: string, words: Readonly<Record<string, T>>) =>
  field(requiredMeta(title), (value) => must(optionally(value, chosen(words)), title));

export const optionalChoice = <T extends string>(title: string, words: Readonly<Record<string, T>>) =>
  field(optionalMeta(title), (value) => optionally(value, chosen(words)));

/** An instant with its zone, or a day, which is its midnight in Jakarta; in UTC. */
export const instantField = (title: string) =>
  field(requiredMeta(title), (value) =>
    must(
      optionally(
        value,
        (text) => readInstant(text) ?? new Problem('time', `"${text}" bukan saat; tulis 2026-06-30 atau 2026-06-30T10:00:00+07:00`),
      ),
      title,
    ),
  );

/** What a person may follow from a page: nothing but a web address. */
export const linkField = (title: string) =>
  field(optionalMeta(title), (value) =>
    optionally(value, (text) =>
      /^https?:\/\/\S+$/i.test(text) ? text : new Problem('link', `"${text}" bukan alamat; mulai dengan https://`),
    ),
  );
