import { delayReasonSchema, type UnitReport, unitReportSchema, unitReportSendSchema } from '@lcc/contract';
import { type FormEvent, useState } from 'react';
import { ask, Refusal } from '../../api.js';
import { useAction } from '../../frame/actions.js';
import { Button } from '../../parts/button.js';
import { SelectField, TextField } from '../../parts/field.js';
import { Failed } from '../../parts/states.js';
import { useFaults } from '../../parts/use-faults.js';
import { useSay } from '../../preferences.js';
import { REASON_WORDS } from './words.js';

interface ReportFormProps {
  readonly unit: string;
  readonly report: UnitReport;
  readonly onSent: () => Promise<unknown>;
}

const textOf = (text: string): string | null => text.trim() || null;

/** What a unit says of a month. A reason asks for an explanation and for the day by which the unit is back on plan. */
export function ReportForm({ unit, report, onSent }: ReportFormProps) {
  const say = useSay();
  const { faults, judge, take } = useFaults();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [draft, setDraft] = useState({
    physical: report.physical === null ? '' : String(report.physical).replace('.', ','),
    problem: report.problem ?? '',
    reason: report.reason ?? '',
    explanation: report.explanation ?? '',
    owner: report.owner ?? '',
    promise: report.promise ?? '',
  });
  const put = (name: keyof typeof draft) => (event: { target: { value: string } }) =>
    setDraft((now) => ({ ...now, [name]: event.target.value }));
  const send = () => {
    setFailure(null);
    const isBehind = draft.reason !== '';
    const body = {
      month: report.month,
      version: report.version,
      physical: draft.physical.trim() === '' ? undefined : Number(draft.physical.replace(',', '.')),
      problem: textOf(draft.problem),
      reason: isBehind ? draft.reason : null,
      explanation: textOf(draft.explanation),
      owner: draft.owner,
      promise: isBehind ? textOf(draft.promise) : null,
    };
    if (!judge(unitReportSendSchema, body)) return;
    setBusy(true);
    ask(unitReportSchema, `/api/v1/unit-reports/${unit}`, { method: 'PUT', body })
      .then(onSent)
      .catch((error: unknown) => (error instanceof Refusal && error.status === 422 && take(error) ? undefined : setFailure(error)))
      .finally(() => setBusy(false));
  };
  useAction({
    id: 'send-report',
    title: { id: 'Kirim laporan', en: 'Send the report' },
    icon: 'check',
    group: 'do',
    keys: 'Ctrl Enter',
    run: send,
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={say('Realisasi fisik, persen kumulatif', 'Physical progress, per cent, cumulative')}
        help={say(
          'Dari awal tahun sampai akhir bulan ini, tertimbang pagu; misalnya 52,5.',
          'From the start of the year to the end of this month; for example 52.5.',
        )}
        inputMode="decimal"
        error={faults.physical ?? faults.month}
        value={draft.physical}
        onChange={put('physical')}
      />
      <TextField
        label={say('Masalah', 'Problem')}
        help={say(
          'Apa yang menghambat, dalam satu dua kalimat. Kosongkan bila tidak ada.',
          'What stands in the way. Leave empty if nothing does.',
        )}
        error={faults.problem}
        value={draft.problem}
        onChange={put('problem')}
      />
      <SelectField
        label={say('Sebab tertinggal', 'Reason for being behind')}
        help={say('Yang terberat, bila lebih dari satu.', 'The heaviest, if there are several.')}
        error={faults.reason}
        value={draft.reason}
        options={[
          { value: '', label: say('tidak tertinggal', 'not behind') },
          ...delayReasonSchema.options.map((value) => ({ value, label: say(REASON_WORDS[value]) })),
        ]}
        onChange={put('reason')}
      />
      <TextField
        label={say('Penjelasan', 'Explanation')}
        help={say('Dibaca Bupati di baris unit ini.', 'The regent reads this in the row of this unit.')}
        error={faults.explanation}
        value={draft.explanation}
        onChange={put('explanation')}
      />
      <TextField
        label={say('Penanggung jawab', 'Owner')}
        help={say(
          'Jabatan, bukan nama orang; misalnya Kepala Bidang Bina Marga.',
          'The office, not a person; for example head of the roads division.',
        )}
        error={faults.owner}
        value={draft.owner}
        onChange={put('owner')}
      />
      {draft.reason === '' ? null : (
        <TextField
          label={say('Kembali sesuai rencana pada', 'Back on plan by')}
          help={say(
            'Janji yang dibaca Bupati; bila lewat, ia diberi tahu.',
            'A promise the regent reads; when it passes, the regent is told.',
          )}
          type="date"
          error={faults.promise}
          value={draft.promise}
          onChange={put('promise')}
        />
      )}
      {failure ? <Failed error={failure} onRetry={() => void onSent()} /> : null}
      <div className="form-acts start">
        <Button type="submit" look="primary" hint="Ctrl ↵" busy={busy}>
          {report.version === 0 ? say('Kirim laporan', 'Send the report') : say('Kirim perbaikan', 'Send the correction')}
        </Button>
      </div>
    </form>
  );
}
