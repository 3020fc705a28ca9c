import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin, Rollup } from 'vite';
import { defineConfig } from 'vitest/config';

/** The id of this build: given by the operator's pipeline, else a hash of what is built, so equal sources give an equal id. */
function buildId(): string {
  const given = process.env.LCC_BUILD;
  if (given) return given;
  const hash = createHash('sha256');
  for (const root of ['src', '../../libs/contract/src', '../../libs/domain/src']) {
    const folder = join(import.meta.dirname, root);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 12);
}

/** The pages that start without a server; other audiences' chunks stay out of their shells. */
const FACES = ['wall', 'regent'];
const AUDIENCE = /\/src\/(wall|regent|home|console|guest)\//;
/** The pages of phones, which have documents of their own. */
const PHONES = ['regent', 'guest'];

/** What several pages are made of. */
const SHARED = /\/web\/src\/(shared|live\/(link-clock|page-shell)\.)|\/domain\/src\/values\/|\/contract\/src\/link-limits\./;

/** The files one page may load: the document's own, and what they lead to without entering another audience. */
function filesOfFace(bundle: Rollup.OutputBundle, face: string): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== 'chunk' || (AUDIENCE.exec(chunk.facadeModuleId ?? '')?.[1] ?? face) !== face) return;
    found.add(name);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next);
  };
  for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName);
  const others = Object.values(bundle).filter((file) => file.type === 'chunk' && !found.has(file.fileName));
  const theirs = new Set(others.flatMap((chunk) => [chunk.fileName, ...filesOf(chunk)]));
  const shared = new Set([...found].flatMap((name) => filesOf(bundle[name])));
  return Object.keys(bundle).filter((name) => name.startsWith('assets/') && (!theirs.has(name) || shared.has(name)));
}

/** Styles and pictures a chunk brings along. */
function filesOf(file: Rollup.OutputChunk | Rollup.OutputAsset | undefined): string[] {
  const metadata = file?.type === 'chunk' ? file.viteMetadata : undefined;
  return metadata ? [...metadata.importedCss, ...metadata.importedAssets] : [];
}

/** Writes `sw.js`: the service worker with the id of the build and the names of the files each such page needs. */
function serviceWorker(build: string): Plugin {
  return {
    name: 'lcc-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = (face: string) => ['/mark.svg', ...filesOfFace(bundle, face).map((name) => `/${name}`)];
      const source = readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8')
        .replace('__BUILD__', build)
        .replace('__FILES__', JSON.stringify(Object.fromEntries(FACES.map((face) => [face, files(face)]))));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

/** What the regent's page shows before any script. */
const REGENT_PAINT = join(import.meta.dirname, 'src/regent/first-paint.html');
/** The answer its page waits for. */
const REGENT_ASKS = '<link rel="preload" as="fetch" crossorigin href="/api/v1/boards/main" />';

/** The document of the regent's page is read before its script is here: what paints it goes first. */
function paintFirst(document: string): string {
  const paint = readFileSync(REGENT_PAINT, 'utf8').trim();
  return document
    .replace('</head>', `${REGENT_ASKS}</head>`)
    .replace('<div id="root">', `<div id="root">${paint}`)
    .replaceAll(/<(script type="module"|link rel="modulepreload")/g, '<$1 fetchpriority="low"');
}

/** Writes `regent.html` and `guest.html`: the document with all that its page will ask for named at once, so that a phone fetches it in one go. */
function phoneDocuments(): Plugin {
  const write = (dir: string, bundle: Rollup.OutputBundle, face: string): void => {
    const links = filesOfFace(bundle, face).map((file) => {
      if (file.endsWith('.js')) return file.includes('worker') ? '' : `<link rel="modulepreload" crossorigin href="/${file}" />`;
      if (file.endsWith('.css')) return `<link rel="stylesheet" crossorigin href="/${file}" />`;
      return file.endsWith('.woff2') ? `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${file}" />` : '';
    });
    const document = readFileSync(join(dir, 'index.html'), 'utf8');
    const added = links.filter((link) => link !== '' && !document.includes(/href="[^"]+"/.exec(link)?.[0].replace('href', '') ?? ''));
    const whole = document.replace('</head>', `${added.join('')}</head>`);
    writeFileSync(join(dir, `${face}.html`), face === 'regent' ? paintFirst(whole) : whole);
  };
  return {
    name: 'lcc-phone-documents',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const face of PHONES) write(dir, bundle, face);
    },
  };
}

const build = buildId();
const api = { target: process.env.LCC_API ?? 'http://127.0.0.1:3000' };

export default defineConfig({
  plugins: [react(), serviceWorker(build), phoneDocuments()],
  define: { __BUILD__: JSON.stringify(build) },
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    // One file: a dozen small ones cost a phone more in trips than they save in bytes.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED }] } } },
  },
  server: { proxy: { '/api': api, '/socket.io': { ...api, ws: true } } },
  preview: { proxy: { '/api': api, '/socket.io': { ...api, ws: true } } },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
});
