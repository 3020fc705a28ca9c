import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** A logger writes to the process's own standard error, so it is looked at from outside. */
function outputOf(program: string): { stdout: string; stderr: string } {
  const source = readFileSync(new URL('./logger.ts', import.meta.url), 'utf8');
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
  const pino = createRequire(import.meta.url).resolve('pino');
  const code = `${outputText.replace("'pino'", JSON.stringify(pino))}\n${program}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return { stdout, stderr };
}

describe('logger', () => {
  it('writes one JSON line with a zoned time to standard error, nothing to standard output', () => {
    const { stdout, stderr } = outputOf("createLogger().info({ region: '12.05' }, 'halo'); createLogger('warn').info('diam');");
    expect(stdout).toBe('');
    const line: unknown = JSON.parse(stderr);
    expect(line).toMatchObject({ region: '12.05', msg: 'halo', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/) });
  });

  it('hides what opens doors', () => {
    const secret = 'sangat-rahasia';
    const { stderr } = outputOf(`const s = '${secret}'; createLogger().warn({
      req: { headers: { authorization: s, cookie: s } }, password: s, config: { adminPassword: s, databaseUrl: s }, key: s, row: { token: s } }, 'x');`);
    expect(stderr).toContain('[redacted]');
    expect(stderr).not.toContain(secret);
  });

  it('tells an error and its cause, and nothing that hangs on it', () => {
    const { stderr } = outputOf(`const e = Object.assign(new Error('putus', { cause: new Error('ditolak') }), {
      code: '57P01', client: { secretKey: 4711, connectionParameters: { password: 'rahasia' } } }); createLogger().error({ err: e }, 'x');`);
    expect(JSON.parse(stderr)).toMatchObject({ err: { message: 'putus', code: '57P01', cause: { message: 'ditolak' } } });
    expect(stderr).not.toMatch(/4711|rahasia|client/);
  });
});
