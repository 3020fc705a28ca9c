import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkImports } from './imports.mjs';

const LIBS = ['domain', 'contract', 'connectors', 'simulator'];
const PACKAGES = ['zod', 'csv-parse', 'lodash', 'socket.io', 'socket.io-client', '@nestjs/common', '@playwright/test', 'react'];

/** A small tree in which every row of the import table is used as it may be. */
const CLEAN = {
  'libs/domain/src/index.ts': `export * from './values/index.js';\nexport * from './facts/fact.js';`,
  'libs/domain/src/values/index.ts': `import { z } from 'zod';\nexport const sen = z;`,
  'libs/domain/src/facts/fact.ts': `export type Fact = { kind: string };\nexport const kind = 1;`,
  'libs/contract/src/index.ts': `import type { Fact } from '@lcc/domain';\nimport { sen } from '@lcc/domain/values';\nexport const c = sen as unknown as Fact;`,
  'libs/connectors/src/index.ts': `import { parse } from 'csv-parse';\nimport { kind } from '@lcc/domain';\nexport type Row = { a: string };\nexport const p = [parse, kind];`,
  'libs/simulator/src/index.ts': `import type { Row } from '@lcc/connectors';\nimport { kind } from '@lcc/domain';\nexport const rows: Row[] = [{ a: String(kind) }];`,
  'apps/api/src/main.ts': `import './app.module.js';\nimport './cli/main.js';`,
  'apps/api/src/app.module.ts': `import './ingest/ingest.js';\nimport './demo/demo.js';\nimport './live/live.js';`,
  'apps/api/src/cli/main.ts': `import '../ingest/ingest.js';\nimport '../demo/demo.js';`,
  'apps/api/src/platform/clock.ts': `import { Injectable } from '@nestjs/common';\nexport const clock = Injectable;`,
  'apps/api/src/ledger/ledger.ts': `import { clock } from '../platform/clock.js';\nexport const ledger = clock;`,
  'apps/api/src/board/board.ts': `import { ledger } from '../ledger/ledger.js';\nexport const board = ledger;`,
  'apps/api/src/live/live.ts': `import 'socket.io';\nimport { board } from '../board/board.js';\nexport const live = board;`,
  'apps/api/src/ingest/ingest.ts': `import '@lcc/connectors';\nimport { ledger } from '../ledger/ledger.js';\nexport const ingest = ledger;`,
  'apps/api/src/demo/demo.ts': `import '@lcc/simulator';\nimport { clock } from '../platform/clock.js';\nexport const demo = clock;`,
  'apps/web/src/main.tsx': `import './wall/wall.js';\nimport './regent/regent.js';`,
  'apps/web/src/live/use-board.ts': `import 'socket.io-client';\nimport '@lcc/contract';\nexport const useBoard = 1;`,
  'apps/web/src/shared/tile.tsx': `import 'react';\nimport { sen } from '@lcc/domain/values';\nexport const tile = sen;`,
  'apps/web/src/wall/wall.tsx': `import { useBoard } from '../live/use-board.js';\nimport { tile } from '../shared/tile.js';\nexport const wall = [useBoard, tile];`,
  'apps/web/src/regent/regent.tsx': `import { tile } from '../shared/tile.js';\nexport const regent = tile;`,
  'e2e/wall.spec.ts': `import { test } from '@playwright/test';\nimport '@lcc/contract';\nimport '@lcc/simulator';\ntest('x', () => {});`,
};

