import { type User, userListSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { Shape } from '../../shared/shape.js';
import { ask } from '../api.js';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { FilterField } from '../parts/filter-field.js';
import { Instant } from '../parts/instant.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { Tag } from '../parts/tag.js';
import { useSay } from '../preferences.js';
import { ROLE_WORDS } from '../words/roles.js';
import { AddUser } from './users/add-user.js';
import { UserDetail } from './users/user-detail.js';

/** Who may sign in, in which role; one of them in detail beside the list. */
export default function UsersPage() {
  const say = useSay();
  const [, go] = useLocation();
  const [, params] = useRoute<{ id?: string }>('/pengguna/:id?');
  const [adding, setAdding] = useState(false);
  const [filter, setFilter] = useState('');
  const query = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => ask(userListSchema, '/api/v1/users', { signal }) });
  useAction({
    id: 'add-user',
    title: { id: 'Tambah pengguna', en: 'Add a user' },
    icon: 'plus',
    group: 'do',
    keys: 'N',
    run: () => setAdding(true),
  });
  useAction({
    id: 'back',
    title: { id: 'Kembali ke daftar', en: 'Back to the list' },
    icon: 'people',
    group: 'view',
    keys: 'Escape',
    run: () => go('/pengguna'),
  });
  const users = query.data?.users ?? [];
  const chosen = users.find((user) => user.id === params?.id) ?? null;
  const missing = say('tanpa bukti kedua', 'without a second factor');
  const bare = users.filter((user) => user.disabled === null && ['administrator', 'approver'].includes(user.role) && !user.hasTotp).length;
  return (
    <Page
      title={say('Pengguna', 'Users')}
      tag={
        <Tag>
          {users.filter((user) => user.disabled === null).length} {say('aktif', 'active')}
          {bare > 0 ? `, ${bare} ${missing}` : ''}
        </Tag>
      }
      actions={
        <>
          <FilterField value={filter} onChange={setFilter} label={say('Saring pengguna', 'Filter users')} />
          <Button look="primary" icon="plus" hint="N" onPress={() => setAdding(true)}>
            {say('Tambah pengguna', 'Add a user')}
          </Button>
        </>
      }
    >
      <Answered query={query}>
        {({ users: all }) => (
          <div className={chosen ? 'split' : 'split alone'}>
            <UserTable
              users={all.filter((user) => fits(user, filter))}
              chosen={params?.id ?? null}
              onOpen={(user) => go(`/pengguna/${user.id}`)}
            />
            {chosen ? <UserDetail key={chosen.id} user={chosen} /> : null}
            {params?.id && !chosen ? <Empty title={say('Akun tidak ditemukan', 'No such account')} /> : null}
          </div>
        )}
      </Answered>
      {adding ? <AddUser onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

const fits = ({ name, login, role, unit }: User, filter: string): boolean =>
  `${name} ${login} ${role} ${ROLE_WORDS[role].title.id} ${unit ?? ''}`.toLowerCase().includes(filter.trim().toLowerCase());

interface UserTableProps {
  readonly users: readonly User[];
  readonly chosen: string | null;
  readonly onOpen: (user: User) => void;
}

function UserTable({ users, chosen, onOpen }: UserTableProps) {
  const say = useSay();
  const columns: readonly Column<User>[] = [
    {
      key: 'name',
      title: say('Nama', 'Name'),
      order: (user) => user.name,
      cell: (user) => (
        <>
          <b>{user.name}</b>
          <small>{user.login}</small>
        </>
      ),
    },
    {
      key: 'role',
      title: say('Peran', 'Role'),
      order: (user) => say(ROLE_WORDS[user.role].title),
      cell: (user) => (
        <>
          {say(ROLE_WORDS[user.role].title)}
          {user.unit ? <small>{user.unit}</small> : null}
        </>
      ),
    },
    {
      key: 'proof',
      title: say('Bukti kedua', 'Second factor'),
      order: (user) => Number(user.hasTotp),
      cell: (user) => <SecondFactor user={user} />,
    },
    {
      key: 'seen',
      title: say('Terakhir terlihat', 'Last seen'),
      order: (user) => user.lastSeen ?? '',
      cell: (user) => (user.lastSeen ? <Instant at={user.lastSeen} /> : <span className="second">{say('belum pernah', 'never')}</span>),
    },
    {
      key: 'state',
      title: say('Keadaan', 'State'),
      order: (user) => Number(user.disabled !== null),
      cell: (user) =>
        user.disabled ? (
          <span className="second">
            <Shape name="putus" /> {say('ditutup', 'closed')}
          </span>
        ) : (
          say('aktif', 'active')
        ),
    },
  ];
  if (users.length === 0) return <Empty title={say('Tidak ada yang cocok dengan saringan', 'Nothing fits the filter')} />;
  return (
    <DataTable label={say('Pengguna', 'Users')} columns={columns} rows={users} idOf={(user) => user.id} chosen={chosen} onOpen={onOpen} />
  );
}

function SecondFactor({ user }: { readonly user: User }) {
  const say = useSay();
  if (user.hasTotp) return <>{say('terpasang', 'in use')}</>;
  const needed = user.role === 'administrator' || user.role === 'approver';
  return needed ? (
    <span>
      <Shape name="waspada" /> {say('belum, wajib', 'missing, required')}
    </span>
  ) : (
    <span className="second">{say('tidak dipasang', 'not in use')}</span>
  );
}
