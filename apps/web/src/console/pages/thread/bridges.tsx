import { type CodeBridge, type Proposals, threadDecidedSchema } from '@lcc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { DataTable } from '../../parts/data-table.js';
import { Section } from '../../parts/page.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';

interface BridgesProps {
  readonly channel: string;
  readonly bridges: Proposals['bridges'];
  readonly locked: string | null;
}

/** What old sub-activity codes are called from a year on: kept, and taken away again. */
export function Bridges({ channel, bridges, locked }: BridgesProps) {
  const say = useSay();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const set = (body: CodeBridge) =>
    run(async () => {
      await ask(threadDecidedSchema, `/api/v1/threads/${channel}/bridges`, { method: 'POST', body });
      await client.invalidateQueries({ queryKey: ['thread', channel] });
    });
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (await set({ from: from.trim(), to: to.trim(), fromYear: Number(year), active: true })) {
      setFrom('');
      setTo('');
    }
  };
  return (
    <Section
      title={say('Jembatan kode', 'Code bridges')}
      note={say('kode sub kegiatan lama dan sebutannya sekarang', 'old sub-activity codes and their present names')}
    >
      {failure}
      <p className="second">
        {say(
          'Dipakai saat nomenklatur berganti: kegiatan bertahun-tahun lalu tetap satu benang dengan yang sekarang. Dapat dicabut.',
          'For when names of codes change: an activity of years ago stays one thread with the present one. It can be undone.',
        )}
      </p>
      <form className="filters" onSubmit={(event) => void keep(event)}>
        <label>
          {say('Kode lama', 'Old code')}
          <input value={from} required placeholder="1.03.10.2.01.29" onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          {say('Kode baru', 'New code')}
          <input value={to} required placeholder="1.03.10.2.01.0029" onChange={(event) => setTo(event.target.value)} />
        </label>
        <label>
          {say('Mulai tahun', 'From year')}
          <input value={year} required inputMode="numeric" pattern="20\d\d" size={4} onChange={(event) => setYear(event.target.value)} />
        </label>
        <Button type="submit" busy={busy} locked={locked}>
          {say('Simpan', 'Keep')}
        </Button>
      </form>
      {bridges.length > 0 ? (
        <DataTable
          label={say('Jembatan kode', 'Code bridges')}
          columns={[
            { key: 'from', title: say('Kode lama', 'Old code'), order: (row) => row.from, cell: (row) => row.from },
            { key: 'to', title: say('Kode baru', 'New code'), cell: (row) => row.to },
            { key: 'year', title: say('Mulai', 'From'), numeric: true, cell: (row) => row.fromYear },
            {
              key: 'undo',
              title: '',
              numeric: true,
              cell: (row) => (
                <Button busy={busy} locked={locked} onPress={() => void set({ ...row, active: false })}>
                  {say('Cabut', 'Undo')}
                </Button>
              ),
            },
          ]}
          rows={bridges}
          idOf={(row) => `${row.from}|${row.to}`}
        />
      ) : null}
    </Section>
  );
}
