import { type FormEvent, useState } from 'react';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { useSay } from '../../preferences.js';
import { connectorWords } from '../../words/connectors.js';
import { useUnits } from '../users/use-units.js';
import type { SendOptions } from './send-options.js';

const KINDS = ['lra', 'cash-plan', 'budget-lines', 'sp2d', 'roster', 'progress', 'indicator', 'past-realization', 'ocds'];

interface OptionFormProps {
  readonly isOpen: boolean;
  readonly locked: string | null;
  readonly onAgain: (options: SendOptions) => void;
}

/** What a file did not say by itself: the kind, the unit, the year, the date. Then it is tried again. */
export function OptionForm({ isOpen, locked, onAgain }: OptionFormProps) {
  const say = useSay();
  const units = useUnits();
  const [options, setOptions] = useState<Record<string, string>>({});
  const put = (name: string) => (event: { target: { value: string } }) => setOptions((now) => ({ ...now, [name]: event.target.value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAgain(options);
  };
  return (
    <details className="options" open={isOpen}>
      <summary>{say('Uji lagi dengan keterangan', 'Try again and tell more about it')}</summary>
      <form className="form pair" onSubmit={submit}>
        <SelectField
          label={say('Bentuk berkas', 'Kind of file')}
          help={say('Hanya bila yang dikenali keliru.', 'Only if what was recognized is wrong.')}
          options={[
            { value: '', label: say('dikenali sendiri', 'recognized by itself') },
            ...KINDS.map((id) => ({ value: id, label: say(connectorWords(id)) })),
          ]}
          onChange={put('connector')}
        />
        <TextField
          label={say('Unit', 'Unit')}
          help={say('Kode lengkap, bila berkas tidak menyebutnya.', 'The full code, if the file does not say it.')}
          suggestions={units}
          onChange={put('skpd')}
        />
        <TextField
          label={say('Tahun anggaran', 'Fiscal year')}
          inputMode="numeric"
          help={say('Empat angka.', 'Four digits.')}
          onChange={put('year')}
        />
        <TextField
          label={say('Sampai tanggal', 'Up to date')}
          help={say('Misalnya 2026-10-31.', 'For example 2026-10-31.')}
          onChange={put('asOf')}
        />
        <TextField
          label={say('Tahap anggaran', 'Stage of the budget')}
          help={say('MURNI, GESER_1, PERUBAHAN, RKPD, KUA atau RKA.', 'MURNI, GESER_1, PERUBAHAN, RKPD, KUA or RKA.')}
          onChange={put('stage')}
        />
        <div className="form-acts start">
          <Button type="submit" icon="refresh" locked={locked}>
            {say('Uji lagi', 'Try again')}
          </Button>
        </div>
      </form>
    </details>
  );
}
