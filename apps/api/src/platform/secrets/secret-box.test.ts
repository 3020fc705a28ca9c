import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SecretBox } from './secret-box.js';

const folder = mkdtempSync(join(tmpdir(), 'lcc-box-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the box of secrets', () => {
  it('opens what it locked, in another process too, and never locks the same twice', () => {
    const locked = new SecretBox(folder).lock('rahasia');
    expect(locked).not.toContain('rahasia');
    expect(new SecretBox(folder).lock('rahasia')).not.toBe(locked);
    expect(new SecretBox(folder).unlock(locked)).toBe('rahasia');
    expect(statSync(join(folder, 'secrets.key')).mode & 0o777).toBe(0o600);
  });

  it('refuses what was changed or locked elsewhere, and lets old plain ones be', () => {
    const box = new SecretBox(folder);
    const locked = box.lock('rahasia');
    expect(() => box.unlock(`${locked.slice(0, -4)}AAAA`)).toThrow();
    const other = new SecretBox(mkdtempSync(join(folder, 'lain-')));
    expect(() => other.unlock(locked)).toThrow();
    expect(box.unlock('polos')).toBe('polos');
  });
});
