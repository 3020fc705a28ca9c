import { type Backup, backupStandingSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Shape } from '../../shared/shape.js';
import { ask } from '../api.js';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { Instant } from '../parts/instant.js';
import { Notice } from '../parts/notice.js';
import { Page, Section } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { Tag } from '../parts/tag.js';
import { useDeed } from '../parts/use-deed.js';
import { type Text, useSay } from '../preferences.js';

const LOOK_EVERY_MS = 3_000;
const STATES: Readonly<Record<'segar' | 'basi' | 'belum', Text>> = {
  segar: { id: 'cadangan segar', en: 'backup is fresh' },
  basi: { id: 'cadangan terakhir terlalu tua', en: 'the last backup is too old' },
  belum: { id: 'belum ada cadangan', en: 'no backup yet' },
};

/** How safe the data are: the last good backup, the nightly ones, the second place, and how one restores. */
export default function BackupsPage() {
  const say = useSay();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const query = useQuery({
    queryKey: ['backups'],
    queryFn: ({ signal }) => ask(backupStandingSchema, '/api/v1/backups', { signal, background: true }),
    refetchInterval: LOOK_EVERY_MS,
  });
  const standing = query.data;
  const make = () =>
    void run(() => ask(backupStandingSchema, '/api/v1/backups', { method: 'POST' })).then(() =>
      client.invalidateQueries({ queryKey: ['backups'] }),
    );
  const locked: Text | null = standing?.running ? { id: 'Sedang dibuat', en: 'Being made' } : null;
  useAction({
    id: 'make-backup',
    title: { id: 'Buat cadangan sekarang', en: 'Make a backup now' },
    icon: 'copy',
    group: 'do',
    keys: 'N',
    locked,
    run: make,
  });
  return (
    <Page
      title={say('Cadangan', 'Backups')}
      tag={standing ? <Tag>{say(STATES[standing.state])}</Tag> : null}
      actions={
        <Button look="primary" icon="copy" hint="N" busy={busy || standing?.running === true} onPress={make}>
          {standing?.running ? say('Sedang dibuat …', 'Being made …') : say('Buat sekarang', 'Make one now')}
        </Button>
      }
    >
      {failure}
      <Answered query={query}>
        {({ backups, lastGood, state, problem, nextRun, secondPlace }) => (
          <>
            {state === 'basi' ? (
              <Notice shape="kritis">
                {say(
                  'Cadangan terakhir yang baik lebih tua dari 26 jam. Buat sekarang, lalu cari sebabnya.',
                  'The last good backup is older than 26 hours. Make one now, then find out why.',
                )}
              </Notice>
            ) : null}
            {problem ? (
              <Notice shape="putus">
                {say('Percobaan terakhir gagal', 'The last attempt failed')}: {problem}
              </Notice>
            ) : null}
            <p>
              {say('Terakhir baik, sudah dibaca ulang', 'Last good one, read back')}:{' '}
              <b>{lastGood ? <Instant at={lastGood} /> : say('belum ada', 'none yet')}</b>. {say('Berikutnya', 'Next')}:{' '}
              <Instant at={nextRun} />. {say('Tempat kedua', 'Second place')}:{' '}
              <b>{secondPlace ?? say('belum disetel (LCC_BACKUP_DIR)', 'not set (LCC_BACKUP_DIR)')}</b>.
            </p>
            {backups.length === 0 ? (
              <Empty title={say('Belum ada cadangan', 'No backups yet')}>
                {say(
                  'Yang pertama dibuat pukul 02.00 WIB; tekan N untuk membuatnya sekarang.',
                  'The first is made at 02.00 WIB; press N to make it now.',
                )}
              </Empty>
            ) : (
              <BackupTable backups={backups} hasSecond={secondPlace !== null} />
            )}
            <Section title={say('Memulihkan', 'Restoring')}>
              <p>
                {say('Di server, sebagai pemilik folder data: ', 'On the server, as the owner of the data folder: ')}
                <code>lcc restore BERKAS</code>.{' '}
                {say(
                  'Berkas diperiksa seluruhnya dahulu; yang ada sekarang disisihkan, layar mengambil gambar baru sendiri, dan semua orang masuk lagi.',
                  'The file is checked whole first; what is there now is kept aside, screens take a new picture, and everybody signs in again.',
                )}
              </p>
            </Section>
          </>
        )}
      </Answered>
    </Page>
  );
}

function BackupTable({ backups, hasSecond }: { readonly backups: readonly Backup[]; readonly hasSecond: boolean }) {
  const say = useSay();
  const columns: readonly Column<Backup>[] = [
    { key: 'name', title: say('Berkas', 'File'), cell: ({ name }) => <b>{name}</b> },
    { key: 'created', title: say('Dibuat', 'Made'), cell: ({ created }) => <Instant at={created} /> },
    { key: 'size', title: 'MB', numeric: true, cell: ({ bytes }) => Math.max(1, Math.round(bytes / 1e6)) },
    {
      key: 'second',
      title: say('Tempat kedua', 'Second place'),
      cell: ({ isCopied }) =>
        isCopied ? (
          say('ada', 'there')
        ) : (
          <span className="second">
            {hasSecond ? <Shape name="waspada" /> : null} {say('tidak ada', 'missing')}
          </span>
        ),
    },
  ];
  return <DataTable label={say('Cadangan', 'Backups')} columns={columns} rows={backups} idOf={({ name }) => name} />;
}
