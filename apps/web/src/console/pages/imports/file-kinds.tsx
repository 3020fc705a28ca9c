import { type FileKind, fileKindsSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { Section } from '../../parts/page.js';
import { Answered } from '../../parts/states.js';
import { useSay } from '../../preferences.js';
import { saveTable } from './issue-file.js';

/** In the order in which a new office brings them; others are in the description of the interface. */
export const KINDS = [
  'roster',
  'budget-lines',
  'cash-plan',
  'sp2d',
  'lra',
  'progress',
  'past-realization',
  'prevention-catalogue',
  'action-plan',
  'indicator',
  'holiday',
  'ocds',
];

/** Which files are understood, what their columns are called, and a small example of each to begin from. */
export function FileKinds() {
  const say = useSay();
  const query = useQuery({
    queryKey: ['file-kinds'],
    queryFn: ({ signal }) => ask(fileKindsSchema, '/api/v1/file-kinds', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Section
      title={say('Berkas yang dikenal', 'Files that are understood')}
      note={say('csv, xlsx, xls atau JSON; judul kolom dalam urutan apa pun', 'csv, xlsx, xls or JSON; headings in any order')}
    >
      <Answered query={query}>
        {({ kinds }) => (
          <ul className="file-kinds">
            {KINDS.flatMap((id) => kinds.find((kind) => kind.id === id) ?? []).map((kind) => (
              <Kind key={kind.id} kind={kind} />
            ))}
          </ul>
        )}
      </Answered>
    </Section>
  );
}

function Kind({ kind: { title, columns, sample } }: { readonly kind: FileKind }) {
  const say = useSay();
  const needed = columns.filter(({ required }) => required).map(({ name }) => name);
  return (
    <li>
      <details>
        <summary>
          <b>{say(title)}</b> <code>{needed.join(', ')}</code>
        </summary>
        <dl>
          {columns.map(({ name, title: text, required }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
                {required ? ` ${say('wajib', 'required')}` : null}
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      {sample ? (
        <Button icon="copy" onPress={() => saveTable(sample.name, columnsOf(sample.rows), sample.rows)}>
          {say('Unduh contoh', 'Download an example')}
        </Button>
      ) : null}
    </li>
  );
}

const columnsOf = (rows: readonly Readonly<Record<string, string>>[]): string[] => [...new Set(rows.flatMap(Object.keys))];
