import { detectFormat, openFile, recognize } from '@lcc/connectors';
import { fileKindsSchema } from '@lcc/contract';
import { expect, it } from 'vitest';
import { FileKindsController } from './file-kinds.controller.js';

const { kinds } = fileKindsSchema.parse(new FileKindsController().list());

it('an example of every kind that can be a table is recognized as that kind, from a csv as the console makes it', () => {
  const asked = kinds.filter(({ id }) => !id.startsWith('wp-sipd-') && !id.startsWith('lkpp-'));
  expect(asked.length).toBeGreaterThan(10);
  for (const { id, sample } of asked) {
    if (!sample) continue;
    const columns = [...new Set(sample.rows.flatMap(Object.keys))];
    const lines = [columns, ...sample.rows.map((row) => columns.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`))];
    const bytes = Buffer.from(`\uFEFF${lines.map((cells) => cells.join(';')).join('\r\n')}\r\n`);
    const opened = openFile({ name: sample.name, bytes, format: detectFormat(bytes, sample.name) });
    expect([id, recognize(opened)?.id]).toEqual([id, id]);
  }
});

it('what holds its rows within rows has columns and no example table', () => {
  expect(kinds.find(({ id }) => id === 'ocds')).toMatchObject({ sample: null });
});
