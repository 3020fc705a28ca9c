import { type ScreenReceipt, type ScreenShown, screenReceiptsSchema } from '@lcc/contract';
import { useQuery } from '@tanstack/react-query';
import { sceneWords } from '../../../shared/scene-words.js';
import { Shape } from '../../../shared/shape.js';
import { ask } from '../../api.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Instant } from '../../parts/instant.js';
import { Answered, Empty } from '../../parts/states.js';
import { type Text, usePreferences, useSay } from '../../preferences.js';

const KIND_WORDS: Readonly<Record<ScreenReceipt['kind'], Text>> = {
  identify: { id: 'Kenali', en: 'Identify' },
  show: { id: 'Tampilkan', en: 'Show' },
  freeze: { id: 'Bekukan', en: 'Freeze' },
  thaw: { id: 'Lepas beku', en: 'Unfreeze' },
  reload: { id: 'Muat ulang', en: 'Reload' },
  night: { id: 'Malam', en: 'Night' },
  wake: { id: 'Bangunkan', en: 'Wake' },
};
/** From here on a receipt is late, and is marked. */
const LATE_MS = 3_000;

/** The latest commands, when they were sent, and when the screen said they stand painted. */
export function Receipts({ screen }: { readonly screen: ScreenShown }) {
  const say = useSay();
  const query = useQuery({
    queryKey: ['screens', screen.id, 'receipts'],
    queryFn: ({ signal }) => ask(screenReceiptsSchema, `/api/v1/screens/${screen.id}/commands`, { signal, background: true }),
    refetchInterval: 1_500,
  });
  const columns: readonly Column<ScreenReceipt>[] = [
    { key: 'sent', title: say('Terkirim', 'Sent'), cell: (row) => <Instant at={row.sent} /> },
    {
      key: 'what',
      title: say('Perintah', 'Command'),
      cell: (row) => (
        <b>
          {say(KIND_WORDS[row.kind])} {row.scene ? say(sceneWords(row.scene)) : ''}
        </b>
      ),
    },
    { key: 'by', title: say('Oleh', 'By'), cell: (row) => row.by },
    { key: 'lag', title: say('Tergambar sesudah', 'Painted after'), numeric: true, cell: (row) => <Lag receipt={row} /> },
  ];
  return (
    <Answered query={query}>
      {({ receipts }) =>
        receipts.length === 0 ? (
          <Empty title={say('Belum ada perintah', 'No commands yet')}>
            {say(
              'Tekan I untuk mengenali layar ini: namanya tampil besar selama sepuluh detik.',
              'Press I to identify this screen: its name shows large for ten seconds.',
            )}
          </Empty>
        ) : (
          <DataTable
            label={say('Tanda terima gambar', 'Painted receipts')}
            columns={columns}
            rows={receipts}
            idOf={({ id }) => String(id)}
          />
        )
      }
    </Answered>
  );
}

function Lag({ receipt: { sent, painted } }: { readonly receipt: ScreenReceipt }) {
  const say = useSay();
  const { language } = usePreferences();
  const ms = (painted ? Date.parse(painted) : Date.now()) - Date.parse(sent);
  const seconds = (ms / 1000).toFixed(1).replace('.', language === 'id' ? ',' : '.');
  if (painted)
    return (
      <>
        {ms > LATE_MS ? <Shape name="waspada" /> : null} {seconds} {say('dtk', 's')}
      </>
    );
  return (
    <span className="second">
      {ms > LATE_MS ? <Shape name="waspada" /> : <Shape name="menyambung" />} {say('belum tergambar', 'not painted yet')}
    </span>
  );
}
