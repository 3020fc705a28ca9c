import type { Connector } from '../connector.js';
import { lkppConnector } from './lkpp-connector.js';
import type { ColumnShape, Dataset, RowBase, RowOf } from './lkpp-dataset.js';
import { lkpp } from './lkpp-fields.js';

const tender = { kd_tender: lkpp.id('Kode tender') };
const nonTender = { kd_nontender: lkpp.id('Kode non tender') };

/** Where a document of a contract belongs. */
export interface Belongs {
  readonly track: 'tender' | 'non-tender';
  readonly process: string;
}

/** One document of the contract module: the same for tenders and for processes without one, but for the process's code. */
export interface ContractDocument<S extends ColumnShape> {
  /** `SPPBJ`, `Kontrak`, `SPMKSPP`, `BAPBAST`. */
  readonly name: string;
  readonly title: Connector['title'];
  readonly columns: S;
  readonly marks: readonly (keyof S & string)[];
  readonly without?: readonly string[];
  readonly toFact: (row: RowOf<S>, base: RowBase, of: Belongs) => ReturnType<Dataset<S>['toFact']>;
  readonly sample: Readonly<Record<string, unknown>>;
}

/** Both connectors of a document: of tenders, and of processes without one. */
export function contractDocument<S extends ColumnShape>(document: ContractDocument<S>): { tender: Connector; nonTender: Connector } {
  const { name, title, columns, marks, without, toFact, sample } = document;
  const rest = without ? { without } : {};
  return {
    tender: lkppConnector({
      name: `SPSE-TenderEkontrak-${name}`,
      title: { id: `SPSE: ${title.id} tender`, en: `SPSE: ${title.en} of tenders` },
      columns: { ...columns, ...tender },
      marks: [...marks, 'kd_tender'],
      ...rest,
      toFact: (row, base) => toFact(row, base, { track: 'tender', process: row.kd_tender }),
      sample: { ...sample, kd_tender: '10011868000' },
    }),
    nonTender: lkppConnector({
      name: `SPSE-NonTenderEkontrak-${name}`,
      title: { id: `SPSE: ${title.id} non tender`, en: `SPSE: ${title.en} of non-tender processes` },
      columns: { ...columns, ...nonTender },
      marks: [...marks, 'kd_nontender'],
      ...rest,
      toFact: (row, base) => toFact(row, base, { track: 'non-tender', process: row.kd_nontender }),
      sample: { ...sample, kd_nontender: '10422200000' },
    }),
  };
}
