import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, expect, type Page } from '@playwright/test';
import { freePort, LccServer } from './server.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A PostgreSQL beside the product, as an operator has one: the embedded programs, run by a process of their own. */
const HOLD = `
const { openDatabase } = await import(process.argv[1]);
const { connection } = await openDatabase({ dataDir: process.argv[2] });
console.log(JSON.stringify(connection));
setInterval(() => {}, 60_000);
`;

/** Whether Debian's nginx is here; without it nothing can stand in front of several instances. */
export function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Several instances over one PostgreSQL and one data directory, behind nginx with the locations that are shipped. */
export class Cluster {
  readonly #children: ChildProcess[] = [];

  private constructor(
    readonly folder: string,
    readonly instances: readonly LccServer[],
    /** Where screens and people come in. */
    readonly origin: string,
    private readonly port: number,
  ) {}

  /**
   * Starts database, instances (all at once) and nginx; resolves when every instance is ready. With the folder of another release only the first
   * one is started, from there.
   */
  static async start(count: number, env: Readonly<Record<string, string>>, release?: string): Promise<Cluster> {
    const folder = await mkdtemp(join(tmpdir(), 'lcc-cluster-'));
    await chmod(folder, 0o711);
    execFileSync(process.execPath, [join(ROOT, 'bin/build.mjs')], { cwd: ROOT, stdio: 'ignore' });
    const held = spawn(
      process.execPath,
      ['--input-type=module', '-e', HOLD, join(ROOT, 'apps/api/dist/platform/database/index.js'), join(folder, 'pg')],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const {
      host,
      port: pgPort,
      user,
      database,
    } = JSON.parse(await firstLine(held)) as Record<'host' | 'port' | 'user' | 'database', string>;
    const port = await freePort();
    const origin = `https://localhost:${port}`;
    const first = await LccServer.create(
      {
        DATABASE_URL: `postgres://${user}:lewat-soket@localhost:${pgPort}/${database}?host=${encodeURIComponent(host)}`,
        LCC_BEHIND_PROXY: '1',
        LCC_ORIGIN: origin,
        ...env,
      },
      release,
    );
    const instances = [first];
    while (instances.length < count) instances.push(await LccServer.beside(first));
    const cluster = new Cluster(folder, instances, origin, port);
    cluster.#children.push(held);
    await Promise.all((release === undefined ? instances : [first]).map((instance) => instance.start()));
    await cluster.#startNginx();
    return cluster;
  }

  /** A paired screen with its picture, in a browser of its own. */
  async hang(browser: Browser, name: string): Promise<{ readonly id: string; readonly page: Page }> {
    const paired = await this.instances[0]?.lcc<{ url: string; screen: { id: string } }>(['screen', 'add', `Dinding ${name}`]);
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
    await page.goto(this.origin + new URL(paired?.url ?? '').pathname);
    await expect(page.locator('html')).toHaveAttribute('data-link', 'live', { timeout: 60_000 });
    return { id: paired?.screen.id ?? '', page };
  }

  async remove(): Promise<void> {
    for (const instance of this.instances) await instance.end('SIGTERM');
    for (const child of this.#children.toReversed()) {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    }
    await this.instances[0]?.remove();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  async #startNginx(): Promise<void> {
    const shipped = join(ROOT, 'docker/nginx');
    const upstreams = (await readFile(join(shipped, 'upstreams.conf'), 'utf8'))
      .replace(/^.*app-2:.*\n/gm, '')
      .replace(/^.*app-1:3000(.*)$/gm, (_line, rest: string) =>
        this.instances.map(({ port }) => `  server 127.0.0.1:${port}${rest}`).join('\n'),
      );
    const [certificate, key] = [join(this.folder, 'cert.pem'), join(this.folder, 'key.pem')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    execFileSync('openssl', [...request, '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate], {
      stdio: 'ignore',
    });
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${this.folder}/${kind};`);
    await mkdir(join(this.folder, 'logs'));
    await writeFile(
      join(this.folder, 'nginx.conf'),
      `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${this.folder}/nginx.pid; error_log ${this.folder}/error.log;
events {}
http {
  access_log off; ${temporary.join(' ')}
  ${upstreams}
  server {
    listen 127.0.0.1:${this.port} ssl;
    ssl_certificate ${certificate}; ssl_certificate_key ${key};
    include ${join(shipped, 'locations.conf')};
  }
}`,
    );
    this.#children.push(spawn('nginx', ['-p', this.folder, '-c', join(this.folder, 'nginx.conf')], { stdio: 'inherit' }));
  }
}

/** The first line a process writes; rejects when it ends before. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let out = '';
    child.once('exit', (code) => fail(new Error(`basis data berhenti dengan ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const end = out.indexOf('\n');
      if (end >= 0) done(out.slice(0, end));
    });
  });
}

/** Begins to note what a page says of its link; the answer stops and tells what it said but `live`. */
export async function watchLink(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const html = document.documentElement;
    const said: string[] = [];
    new MutationObserver(() => said.push(html.dataset.link ?? '')).observe(html, { attributeFilter: ['data-link'] });
    Object.assign(globalThis, { said });
  });
  return () => page.evaluate(() => (Reflect.get(globalThis, 'said') as string[]).filter((link) => link !== 'live'));
}
