import './screens/screens.css';
import { type ScreenShown, screenListSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { Shape } from '../../shared/shape.js';
import { ask } from '../api.js';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Instant } from '../parts/instant.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { Tag } from '../parts/tag.js';
import { useSay } from '../preferences.js';
import { PairScreen } from './screens/pair-screen.js';
import { ScreenDetail } from './screens/screen-detail.js';
import { stateOfScreen } from './screens/screen-state.js';

const LOOK_EVERY_MS = 3_000;

/** The screens: which hang where, what stands painted on each, and one of them in detail. */
export default function ScreensPage() {
  const say = useSay();
  const [, go] = useLocation();
  const [, params] = useRoute<{ id?: string }>('/layar/:id?');
  const [pairing, setPairing] = useState(false);
  const query = useQuery({
    queryKey: ['screens'],
    queryFn: ({ signal }) => ask(screenListSchema, '/api/v1/screens', { signal, background: true }),
    refetchInterval: LOOK_EVERY_MS,
  });
  useAction({
    id: 'pair-screen',
    title: { id: 'Pasangkan layar', en: 'Pair a screen' },
    icon: 'plus',
    group: 'do',
    keys: 'P',
    run: () => setPairing(true),
  });
  useAction({
    id: 'back',
    title: { id: 'Kembali ke daftar', en: 'Back to the list' },
    icon: 'wall',
    group: 'view',
    keys: 'Escape',
    run: () => go('/layar'),
  });
  const open = (query.data?.screens ?? []).filter((screen) => screen.revoked === null);
  const connected = open.filter((screen) => screen.connected).length;
  const chosen = open.find((screen) => screen.id === params?.id) ?? null;
  return (
    <Page
      title={say('Layar', 'Screens')}
      tag={<Tag>{say(`${open.length} layar, ${connected} tersambung`, `${open.length} screens, ${connected} connected`)}</Tag>}
      actions={
        <Button look="primary" icon="plus" hint="P" onPress={() => setPairing(true)}>
          {say('Pasangkan layar', 'Pair a screen')}
        </Button>
      }
    >
      <Answered query={query}>
        {({ screens }) =>
          screens.every((screen) => screen.revoked !== null) ? (
            <Empty title={say('Belum ada layar', 'No screens yet')}>
              {say(
                'Buka /pasang di peramban layar itu; enam huruf dan angka akan tampil. Lalu tekan P di sini dan ketik kodenya.',
                'Open /pasang in the browser of the screen; six characters will show. Then press P here and type them.',
              )}
            </Empty>
          ) : (
            <div className={chosen ? 'split list-first' : 'split alone'}>
              <ScreenTable screens={open} chosen={params?.id ?? null} onOpen={({ id }) => go(`/layar/${id}`)} />
              {chosen ? <ScreenDetail key={chosen.id} screen={chosen} onRevoked={() => go('/layar')} /> : null}
              {params?.id && !chosen ? <Empty title={say('Layar tidak ditemukan', 'No such screen')} /> : null}
            </div>
          )
        }
      </Answered>
      {pairing ? <PairScreen onClose={() => setPairing(false)} /> : null}
    </Page>
  );
}

interface ScreenTableProps {
  readonly screens: readonly ScreenShown[];
  readonly chosen: string | null;
  readonly onOpen: (screen: ScreenShown) => void;
}

function ScreenTable({ screens, chosen, onOpen }: ScreenTableProps) {
  const say = useSay();
  const columns: readonly Column<ScreenShown>[] = [
    {
      key: 'name',
      title: say('Layar', 'Screen'),
      order: (screen) => screen.name,
      cell: (screen) => (
        <>
          <b>{screen.name}</b>
          <small>
            {[screen.place, screen.diagonalInch === null ? null : `${screen.diagonalInch}″`].filter(Boolean).join(' · ') || '—'}
          </small>
        </>
      ),
    },
    {
      key: 'state',
      title: say('Keadaan', 'State'),
      order: (screen) => stateOfScreen(screen).order,
      cell: (screen) => <State screen={screen} />,
    },
  ];
  return (
    <DataTable label={say('Layar', 'Screens')} columns={columns} rows={screens} idOf={({ id }) => id} chosen={chosen} onOpen={onOpen} />
  );
}

function State({ screen }: { readonly screen: ScreenShown }) {
  const say = useSay();
  const { shape, words } = stateOfScreen(screen);
  const since = screen.connected ? null : screen.lastSeen;
  return (
    <span className="screen-state">
      <Shape name={shape} /> {say(words)}
      {since ? (
        <small>
          {say('terakhir', 'last seen')} <Instant at={since} />
        </small>
      ) : null}
    </span>
  );
}
