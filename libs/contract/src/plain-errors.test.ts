import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainError } from './plain-errors.js';

const said = (schema: z.ZodType, value: unknown, language: 'id' | 'en' = 'id'): string | undefined =>
  schema.safeParse(value, { error: plainError(language) }).error?.issues[0]?.message;

describe('what is wrong, in plain words', () => {
  it.each([
    [z.string().min(1), '', 'Wajib diisi.'],
    [z.string(), undefined, 'Wajib diisi.'],
    [z.string(), 3, 'Isian ini tidak dapat dipakai.'],
    [z.string().min(12), 'pendek', 'Paling sedikit 12 huruf.'],
    [z.string().max(3), 'panjang', 'Paling banyak 3 huruf.'],
    [z.int().max(365), 400, 'Paling banyak 365.'],
    [z.int(), 1.5, 'Tulis bilangan bulat.'],
    [z.enum(['a', 'b']), 'c', 'Pilih salah satu yang ada.'],
    [z.string().regex(/^\d+$/), 'x', 'Bentuknya belum benar; lihat contoh di bawah isian.'],
    [z.array(z.string()).min(2), [], 'Paling sedikit 2 butir.'],
    [z.strictObject({}), { role: 'x' }, 'Tidak dikenal di sini: role.'],
  ])('%# says what to do', (schema, value, expected) => {
    expect(said(schema, value)).toBe(expected);
  });

  it('speaks English too, and lets a schema keep its own words', () => {
    expect(said(z.string().min(12), 'x', 'en')).toBe('At least 12 characters.');
    expect(
      said(
        z.string().refine(() => false, { error: 'milik sendiri' }),
        'x',
      ),
    ).toBe('milik sendiri');
  });
});
