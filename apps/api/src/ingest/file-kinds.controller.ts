import { type Connector, connectors } from '@lcc/connectors';
import type { FileKind } from '@lcc/contract';
import { Controller, Get } from '@nestjs/common';
import { Allow } from '../platform/access/policy.js';

type Row = Readonly<Record<string, unknown>>;

/** What kinds of files are understood, so that somebody who has none can make one. */
@Controller('api/v1/file-kinds')
export class FileKindsController {
  readonly #kinds: readonly FileKind[] = connectors.map(kindOf);

  @Get()
  @Allow({ right: 'imports.read' })
  list(): { kinds: readonly FileKind[] } {
    return { kinds: this.#kinds };
  }
}

function kindOf({ id, title, fields, formats, sample }: Connector): FileKind {
  const rows = formats.includes('csv') ? sample.rows.flatMap(flat) : null;
  return {
    id,
    title,
    columns: fields.map(({ name, title: text, required }) => ({ name, title: text, required })),
    sample: rows?.every(isFlat) ? { name: sample.name.replace(/\.\w+$/, '.csv'), rows: rows.map(asText) } : null,
  };
}

/** Detail lines of a document become rows of their own, with the document's columns repeated, as a table has them. */
function flat(row: Row): Row[] {
  const details = Object.entries(row).find(([, value]) => Array.isArray(value) && value.every((each) => typeof each === 'object'));
  if (!details) return [row];
  const [name, lines] = details as [string, readonly Row[]];
  const { [name]: _, ...own } = row;
  return lines.map((line) => ({ ...own, ...line }));
}

const isFlat = (row: Row): boolean => Object.values(row).every((value) => value === null || typeof value !== 'object');
const asText = (row: Row): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')]));
