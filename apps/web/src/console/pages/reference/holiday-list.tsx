import { type Holiday, holidayListSchema, holidaysSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, act as send } from '../../api.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/field.js';
import { Notice } from '../../parts/notice.js';
import { Answered } from '../../parts/states.js';
import { useDeed } from '../../parts/use-deed.js';
import { useFaults } from '../../parts/use-faults.js';
import { useSay } from '../../preferences.js';

const thisYear = (): number => new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();

/** The holidays of a year, which working days are reckoned by. */
export function HolidayList() {
  const say = useSay();
  const [year, setYear] = useState(thisYear);
  const key = ['holidays', year];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => ask(holidaysSchema, `/api/v1/reference/holidays/${year}`, { signal }) });
  return (
    <div className="narrow more">
      <div className="filters">
        <label>
          {say('Tahun', 'Year')}
          <select value={year} onChange={(event) => setYear(Number(event.target.value))}>
            {[-1, 0, 1].map((more) => (
              <option key={more} value={thisYear() + more}>
                {thisYear() + more}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Answered query={query}>
        {({ isOwn, holidays }) => (
          <>
            <p className="meta">
              {isOwn
                ? say('Daftar tahun ini diberikan di sini.', 'The list of this year was given here.')
                : say(
                    'Bawaan program, menurut SKB tiga menteri; simpan untuk menggantinya.',
                    'Shipped with the program, by the joint decree; save to replace it.',
                  )}
            </p>
            <Editor key={`${year} ${isOwn}`} year={year} start={holidays} />
          </>
        )}
      </Answered>
    </div>
  );
}

function Editor({ year, start }: { readonly year: number; readonly start: readonly Holiday[] }) {
  const say = useSay();
  const client = useQueryClient();
  const { run, busy, failure } = useDeed();
  const { faults, judge } = useFaults();
  const [list, setList] = useState(() => start.map((holiday, id) => ({ id, ...holiday })));
  const [saved, setSaved] = useState(false);
  const put = (id: number, part: Partial<Holiday>) => setList((now) => now.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const save = async () => {
    setSaved(false);
    const body = { holidays: list.map(({ id: _, ...holiday }) => holiday) };
    if (!judge(holidayListSchema, body)) return;
    if (!(await run(() => send(`/api/v1/reference/holidays/${year}`, { method: 'PUT', body })))) return;
    setSaved(true);
    await client.invalidateQueries({ queryKey: ['holidays', year] });
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ul className="holidays" aria-label={say('Hari libur', 'Holidays')}>
        {list.map(({ id, day, name, isLeave }) => (
          <li key={id}>
            <TextField
              help={null}
              label={say('Tanggal', 'Date')}
              type="date"
              value={day}
              onChange={(event) => put(id, { day: event.target.value })}
            />
            <TextField help={null} label={say('Nama', 'Name')} value={name} onChange={(event) => put(id, { name: event.target.value })} />
            <label>
              <input type="checkbox" checked={isLeave} onChange={(event) => put(id, { isLeave: event.target.checked })} />{' '}
              {say('cuti bersama', 'collective leave')}
            </label>
            <Button look="quiet" onPress={() => setList((now) => now.filter((each) => each.id !== id))}>
              {say('Hapus', 'Remove')}
              <span className="sr-only"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {faults.holidays ? (
        <p className="fault">
          {say('Setiap hari perlu tanggal dan nama; paling sedikit satu hari.', 'Each day needs a date and a name; at least one day.')}
        </p>
      ) : null}
      {failure}
      {saved ? (
        <Notice shape="info">{say('Tersimpan; hari kerja dihitung ulang.', 'Saved; working days are reckoned anew.')}</Notice>
      ) : null}
      <div className="form-acts start">
        <Button
          icon="plus"
          onPress={() =>
            setList((now) => [
              ...now,
              { id: Math.max(-1, ...now.map((each) => each.id)) + 1, day: `${year}-01-01`, name: '', isLeave: false },
            ])
          }
        >
          {say('Tambah hari', 'Add a day')}
        </Button>
        <Button type="submit" look="primary" busy={busy}>
          {say('Simpan', 'Save')}
        </Button>
      </div>
    </form>
  );
}
