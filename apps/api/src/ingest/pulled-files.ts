import { connectorById, connectors, FileRefused } from '@lcc/connectors';
import { Injectable } from '@nestjs/common';
import type { Tenant } from '../platform/tenancy/tenant.js';
import { ImportService } from './import.service.js';
import { BadOption, importOptions } from './import-options.js';

type Texts = Readonly<Record<string, string>>;

interface Pulled {
  readonly name: string;
  readonly file: string;
  readonly connector: string;
  readonly options: Texts;
  readonly actor: string;
  readonly asItStands: boolean;
}

/** What sources bring by schedule goes the way of every file: judged apart with bounded memory, its original kept. */
@Injectable()
export class PulledFiles {
  constructor(private readonly imports: ImportService) {}

  /** What is wrong with a connector or its options; null when nothing is. */
  objection(connector: string, options: Texts): string | null {
    if (!connectorById(connector)) return `Konektor ${connector} tidak dikenal; pilih ${connectors.map((c) => c.id).join(', ')}.`;
    try {
      importOptions(options);
      return null;
    } catch (error) {
      if (error instanceof BadOption) return `${error.option}: ${error.message}`;
      throw error;
    }
  }

  async accept(tenant: Tenant, { name, file, connector, options: texts, actor, asItStands }: Pulled) {
    const none = { rows: 0, accepted: 0, corrections: 0, duplicates: 0, rejected: 0 };
    try {
      const options = importOptions(texts);
      const standing = asItStands ? { asItStands: true as const } : {};
      const result = await this.imports.accept(tenant, { name, file, connector, options, way: 'berkas', actor, ...standing });
      const { accepted, corrections, duplicates } = result.receipt ?? none;
      const [first] = result.rejected;
      const refusal = result.receipt === null && first ? { code: first.code, message: first.message } : null;
      return { rows: result.rows, accepted, corrections, duplicates, rejected: result.rejected.length, refusal };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return { ...none, refusal: { code: error.code, message: error.message } };
    }
  }
}
