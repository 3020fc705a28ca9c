import { type FormEvent, useState } from 'react';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { useSay } from '../../preferences.js';
import { connectorWords } from '../../words/connectors.js';
import { useUnits } from '../users/use-units.js';
import { KINDS } from './file-kinds.js';
import type { SendOptions } from './send-options.js';

const STAGES = ['MURNI', 'GESER_1', 'GESER_2', 'GESER_3', 'PERUBAHAN', 'RKPD', 'KUA', 'RKA'];

interface OptionFormProps {
  readonly isOpen: boolean;
  readonly locked: string | null;
  readonly isHeld: boolean;
  readonly onAgain: (options: SendOptions) => void;
}

/** What a file did not say by itself: the kind, the unit, the year, the date. Then it is tried again. */
export function OptionForm({ isOpen, locked, isHeld, onAgain }: OptionFormProps) {
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
          type="date"
          label={say('Sampai tanggal', 'Up to date')}
          help={say(
            'Hari terakhir laporan ini, bila berkas tidak menyebutnya.',
            'The last day of this report, if the file does not say it.',
          )}
          onChange={put('asOf')}
        />
        <SelectField
          label={say('Tahap anggaran', 'Stage of the budget')}
          help={say('Untuk rincian anggaran.', 'For a budget in detail.')}
          options={[
            { value: '', label: say('menurut berkas', 'as the file says') },
            ...STAGES.map((stage) => ({ value: stage, label: stage })),
          ]}
          onChange={put('stage')}
        />
        <TextField
          type="date"
          label={say('Berlaku sejak', 'In force since')}
          help={say(
            'Hari pertama versi ini; wajib untuk pergeseran dan perubahan.',
            'The first day of this version; needed for shifts and amendments.',
          )}
          onChange={put('inForce')}
        />
        <div className="form-acts start">
          <Button type="submit" icon="refresh" locked={locked}>
            {isHeld ? say('Uji lagi', 'Try again') : say('Pilih berkasnya dan uji lagi', 'Choose the file and try again')}
          </Button>
        </div>
      </form>
    </details>
  );
}