/** rule -> the file that breaks it, with what it holds. */
const CANARIES = [
  ['domain-alone', 'libs/domain/src/facts/fact.ts', `import '@lcc/contract';`],
  ['domain-alone', 'libs/domain/src/facts/fact.ts', `import type { Row } from '../../../connectors/src/index.js';\nexport type R = Row;`],
  ['domain-npm', 'libs/domain/src/facts/fact.ts', `import '@nestjs/common';`],
  ['pure-no-node', 'libs/domain/src/facts/fact.ts', `import { createHash } from 'node:crypto';\nexport const h = createHash;`],
  ['pure-no-node', 'libs/contract/src/index.ts', `import 'fs';`],
  ['pure-no-node', 'libs/simulator/src/index.ts', `import 'node:fs';`],
  ['contract-alone', 'libs/contract/src/index.ts', `import '@lcc/connectors';`],
  ['contract-domain-types', 'libs/contract/src/index.ts', `import { kind } from '@lcc/domain';\nexport const k = kind;`],
  ['contract-npm', 'libs/contract/src/index.ts', `import 'socket.io';`],
  ['connectors-alone', 'libs/connectors/src/index.ts', `import '@lcc/contract';`],
  ['connectors-npm', 'libs/connectors/src/index.ts', `import 'lodash';`],
  ['connectors-no-node', 'libs/connectors/src/index.ts', `import 'node:fs';`],
  ['simulator-alone', 'libs/simulator/src/index.ts', `import '@lcc/contract';`],
  ['simulator-row-types', 'libs/simulator/src/index.ts', `import { p } from '@lcc/connectors';\nexport const q = p;`],
  ['simulator-npm', 'libs/simulator/src/index.ts', `import 'lodash';`],
  ['api-apart', 'apps/api/src/platform/clock.ts', `import '../../../web/src/shared/tile.js';`],
  ['platform-knows-no-feature', 'apps/api/src/platform/clock.ts', `import { demo } from '../demo/demo.js';\nexport const clock = demo;`],
  ['ledger-below-board', 'apps/api/src/ledger/ledger.ts', `import type { board } from '../board/board.js';\nexport type B = typeof board;`],
  ['ledger-below-board', 'apps/api/src/ledger/ledger.ts', `import '../demo/demo.js';`],
  ['board-below-live', 'apps/api/src/board/board.ts', `import '../live/live.js';`],
  ['live-knows-no-leaf', 'apps/api/src/live/live.ts', `import '../demo/demo.js';`],
  ['leaf-not-to-leaf', 'apps/api/src/demo/demo.ts', `import { ingest } from '../ingest/ingest.js';\nexport const demo = ingest;`],
  ['leaf-not-to-leaf', 'apps/api/src/demo/demo.ts', `import '../app.module.js';`],
  ['leaf-not-to-leaf', 'apps/api/src/demo/demo.ts', `import '../cli/main.js';`],
  ['sockets-only-in-live', 'apps/api/src/demo/demo.ts', `import 'socket.io';`],
  ['web-libs', 'apps/web/src/shared/tile.tsx', `import type { Fact } from '@lcc/domain';\nexport type F = Fact;`],
  ['web-libs', 'apps/web/src/wall/wall.tsx', `import '@lcc/simulator';`],
  ['audience-not-to-audience', 'apps/web/src/regent/regent.tsx', `import '../wall/wall.js';`],
  ['web-below-audience', 'apps/web/src/shared/tile.tsx', `import '../wall/wall.js';`],
  ['shared-takes-props', 'apps/web/src/shared/tile.tsx', `import '../live/use-board.js';`],
  ['web-socket-only-in-live', 'apps/web/src/wall/wall.tsx', `import 'socket.io-client';`],
  ['web-no-node', 'apps/web/src/wall/wall.tsx', `import 'node:path';`],
  ['e2e-from-outside', 'e2e/wall.spec.ts', `import '../apps/api/src/platform/clock.js';`],
  ['e2e-from-outside', 'e2e/wall.spec.ts', `import '@lcc/connectors';`],
  ['no-circular', 'libs/domain/src/values/index.ts', `import '../index.js';`],
  ['no-orphan', 'apps/web/src/wall/forgotten.scene.tsx', `export const scene = 1;`],
  ['no-unresolved', 'apps/web/src/wall/wall.tsx', `import './not-there.js';`],
  [
    'not-to-test',
    'libs/domain/src/facts/fact.ts',
    `import './fact.test.js';`,
    { 'libs/domain/src/facts/fact.test.ts': `export const x = 1;` },
  ],
];

const trees = [];

function plant(files) {
  const root = mkdtempSync(join(tmpdir(), 'lcc-imports-'));
  trees.push(root);
  const put = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  };
  for (const name of PACKAGES) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    put(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  for (const lib of LIBS) {
    const exports = { '.': { source: './src/index.ts' }, './values': { source: './src/values/index.ts' } };
    put(`libs/${lib}/package.json`, JSON.stringify({ name: `@lcc/${lib}`, type: 'module', exports }));
    mkdirSync(join(root, 'node_modules/@lcc'), { recursive: true });
    symlinkSync(join(root, 'libs', lib), join(root, 'node_modules/@lcc', lib));
  }
  for (const [path, text] of Object.entries(files)) put(path, text);
  return root;
}

afterEach(() => {
  for (const root of trees.splice(0)) rmSync(root, { recursive: true, force: true });
});

describe('import rules', () => {
  it('pass a clean tree after reading all of it', async () => {
    const { modules, edges, problems } = await checkImports(plant(CLEAN));
    expect(problems).toEqual([]);
    expect(modules).toBeGreaterThanOrEqual(Object.keys(CLEAN).length);
    expect(edges).toBeGreaterThan(20);
  });

  it.each(CANARIES)('%s stops %s: %s', async (rule, file, text, more = {}) => {
    const { problems } = await checkImports(plant({ ...CLEAN, ...more, [file]: `${CLEAN[file] ?? ''}\n${text}` }));
    expect(problems.map((problem) => problem.split(':')[0])).toContain(rule);
  });

  it('has a canary for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
    const names = forbidden.map((rule) => rule.name);
    expect([...new Set(CANARIES.map(([rule]) => rule))].sort()).toEqual(names.sort());
  });

  it('fail when nothing was read', async () => {
    expect((await checkImports(plant({}))).problems).not.toEqual([]);
  });
});
