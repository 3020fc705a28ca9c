import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
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

/** Pages with no cold start: their own chunks stay out of the shell. */
const NOT_WALL = /\/(home|later)(-page)?-[\w-]+\.(js|css)$/;

/** Writes `sw.js`: the service worker with the id of the build and the names of the files the wall needs. */
function serviceWorker(build: string): Plugin {
  return {
    name: 'lcc-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !NOT_WALL.test(`/${name}`));
      const source = readFileSync(join(import.meta.dirname, 'service-worker.js'), 'utf8')
        .replace('__BUILD__', build)
        .replace("['__FILES__']", JSON.stringify(['/mark.svg', ...files.map((name) => `/${name}`)]));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

const build = buildId();
const api = { target: process.env.LCC_API ?? 'http://127.0.0.1:3000' };

export default defineConfig({
  plugins: [react(), serviceWorker(build)],
  define: { __BUILD__: JSON.stringify(build) },
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': api, '/socket.io': { ...api, ws: true } } },
  preview: { proxy: { '/api': api, '/socket.io': { ...api, ws: true } } },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
});
