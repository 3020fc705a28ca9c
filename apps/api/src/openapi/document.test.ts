import { connectors } from '@lcc/connectors';
import type { Type } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { declaredRoutes } from '../access-matrix.testing.js';
import { appModule } from '../app.module.js';
import { loadConfig } from '../platform/config/config.js';
import { openApiDocument } from './document.js';

interface Operation {
  operationId: string;
  security?: unknown;
  responses: object;
}

const controllers = appModule({ config: loadConfig({}) } as never).controllers as Type[];

describe('the OpenAPI document', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument('uji'))) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, object> };
  };

  it('describes every route under /api/v1, and says of each who may call it as its policy does', () => {
    const described = new Map<string, Operation>(
      Object.entries(document.paths).flatMap(([path, operations]) =>
        Object.entries(operations).map(
          ([method, operation]) => [`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, operation] as const,
        ),
      ),
    );
    const routes = declaredRoutes(controllers).filter(({ name }) => name.includes(' /api/v1/'));
    expect([...described.keys()].sort()).toEqual(routes.map(({ name }) => name).sort());
    for (const { name, policy } of routes) {
      const named = ((described.get(name)?.security ?? []) as object[]).map((each) => Object.keys(each)[0] ?? 'anyone');
      const screens = policy?.anyone && policy.object?.of === 'channel' && !policy.personal ? ['screen'] : [];
      const open = policy?.anyone && policy.object ? ['anyone'] : []; // an operation for everyone says so by naming nobody
      expect([name, named.sort()]).toEqual([
        name,
        [...screens, ...open, ...(policy?.keys ? ['key'] : []), ...(policy?.right ? ['session'] : [])].sort(),
      ]);
    }
    const ids = [...described.values()].map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every connector, and no schema that is not there', () => {
    const text = JSON.stringify(document.paths);
    for (const { id } of connectors) expect(text).toContain(`"${id}"`);
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(document.components.schemas).toHaveProperty(name as string);
  });
});
