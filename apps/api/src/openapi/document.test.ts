import { connectors } from '@lcc/connectors';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './document.js';

interface Operation {
  operationId: string;
  security?: unknown;
  responses: object;
}

describe('the OpenAPI document', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument('uji'))) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, object> };
  };

  it('declares for every operation who may call it', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.map((o) => o.operationId).sort()).toEqual(['importFile', 'ingestRows', 'readBoard', 'readBoardMap', 'readImport']);
    for (const operation of operations) expect(operation.security).toBeInstanceOf(Array);
  });

  it('names every connector, and no schema that is not there', () => {
    const text = JSON.stringify(document.paths);
    for (const { id } of connectors) expect(text).toContain(`"${id}"`);
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(document.components.schemas).toHaveProperty(name as string);
  });
});
