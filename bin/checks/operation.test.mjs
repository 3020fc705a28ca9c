import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

/** What is shipped for servers, held against the tools that read it there. Without a tool its check is skipped, and says so. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lcc-operation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const has = (tool, args = ['--version']) => spawnSync(tool, args, { stdio: 'ignore' }).status === 0;
const run = (tool, args, options = {}) => {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', ...options });
  return { status, said: `${stdout}${stderr}` };
};

/** Every metric that the server registers. */
const registered = new Set(
  readdirSync(join(ROOT, 'apps/api/src'), { recursive: true })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...read(join('apps/api/src', file)).matchAll(/\bmetrics\s*\.(?:gauges?|counter)\(\s*'(lcc_\w+)'/g)].map(([, name]) => name),
    ),
);
const namesIn = (text) => [...new Set([...text.matchAll(/\blcc_\w+/g)].map(([name]) => name))];
const alerts = read('docker/prometheus/alerts.yml');
const dashboard = JSON.parse(read('docker/grafana/dashboards/lcc.json'));
const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

describe('the alarms', () => {
  const names = [...alerts.matchAll(/^ {6}- alert: (\w+)$/gm)].map(([, name]) => name);

  it('each have a section in the runbook that says what it means and what to do, and no section is left over', () => {
    const runbook = read('docs/runbook.md');
    const sections = runbook
      .split(/^## /m)
      .slice(1)
      .filter((section) => section.startsWith('Lcc'));
    expect(sections.map((section) => section.slice(0, section.indexOf('\n'))).toSorted()).toEqual(names.toSorted());
    for (const section of sections)
      for (const part of ['**Means.**', '**Do.**'])
        expect([section.slice(0, 30), section.includes(part)]).toEqual([section.slice(0, 30), true]);
    const links = [...alerts.matchAll(/runbook: docs\/runbook\.md#(\w+)$/gm)].map(([, anchor]) => anchor);
    expect(links).toEqual(names.map((name) => name.toLowerCase()));
  });

  it('and the dashboard ask for metrics that the server has', () => {
    expect(registered.size).toBeGreaterThan(15);
    expect(namesIn(alerts).filter((name) => !registered.has(name))).toEqual([]);
    expect(namesIn(expressions.join('\n')).filter((name) => !registered.has(name))).toEqual([]);
  });

  it.skipIf(!has('promtool'))('are good rules that fire when they should, by promtool', () => {
    for (const args of [
      ['check', 'rules', 'docker/prometheus/alerts.yml'],
      ['test', 'rules', 'docker/prometheus/alerts.test.yml'],
    ]) {
      const { status, said } = run('promtool', args, { cwd: ROOT });
      expect([status, said]).toEqual([0, expect.stringContaining('SUCCESS')]);
    }
    const place = join(folder, 'prometheus');
    cpSync(join(ROOT, 'docker/prometheus'), place, { recursive: true });
    writeFileSync(join(place, 'key'), 'k');
    writeFileSync(
      join(place, 'prometheus.yml'),
      read('docker/prometheus/prometheus.yml').replace('/run/secrets/metrics-key', join(place, 'key')),
    );
    expect(run('promtool', ['check', 'config', join(place, 'prometheus.yml')]).status).toBe(0);
  });
});

describe('the dashboard', () => {
  it('is one that Grafana can load: panels with ids, places that do not overlap, and the data source that is provisioned', () => {
    expect(dashboard).toMatchObject({ uid: 'lcc', title: expect.any(String), schemaVersion: expect.any(Number) });
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const uid = /^ {4}uid: (\S+)$/m.exec(read('docker/grafana/provisioning/datasources/lcc.yaml'))?.[1];
    const taken = new Set();
    for (const { type, title, gridPos, datasource, targets, fieldConfig } of dashboard.panels) {
      expect(['stat', 'timeseries']).toContain(type);
      expect(title).not.toBe('');
      expect(
        [datasource, ...targets.map((target) => target.datasource)].every((each) => each.uid === uid && each.type === 'prometheus'),
      ).toBe(true);
      expect(targets.map(({ refId }) => refId)).toEqual(targets.map((_, i) => String.fromCharCode(65 + i)));
      expect(fieldConfig.defaults).toEqual(expect.any(Object));
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect([title, taken.has(`${x},${y}`)]).toEqual([title, false]);
          taken.add(`${x},${y}`);
        }
    }
  });

  it.skipIf(!has('promtool'))('asks questions that Prometheus understands', () => {
    const rules = expressions.map((expr, i) => `      - { record: "uji:${i}", expr: ${JSON.stringify(expr)} }`).join('\n');
    writeFileSync(join(folder, 'panels.yml'), `groups:\n  - name: panels\n    rules:\n${rules}\n`);
    expect(run('promtool', ['check', 'rules', join(folder, 'panels.yml')])).toMatchObject({ status: 0 });
  });
});

describe('compose', () => {
  const secrets = { POSTGRES_PASSWORD: 'a', GRAFANA_PASSWORD: 'b', LCC_ORIGIN: 'https://lcc.example.go.id' };
  const config = (env) =>
    run('docker-compose', ['-f', '-', '--project-directory', 'docker', 'config'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, ...env },
      // Debian's version is older than the name of a project in the file.
      input: read('docker/compose.yaml').replace(/^name: .*$/m, ''),
    });

  it.skipIf(!has('docker-compose'))('is a good file that wants its secrets, by docker-compose', () => {
    expect(config(secrets)).toMatchObject({ status: 0, said: expect.stringContaining('postgres://lcc:a@database:5432/lcc') });
    for (const name of Object.keys(secrets)) {
      const { [name]: _, ...rest } = secrets;
      expect(config(rest)).toMatchObject({ status: 1, said: expect.stringContaining(name) });
    }
  });

  it('lets no container write, rise or be root, and names every file it mounts', () => {
    const text = read('docker/compose.yaml');
    const services = text
      .slice(text.indexOf('\nservices:'), text.indexOf('\nnetworks:'))
      .split(/^ {2}(?=\S)/m)
      .slice(1)
      .filter((each) => /^[\w-]+:$/m.test(each.split('\n')[0]));
    expect(services.length).toBe(7);
    for (const service of services)
      expect([
        service.split(':')[0],
        service.includes('<<: *app') ||
          ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true'].every((each) => service.includes(each)),
      ]).toEqual([service.split(':')[0], true]);
    const mounts = [...text.matchAll(/^ +- \.\/((?!secrets)\S+?):/gm)].map(([, path]) => path);
    expect(mounts.length).toBeGreaterThan(6);
    expect(mounts.filter((path) => !existsSync(join(ROOT, 'docker', path)))).toEqual([]);
  });
});

describe('nginx', () => {
  it.skipIf(!has('nginx', ['-v']) || !has('openssl', ['version']))('takes the files as they are mounted', () => {
    const place = join(folder, 'nginx');
    mkdirSync(join(place, 'logs'), { recursive: true });
    const [certificate, key] = [join(place, 'fullchain.pem'), join(place, 'privkey.pem')];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=lcc', '-keyout', key, '-out', certificate],
      { stdio: 'ignore' },
    );
    const placed = read('docker/nginx/lcc.conf')
      .replaceAll('/etc/ssl/lcc', place)
      .replace('include /etc/nginx/lcc', `include ${join(ROOT, 'docker/nginx')}`)
      .replaceAll(/(\]:|listen )(80|443)\b/g, '$1$200');
    const upstreams = read('docker/nginx/upstreams.conf').replaceAll(/app-\d/g, '127.0.0.1'); // names are known in the network of compose alone
    writeFileSync(
      join(place, 'nginx.conf'),
      `pid ${place}/pid; error_log stderr; events {} http { access_log off; ${upstreams} ${placed} }`,
    );
    expect(run('nginx', ['-t', '-p', place, '-c', join(place, 'nginx.conf')])).toMatchObject({
      status: 0,
      said: expect.stringContaining('test is successful'),
    });
  });
});

