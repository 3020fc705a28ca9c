import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const run = promisify(execFile);
const READY = /^LCC ready: (\S+)$/m;
const READY_MS = 300_000;

/** A TCP port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('tidak ada porta bebas');
  return address.port;
}

/** The product as an operator runs it: `npm start`'s script in a process of its own, with its own data directory and port. */
export class LccServer {
  #child: ChildProcess | null = null;
  /** Everything the server has printed since it was created, on both outputs. */
  printed = '';

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
    /** The folder of the program. */
    private readonly root = ROOT,
  ) {}

  static async create(env: Readonly<Record<string, string>> = {}, root = ROOT): Promise<LccServer> {
    return new LccServer(await mkdtemp(join(tmpdir(), 'lcc-e2e-')), await freePort(), env, root);
  }

  /** Another instance over the same data directory. */
  static async beside(first: LccServer): Promise<LccServer> {
    return new LccServer(first.dataDir, await freePort(), first.env);
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    if (this.#child?.pid === undefined) throw new Error('tidak berjalan');
    return this.#child.pid;
  }

  get #env(): NodeJS.ProcessEnv {
    return { ...process.env, LCC_DATA_DIR: this.dataDir, PORT: String(this.port), ...this.env };
  }

  /** Resolves when a screen can connect. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(this.root, 'bin/start.mjs')], {
      cwd: this.root,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.once('exit', (code, signal) => {
      this.printed += `berakhir dengan ${code ?? signal}\n`;
    });
    let out = '';
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-4_000);
      this.printed += chunk.toString();
    });
    await new Promise<void>((done, fail) => {
      const late = setTimeout(() => fail(new Error(`belum siap: ${errors}`)), READY_MS);
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        this.printed += chunk.toString();
        if (READY.test(out)) {
          clearTimeout(late);
          done();
        }
      });
      child.once('exit', (code) => {
        clearTimeout(late);
        fail(new Error(`berhenti dengan ${code}: ${errors}`));
      });
    });
  }

  /** Ends the process by a signal and waits until it is gone. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
    child.kill(signal);
    return gone;
  }

  /** Ends what runs and removes the data directory. */
  async remove(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  /** Runs `lcc --json …`; the answer is parsed. Throws unless the exit code is as expected. */
  async lcc<T>(args: readonly string[], exit = 0): Promise<T> {
    const { code, stdout, stderr } = await this.lccRaw(args);
    if (code !== exit) throw new Error(`lcc ${args.join(' ')} berakhir dengan ${code}: ${stderr}${stdout}`);
    return JSON.parse(stdout) as T;
  }

  async lccRaw(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    try {
      const { stdout, stderr } = await run(process.execPath, [join(this.root, 'bin/lcc.mjs'), '--json', ...args], {
        cwd: this.root,
        env: this.#env,
        maxBuffer: 64 * 1024 * 1024,
      });
      return { code: 0, stdout, stderr };
    } catch (error) {
      const failed = error as { code?: number; stdout?: string; stderr?: string };
      return { code: typeof failed.code === 'number' ? failed.code : -1, stdout: failed.stdout ?? '', stderr: failed.stderr ?? '' };
    }
  }

  /** Starts `lcc …` without waiting for it, so that it can be killed in the middle. */
  lccProcess(args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [join(this.root, 'bin/lcc.mjs'), '--json', ...args], {
      cwd: this.root,
      env: this.#env,
      stdio: 'ignore',
    });
  }
}
