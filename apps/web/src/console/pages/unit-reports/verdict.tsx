import { type UnitReport, unitReportSchema, unitVerdictSchema } from '@lcc/contract';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/field.js';
import { Section } from '../../parts/page.js';
import { useDeed } from '../../parts/use-deed.js';
import { useFaults } from '../../parts/use-faults.js';
import { useSay } from '../../preferences.js';

interface VerdictProps {
  readonly unit: string;
  readonly report: UnitReport;
  readonly onDone: () => Promise<unknown>;
}

/** A verifier's word on the version in front: verified, or returned with what must be mended. */
export function Verdict({ unit, report, onDone }: VerdictProps) {
  const say = useSay();
  const { run, busy, failure } = useDeed();
  const { faults, judge } = useFaults();
  const [note, setNote] = useState('');
  const decide = (outcome: 'verified' | 'returned') => {
    const body = { month: report.month, version: report.version, outcome, note: note.trim() || null };
    if (!judge(unitVerdictSchema, body)) return;
    void run(() => ask(unitReportSchema, `/api/v1/unit-reports/${unit}/verdict`, { method: 'POST', body })).then(onDone);
  };
  const isVerified = report.state === 'verified';
  return (
    <Section title={say('Verifikasi', 'Verification')} note={say(`kiriman ke-${report.version}`, `sending ${report.version}`)}>
      <form className="form" noValidate onSubmit={(event: FormEvent) => event.preventDefault()}>
        <TextField
          label={say('Catatan', 'Note')}
          help={say('Wajib bila dikembalikan: apa yang harus dibetulkan.', 'Required when returned: what must be mended.')}
          error={faults.note}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {failure}
        <div className="form-acts start">
          <Button busy={busy} onPress={() => decide('returned')}>
            {say('Kembalikan', 'Return')}
          </Button>
          <Button
            look="primary"
            busy={busy}
            locked={isVerified ? say('Sudah diverifikasi', 'Already verified') : null}
            onPress={() => decide('verified')}
          >
            {say('Verifikasi', 'Verify')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
