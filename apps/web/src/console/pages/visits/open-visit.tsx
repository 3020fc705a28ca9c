import { VISIT_MINUTES, type Visits } from '@lcc/contract';
import { type FormEvent, useState } from 'react';
import { Button } from '../../parts/button.js';
import { SelectField } from '../../parts/field.js';
import { Section } from '../../parts/page.js';
import { useDeed } from '../../parts/use-deed.js';
import { useSay } from '../../preferences.js';
import { useVisits } from './use-visits.js';

const LENGTHS = [30, 60, VISIT_MINUTES.usual, 120, 180, VISIT_MINUTES.most];

/** No visit runs: what opening one does, for how long, and the tour. */
export function OpenVisit({ beats }: { readonly beats: Visits['beats'] }) {
  const say = useSay();
  const { open } = useVisits();
  const { run, busy, failure } = useDeed();
  const [minutes, setMinutes] = useState<number>(VISIT_MINUTES.usual);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run(() => open(minutes));
  };
  return (
    <Section title={say('Tidak ada kunjungan yang berjalan', 'No visit runs')}>
      <p className="visit-text">
        {say(
          'Membuka kunjungan memberi kode untuk telepon tamu dan mengarahkan dinding simulasi ke langkah paparan. Tamu hanya melihat simulasi, tanpa akun; token mereka mati saat kunjungan berakhir, dan dinding kembali ke putarannya.',
          'Opening a visit gives a code for guests’ phones and turns the walls of the simulation to the steps of the tour. Guests see the simulation only, without an account; their tokens die when the visit ends, and the walls go back to their rotation.',
        )}
      </p>
      <form className="form visit-open" onSubmit={submit}>
        <SelectField
          label={say('Berakhir sendiri sesudah', 'Ends by itself after')}
          help={say('Dapat diakhiri kapan saja sebelumnya.', 'It can be ended any time before.')}
          value={String(minutes)}
          options={LENGTHS.map((each) => ({ value: String(each), label: say(`${each} menit`, `${each} minutes`) }))}
          onChange={(event) => setMinutes(Number(event.target.value))}
        />
        {failure}
        <div className="form-acts">
          <Button type="submit" look="primary" busy={busy}>
            {say('Buka kunjungan', 'Open a visit')}
          </Button>
        </div>
      </form>
      <ol className="visit-tour">
        {beats.map(({ id, title, says }) => (
          <li key={id}>
            <b>{say(title)}</b>
            <small>{say(says)}</small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
