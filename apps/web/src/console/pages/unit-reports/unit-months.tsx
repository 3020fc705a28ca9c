import { type UnitContact, type UnitReport, unitContactSchema, unitReportsSchema } from '@lcc/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { decimalText } from '../../../shared/number-format.js';
import { Shape } from '../../../shared/shape.js';
import { act, ask } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { Button } from '../../parts/button.js';
import { SelectField } from '../../parts/field.js';
import { Notice } from '../../parts/notice.js';
import { Section } from '../../parts/page.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { Answered } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { ReportForm } from './report-form.js';
import { UnitQuestions } from './unit-questions.js';
import { Verdict } from './verdict.js';
import { monthText, REASON_WORDS, STATE_WORDS } from './words.js';

/** One unit: its month as it stands, to be written, mended or verified, and whom one may call. */
export function UnitMonths({ unit }: { readonly unit: string }) {
  const say = useSay();
  const { language } = usePreferences();
  const { may } = useSession();
  const client = useQueryClient();
  const [month, setMonth] = useState<string | null>(null);
  const key = ['unit-reports', unit];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => ask(unitReportsSchema, `/api/v1/unit-reports/${unit}`, { signal }) });
  const refresh = () => client.invalidateQueries({ queryKey: ['unit-reports'] });
  return (
    <Answered query={query}>
      {({ name, contact, reports }) => {
        const report = reports.find((each) => each.month === month) ?? reports[1] ?? reports[0];
        if (!report) return null;
        return (
          <section className="unit-months" aria-label={name}>
            <h2 className="name">{name}</h2>
            <p className="meta">{unit}</p>
            <UnitQuestions unit={unit} />
            <div className="month-choice">
              <SelectField
                label={say('Bulan', 'Month')}
                help={null}
                value={report.month}
                options={reports.map((each) => ({
                  value: each.month,
                  label: `${monthText(each.month, language)} · ${say(STATE_WORDS[each.state].words)}`,
                }))}
                onChange={(event) => setMonth(event.target.value)}
              />
              <p>
                <Shape name={STATE_WORDS[report.state].shape} /> {say(STATE_WORDS[report.state].words)}
                {report.version > 1 ? say(`, kiriman ke-${report.version}`, `, sending ${report.version}`) : ''}
              </p>
            </div>
            {report.note ? (
              <Notice shape={report.state === 'returned' ? 'waspada' : 'info'}>
                {say('Catatan verifikator', 'Note of the verifier')}: {report.note}
              </Notice>
            ) : null}
            {may('unit-reports.write') && report.state !== 'verified' ? (
              <ReportForm key={`${report.month} ${report.version}`} unit={unit} report={report} onSent={refresh} />
            ) : (
              <ReportFacts report={report} />
            )}
            {may('unit-reports.verify') && report.version > 0 ? (
              <Verdict key={`${report.month} ${report.version}`} unit={unit} report={report} onDone={refresh} />
            ) : null}
            <Section
              title={say('Yang dapat dihubungi', 'Whom to call')}
              note={say('tidak masuk buku; yang lama dilupakan', 'not in the log; the former is forgotten')}
            >
              {may('unit-reports.write') ? (
                <ContactForm key={contact?.phone ?? ''} unit={unit} contact={contact} onSaved={refresh} />
              ) : (
                <Contact contact={contact} />
              )}
            </Section>
          </section>
        );
      }}
    </Answered>
  );
}

function ReportFacts({ report }: { readonly report: UnitReport }) {
  const say = useSay();
  const { language } = usePreferences();
  if (report.state === 'none' && report.physical === null)
    return <p className="second">{say('Unit ini belum mengirim laporan bulan itu.', 'This unit has not sent a report of that month.')}</p>;
  const facts: readonly (readonly [string, string | null])[] = [
    [
      say('Realisasi fisik, kumulatif', 'Physical progress, cumulative'),
      report.physical === null ? null : `${decimalText(String(report.physical), language)}%`,
    ],
    [say('Masalah', 'Problem'), report.problem],
    [say('Sebab tertinggal', 'Reason for being behind'), report.reason ? say(REASON_WORDS[report.reason]) : null],
    [say('Penjelasan', 'Explanation'), report.explanation],
    [say('Penanggung jawab', 'Owner'), report.owner],
    [say('Kembali sesuai rencana pada', 'Back on plan by'), report.promise],
  ];
  return (
    <dl className="facts">
      {facts.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

function Contact({ contact }: { readonly contact: UnitContact | null }) {
  const say = useSay();
  if (!contact) return <p className="second">{say('Belum ditulis oleh unitnya.', 'Not yet written by the unit.')}</p>;
  return (
    <p>
      <b>{contact.name}</b>, <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
    </p>
  );
}

interface ContactFormProps {
  readonly unit: string;
  readonly contact: UnitContact | null;
  readonly onSaved: () => Promise<unknown>;
}

function ContactForm({ unit, contact, onSaved }: ContactFormProps) {
  const say = useSay();
  const run = useAct();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <>
        <Contact contact={contact} />
        <div className="acts-row">
          <Button onPress={() => setOpen(true)}>{contact ? say('Ganti', 'Change') : say('Tulis', 'Write')}</Button>
        </div>
      </>
    );
  return (
    <SchemaForm
      schema={unitContactSchema}
      start={contact ?? { name: '', phone: '' }}
      fields={[
        {
          name: 'name',
          label: { id: 'Nama', en: 'Name' },
          help: { id: 'Pejabat yang menjawab telepon Bupati.', en: "The official who answers the regent's call." },
        },
        {
          name: 'phone',
          label: { id: 'Telepon', en: 'Telephone' },
          help: { id: 'Misalnya 0812 3456 7890.', en: 'For example 0812 3456 7890.' },
        },
      ]}
      submit={say('Simpan', 'Save')}
      onCancel={() => setOpen(false)}
      onSubmit={async (body) => {
        await run(() => act(`/api/v1/unit-reports/${unit}/contact`, { method: 'PUT', body }));
        await onSaved();
      }}
    />
  );
}
