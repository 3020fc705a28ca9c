import type { EvidenceDocument } from '@lcc/contract';
import { Shape } from '../../../shared/shape.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { useSay } from '../../preferences.js';

interface UnitRow {
  readonly key: string;
  readonly name: string;
  readonly documents: readonly EvidenceDocument[];
}

/** Areas by unit: what has come of what is asked for, and how much is late. A press opens the documents of the unit. */
export function Matrix({
  documents,
  onOpen,
}: {
  readonly documents: readonly EvidenceDocument[];
  readonly onOpen: (unit: string) => void;
}) {
  const say = useSay();
  const areas = [...new Set(documents.map(({ area }) => area))];
  const units = new Map<string, UnitRow>();
  for (const document of documents) {
    const key = document.unit ?? '';
    const row = units.get(key) ?? { key, name: document.unitName ?? say('Belum ada pengampu', 'Nobody yet'), documents: [] };
    units.set(key, { ...row, documents: [...row.documents, document] });
  }
  const columns: readonly Column<UnitRow>[] = [
    { key: 'unit', title: say('Unit', 'Unit'), cell: (row) => <b>{row.name}</b>, order: (row) => row.name },
    ...areas.map(
      (area): Column<UnitRow> => ({
        key: area,
        title: area,
        numeric: true,
        cell: (row) => <Count documents={row.documents.filter((document) => document.area === area)} />,
        order: (row) => missing(row.documents.filter((document) => document.area === area)),
      }),
    ),
    {
      key: 'all',
      title: say('Semua', 'All'),
      numeric: true,
      cell: (row) => <Count documents={row.documents} />,
      order: (row) => missing(row.documents),
    },
  ];
  return (
    <div className="matrix">
      <DataTable
        label={say('Bukti menurut area dan unit', 'Evidence by area and unit')}
        columns={columns}
        rows={[...units.values()]}
        idOf={(row) => row.key}
        onOpen={(row) => onOpen(row.key)}
      />
    </div>
  );
}

const missing = (documents: readonly EvidenceDocument[]): number => documents.filter(({ stage }) => stage === 'belum').length;

function Count({ documents }: { readonly documents: readonly EvidenceDocument[] }) {
  const say = useSay();
  if (documents.length === 0) return <span className="second">–</span>;
  const late = documents.filter(({ isOverdue }) => isOverdue).length;
  return (
    <>
      {`${documents.length - missing(documents)}/${documents.length}`}
      {late > 0 ? (
        <small>
          <Shape name="kritis" /> {say(`${late} terlambat`, `${late} late`)}
        </small>
      ) : null}
    </>
  );
}