describe('the image', () => {
  it('copies the manifest of every workspace before it installs, so that packages are a layer of their own', () => {
    const copied = [...read('docker/Dockerfile').matchAll(/^COPY (\S+)\/package\.json \S+\/$/gm)].map(([, path]) => path);
    const workspaces = ['apps', 'libs'].flatMap((kind) => readdirSync(join(ROOT, kind)).map((name) => `${kind}/${name}`));
    expect(copied.toSorted()).toEqual(workspaces.toSorted());
    expect(
      read('docker/Dockerfile')
        .split(/^FROM /m)
        .at(-1),
    ).toContain('\nUSER node\n');
  });
});

describe('the systemd unit', () => {
  it.skipIf(!has('systemd-analyze'))('is shut as far as Node lets it be, by systemd-analyze', () => {
    const place = join(folder, 'lcc@3000.service');
    cpSync(join(ROOT, 'deploy/systemd/lcc@.service'), place);
    const { said } = run('systemd-analyze', ['security', '--offline=true', '--no-pager', place]);
    expect(Number(/Overall exposure level for \S+: ([\d.]+)/.exec(said)?.[1])).toBeLessThanOrEqual(2);
  });

  it('sets nothing that the program does not read', () => {
    const known = read('apps/api/src/platform/config/variables.ts');
    const set = [...read('deploy/systemd/lcc.env').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(set.length).toBeGreaterThan(2);
    expect(set.filter((name) => !known.includes(`  ${name}: `))).toEqual([]);
  });
});
