import { type Key, keySchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { Shape } from '../../shared/shape.js';
import { ask, act as send } from '../api.js';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { Confirm } from '../parts/confirm.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Instant } from '../parts/instant.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { Tag } from '../parts/tag.js';
import { useSay } from '../preferences.js';
import { AddKey } from './keys/add-key.js';
import { SCOPE_WORDS } from './keys/scope-words.js';

const keysSchema = z.strictObject({ keys: z.array(keySchema) });
const SOON_MS = 21 * 86_400_000;

/** The keys by which machines push and read. */
export default function KeysPage() {
  const say = useSay();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const query = useQuery({ queryKey: ['keys'], queryFn: ({ signal }) => ask(keysSchema, '/api/v1/keys', { signal }) });
  useAction({
    id: 'add-key',
    title: { id: 'Buat kunci', en: 'Make a key' },
    icon: 'plus',
    group: 'do',
    keys: 'N',
    run: () => setAdding(true),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['keys'] });
  const live = query.data?.keys.filter((key) => stateOf(key) !== 'gone').length ?? 0;
  return (
    <Page
      title={say('Kunci mesin', 'Machine keys')}
      tag={
        <Tag>
          {live} {say('berlaku', 'valid')}
        </Tag>
      }
      actions={
        <Button look="primary" icon="plus" hint="N" onPress={() => setAdding(true)}>
          {say('Buat kunci', 'Make a key')}
        </Button>
      }
    >
      <Answered query={query}>
        {({ keys }) =>
          keys.length === 0 ? (
            <Empty title={say('Belum ada kunci', 'No keys yet')}>
              {say(
                'Sebuah kunci memberi satu program hak mengirim atau membaca, tanpa orang.',
                'A key gives one program the right to push or to read, without a person.',
              )}
            </Empty>
          ) : (
            <KeyTable keys={[...keys].reverse()} onRevoke={setRevoking} />
          )
        }
      </Answered>
      {adding ? <AddKey onClose={() => setAdding(false)} onMade={refresh} /> : null}
      {revoking ? (
        <Confirm
          title={say(`Cabut kunci ${revoking.name ?? revoking.id}?`, `Revoke the key ${revoking.name ?? revoking.id}?`)}
          text={say(
            'Program yang memakainya ditolak sejak detik ini. Tidak dapat dibatalkan; buat kunci baru bila perlu.',
            'The program that uses it is refused from now on. This cannot be undone; make a new key if needed.',
          )}
          submit={say('Cabut', 'Revoke')}
          onClose={() => setRevoking(null)}
          onConfirm={async () => {
            await send(`/api/v1/keys/${revoking.id}`, { method: 'DELETE' });
            await refresh();
          }}
        />
      ) : null}
    </Page>
  );
}

function stateOf({ expires, revoked }: Key): 'valid' | 'soon' | 'gone' {
  const left = Date.parse(expires) - Date.now();
  if (revoked || left <= 0) return 'gone';
  return left < SOON_MS ? 'soon' : 'valid';
}

function KeyTable({ keys, onRevoke }: { readonly keys: readonly Key[]; readonly onRevoke: (key: Key) => void }) {
  const say = useSay();
  const columns: readonly Column<Key>[] = [
    {
      key: 'name',
      title: say('Untuk apa', 'What for'),
      order: (key) => key.name ?? '',
      cell: (key) => (
        <>
          <b>{key.name ?? '—'}</b>
          <small>{key.id}</small>
        </>
      ),
    },
    {
      key: 'scope',
      title: say('Lingkup', 'Scope'),
      order: (key) => key.scope,
      cell: (key) => (
        <>
          {say(SCOPE_WORDS[key.scope])}
          <small>
            {key.tenant === 'demo' ? say('simulasi', 'demo') : say('data nyata', 'real data')}
            {key.signed ? `, ${say('bertanda tangan', 'signed')}` : ''}
            {key.application === null ? '' : `, ${say('hanya', 'only')} ${key.application}`}
          </small>
        </>
      ),
    },
    {
      key: 'used',
      title: say('Terakhir dipakai', 'Last used'),
      order: (key) => key.lastUsed ?? '',
      cell: (key) => (key.lastUsed ? <Instant at={key.lastUsed} /> : <span className="second">{say('belum pernah', 'never')}</span>),
    },
    { key: 'until', title: say('Berlaku sampai', 'Valid until'), order: (key) => key.expires, cell: (key) => <Until value={key} /> },
    {
      key: 'acts',
      title: '',
      numeric: true,
      cell: (key) => (stateOf(key) === 'gone' ? null : <Button onPress={() => onRevoke(key)}>{say('Cabut', 'Revoke')}</Button>),
    },
  ];
  return <DataTable label={say('Kunci mesin', 'Machine keys')} columns={columns} rows={keys} idOf={(key) => key.id} />;
}

function Until({ value }: { readonly value: Key }) {
  const say = useSay();
  if (value.revoked)
    return (
      <span className="second">
        <Shape name="putus" /> {say('dicabut', 'revoked')} <Instant at={value.revoked} />
      </span>
    );
  const state = stateOf(value);
  return (
    <span className={state === 'gone' ? 'second' : undefined}>
      {state === 'soon' ? <Shape name="waspada" /> : null} <Instant at={value.expires} />
      {state === 'soon' ? <small>{say('segera berakhir: buat penggantinya', 'ends soon: make its successor')}</small> : null}
    </span>
  );
}
