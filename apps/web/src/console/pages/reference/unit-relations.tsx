import { aliasAddSchema, decidedSchema, mergeSchema, type ReferenceUnit, referenceUnitsSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Shape } from '../../../shared/shape.js';
import { ask } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { FilterField } from '../../parts/filter-field.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { Answered, Empty } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';

/** The units of the running year, with the other names foreign files use for them, and with mergers. */
export function UnitRelations() {
  const say = useSay();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ['reference-units'],
    queryFn: ({ signal }) => ask(referenceUnitsSchema, '/api/v1/reference/units', { signal }),
  });
  const columns: readonly Column<ReferenceUnit>[] = [
    {
      key: 'name',
      title: say('Unit', 'Unit'),
      order: ({ name }) => name,
      cell: ({ name, code, verified }) => (
        <>
          <b>{name}</b>
          <small>
            {code} {verified ? null : say('· belum diverifikasi', '· not verified')}
          </small>
        </>
      ),
    },
    { key: 'alias', title: say('Nama lain', 'Other names'), cell: ({ aliases }) => aliases.map(({ name }) => name).join('; ') || '—' },
    {
      key: 'merge',
      title: say('Digabung ke', 'Merged into'),
      cell: ({ mergedInto, mergedFrom }) => (mergedFrom ? `${mergedInto ?? ''} ${say('mulai', 'from')} ${mergedFrom}` : '—'),
    },
  ];
  return (
    <div className="more">
      <FilterField value={filter} onChange={setFilter} label={say('Saring unit', 'Filter units')} />
      <Answered query={query}>
        {({ units }) => {
          const shown = units.filter(({ name, code, aliases }) =>
            `${name} ${code} ${aliases.map((alias) => alias.name).join(' ')}`.toLowerCase().includes(filter.trim().toLowerCase()),
          );
          const unit = units.find(({ code }) => code === chosen);
          if (units.length === 0)
            return (
              <Empty title={say('Belum ada unit', 'No units yet')}>
                {say('Impor daftar OPD dahulu, di halaman Impor.', 'Import the roster first, on the page Imports.')}
              </Empty>
            );
          return (
            <div className={unit ? 'split' : 'split alone'}>
              <DataTable
                label={say('Unit', 'Units')}
                columns={columns}
                rows={shown}
                idOf={({ code }) => code}
                chosen={chosen}
                onOpen={({ code }) => setChosen(code)}
              />
              {unit ? <UnitActs key={unit.code} unit={unit} units={units} /> : null}
            </div>
          );
        }}
      </Answered>
    </div>
  );
}

function UnitActs({ unit, units }: { readonly unit: ReferenceUnit; readonly units: readonly ReferenceUnit[] }) {
  const say = useSay();
  const act = useAct();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const [times, setTimes] = useState(0);
  const path = `/api/v1/reference/units/${unit.code}`;
  const done = async () => {
    await client.invalidateQueries({ queryKey: ['reference-units'] });
    setTimes((now) => now + 1);
  };
  const post = (below: string, body: object) => act(() => ask(decidedSchema, `${path}/${below}`, { method: 'POST', body }));
  return (
    <aside className="detail" aria-label={unit.name}>
      <h2>{unit.name}</h2>
      <p className="meta">{unit.code}</p>
      {failure}
      <Section title={say('Nama lain', 'Other names')}>
        <ul className="attempts-plain">
          {unit.aliases.map(({ name, from }) => (
            <li key={name}>
              <span>
                {name}
                <small>
                  {say('sejak', 'since')} {from}
                </small>
              </span>
              <Button busy={busy} onPress={() => void run(() => post('aliases/removal', { name })).then(done)}>
                {say('Buang', 'Remove')}
                <span className="sr-only"> {name}</span>
              </Button>
            </li>
          ))}
        </ul>
        <SchemaForm
          key={`alias ${times}`}
          schema={aliasAddSchema}
          start={{ name: '', from: null }}
          fields={[
            {
              name: 'name',
              label: { id: 'Nama seperti di berkas', en: 'Name as files write it' },
              help: { id: 'Menang atas nama di daftar OPD.', en: 'Wins over the name on the roster.' },
            },
            {
              name: 'from',
              label: { id: 'Berlaku mulai', en: 'From' },
              nullable: true,
              help: { id: 'Misalnya 2026-07-01; kosongkan bila selalu.', en: 'For example 2026-07-01; empty = always.' },
            },
          ]}
          submit={say('Simpan nama', 'Keep the name')}
          onSubmit={async (body) => {
            await post('aliases', body);
            await done();
          }}
        />
      </Section>
      <Section title={say('Penggabungan', 'Merger')}>
        {unit.mergedFrom && unit.mergedInto ? (
          <Notice
            shape="info"
            action={
              <Button busy={busy} onPress={() => void run(() => post('merge/undo', { into: unit.mergedInto })).then(done)}>
                {say('Batalkan', 'Undo')}
              </Button>
            }
          >
            {say('Digabung ke', 'Merged into')} {unit.mergedInto} {say('mulai', 'from')} {unit.mergedFrom}
          </Notice>
        ) : (
          <>
            <p className="help">
              <Shape name="info" />{' '}
              {say(
                'Mulai hari itu angkanya menjadi bagian unit baru; tidak ada yang ditulis ulang, dan dapat dibatalkan.',
                "From that day its figures are part of the new unit's; nothing is rewritten, and it can be undone.",
              )}
            </p>
            <SchemaForm
              key={`merge ${times}`}
              schema={mergeSchema}
              start={{ into: '', from: '' }}
              fields={[
                {
                  name: 'into',
                  label: { id: 'Ke unit', en: 'Into the unit' },
                  help: {
                    id: 'Ketik nama atau kodenya; angkanya dibaca bersama sejak tanggal itu.',
                    en: 'Type its name or code; figures are read together from that day on.',
                  },
                  options: units.filter(({ code }) => code !== unit.code).map(({ code, name }) => ({ value: code, label: name })),
                },
                {
                  name: 'from',
                  label: { id: 'Mulai tanggal', en: 'From the day' },
                  help: { id: 'Misalnya 2026-07-01.', en: 'For example 2026-07-01.' },
                },
              ]}
              submit={say('Gabungkan', 'Merge')}
              look="danger"
              onSubmit={async (body) => {
                await post('merge', body);
                await done();
              }}
            />
          </>
        )}
      </Section>
    </aside>
  );
}
