import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type Words = Readonly<Record<'required' | 'unknown' | 'choose' | 'form' | 'whole', string>> & {
  readonly atLeast: (amount: string, what: string) => string;
  readonly atMost: (amount: string, what: string) => string;
  readonly extra: (keys: string) => string;
  readonly letters: string;
  readonly items: string;
};

const WORDS: Readonly<Record<'id' | 'en', Words>> = {
  id: {
    required: 'Wajib diisi.',
    unknown: 'Isian ini tidak dapat dipakai.',
    choose: 'Pilih salah satu yang ada.',
    form: 'Bentuknya belum benar; lihat contoh di bawah isian.',
    whole: 'Tulis bilangan bulat.',
    atLeast: (amount, what) => `Paling sedikit ${amount}${what}.`,
    atMost: (amount, what) => `Paling banyak ${amount}${what}.`,
    extra: (keys) => `Tidak dikenal di sini: ${keys}.`,
    letters: ' huruf',
    items: ' butir',
  },
  en: {
    required: 'Must be filled in.',
    unknown: 'This cannot be used.',
    choose: 'Choose one of those given.',
    form: 'Not in the right form; see the example below.',
    whole: 'Write a whole number.',
    atLeast: (amount, what) => `At least ${amount}${what}.`,
    atMost: (amount, what) => `At most ${amount}${what}.`,
    extra: (keys) => `Not known here: ${keys}.`,
    letters: ' characters',
    items: ' items',
  },
};

/** What is wrong with a value, as one says it to the person who wrote it; for zod's `error` option. */
export const plainError =
  (language: 'id' | 'en') =>
  (issue: Issue): string => {
    const words = WORDS[language];
    const unit = issue.origin === 'string' ? words.letters : issue.origin === 'array' ? words.items : '';
    switch (issue.code) {
      case 'invalid_type':
        return issue.expected === 'int' ? words.whole : issue.input === undefined || issue.input === null ? words.required : words.unknown;
      case 'too_small':
        return issue.origin === 'string' && issue.minimum === 1 ? words.required : words.atLeast(String(issue.minimum), unit);
      case 'too_big':
        return words.atMost(String(issue.maximum), unit);
      case 'invalid_value':
        return words.choose;
      case 'invalid_format':
        return issue.input === '' ? words.required : words.form;
      case 'unrecognized_keys':
        return words.extra((issue.keys as readonly string[]).join(', '));
      default:
        return words.unknown;
    }
  };
