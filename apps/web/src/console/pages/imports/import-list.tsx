import { Shape } from '../../../shared/shape.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Instant } from '../../parts/instant.js';
import { useSay } from '../../preferences.js';
import type { Entry } from './entries.js';

interface ImportListProps {
  readonly entries: readonly Entry[];
  readonly chosen: string | null;
  readonly onOpen: (id: string) => void;
}

export function ImportList({ entries, chosen, onOpen }: ImportListProps) {
  const say = useSay();
  const columns: readonly Column<Entry>[] = [
    {
      key: 'file',
      title: say('Berkas', 'File'),
      order: ({ name }) => name,
      cell: ({ name, shape, words, at }) => (
        <>
          <b className="file-name">{name.split('/').at(-1)}</b>
          <span className="file-state">
            <Shape name={shape} /> {say(words)}
          </span>
          <small>
            <Instant at={at} />
          </small>
        </>
      ),
    },
  ];
  return (
    <div>
      <DataTable
        label={say('Impor', 'Imports')}
        columns={columns}
        rows={entries}
        idOf={({ id }) => id}
        chosen={chosen}
        onOpen={({ id }) => onOpen(id)}
      />
      <p className="meta list-note">
        {say(
          'Berkas asli disimpan utuh menurut sidik jarinya. Berkas yang sama dua kali tidak mengubah angka.',
          'Files are kept unchanged by their fingerprint. The same file twice changes no figure.',
        )}
      </p>
    </div>
  );
}
