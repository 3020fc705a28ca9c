import { type EvidenceBook, type EvidenceValue, valueEnterSchema } from '@lcc/contract';
import { businessDate } from '@lcc/domain/values';
import { useState } from 'react';
import { decimalText } from '../../../shared/number-format.js';
import { dayText } from '../../../shared/time-format.js';
import { act } from '../../api.js';
import { useAct } from '../../frame/act.js';
import { useAction } from '../../frame/actions.js';
import { Button } from '../../parts/button.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { Dialog } from '../../parts/dialog.js';
import { Section } from '../../parts/page.js';
import { SchemaForm } from '../../parts/schema-form.js';
import { Empty } from '../../parts/states.js';
import { usePreferences, useSay } from '../../preferences.js';
import { useSession } from '../../session.js';
import { useRenewEvidence } from './use-evidence.js';

/** Indices of others and scores of earlier years, each with source and day; entered here or by a file. */
export function IndexValues({ book: { values, year } }: { readonly book: EvidenceBook }) {
  const say = useSay();
  const { language } = usePreferences();
  const mayEnter = useSession().may('evidence.verify');
  const [isEntering, setEntering] = useState(false);
  useAction({
    id: 'enter-value',
    title: { id: 'Catat nilai indeks', en: 'Enter a value of an index' },
    icon: 'plus',
    group: 'do',
    keys: 'N',
    locked: mayEnter ? null : { id: 'Perlu hak verifikasi', en: 'Needs the right to verify' },
    run: () => setEntering(true),
  });
  const number = (text: string): string => (/^[0-9.]+$/.test(text) ? decimalText(text, language) : text);
  const columns: readonly Column<EvidenceValue>[] = [
    {
      key: 'index',
      title: say('Indeks', 'Index'),
      order: ({ index }) => index,
      cell: ({ index, code }) => (
        <>
          <b>{index}</b>
          {code === null ? null : <small>{code}</small>}
        </>
      ),
    },
    { key: 'year', title: say('Tahun', 'Year'), numeric: true, order: ({ ofYear }) => ofYear, cell: ({ ofYear }) => ofYear },
    {
      key: 'value',
      title: say('Nilai', 'Value'),
      numeric: true,
      cell: ({ value, required }) => (
        <>
          {number(value)}
          {required === null ? null : <small>{`${say('dari', 'of')} ${number(required)}`}</small>}
        </>
      ),
    },
    {
      key: 'assessor',
      title: say('Penilai', 'Assessed by'),
      cell: ({ assessor }) => (assessor === 'self' ? say('sendiri', 'own') : say('KPK atau lembaga', 'KPK or an institution')),
    },
    {
      key: 'source',
      title: say('Sumber', 'Source'),
      cell: ({ source, date }) => (
        <>
          {source}
          <small>{dayText(Date.parse(`${date}T12:00:00+07:00`), language)}</small>
        </>
      ),
    },
  ];
  return (
    <Section
      title={say('Indeks dan nilai', 'Indices and scores')}
      note={say('SPI, opini BPK dan tindak lanjutnya, SAKIP, SPBE, LHKPN', 'SPI, BPK opinion and its follow-up, SAKIP, SPBE, LHKPN')}
    >
      {mayEnter ? (
        <p>
          <Button icon="plus" hint="N" onPress={() => setEntering(true)}>
            {say('Catat nilai', 'Enter a value')}
          </Button>
        </p>
      ) : null}
      {values.length === 0 ? (
        <Empty title={say('Belum ada nilai', 'No values yet')}>
          {say(
            'Catat di sini dengan sumber dan tanggalnya, atau impor dengan penghubung prevention-values.',
            'Enter them here with source and day, or import them with the connector prevention-values.',
          )}
        </Empty>
      ) : (
        <DataTable
          label={say('Indeks dan nilai', 'Indices and scores')}
          columns={columns}
          rows={values}
          idOf={({ index, code, ofYear, assessor }) => [index, code, ofYear, assessor].join('|')}
        />
      )}
      {isEntering ? <Enter year={year} onClose={() => setEntering(false)} /> : null}
    </Section>
  );
}

function Enter({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const say = useSay();
  const deed = useAct();
  const renew = useRenewEvidence();
  return (
    <Dialog title={say('Catat nilai indeks', 'Enter a value of an index')} onClose={onClose}>
      <div className="pad">
        <SchemaForm
          schema={valueEnterSchema}
          start={{
            index: '',
            ofYear: year - 1,
            value: '',
            required: null,
            assessor: 'external',
            date: businessDate(Date.now()),
            source: '',
          }}
          fields={[
            {
              name: 'index',
              label: { id: 'Indeks', en: 'Index' },
              help: { id: 'Pilih atau tulis nama singkatnya.', en: 'Choose, or write its short name.' },
              options: ['SPI', 'OPINI BPK', 'TLHP BPK', 'TLHP INSPEKTORAT', 'SAKIP', 'SPBE', 'LHKPN', 'MCSP', 'MCP'].map((value) => ({
                value,
                label: value,
              })),
            },
            {
              name: 'ofYear',
              control: 'number',
              label: { id: 'Tahun yang dinilai', en: 'Year it is of' },
              help: { id: 'Bukan tahun terbitnya.', en: 'Not the year it came out.' },
            },
            {
              name: 'value',
              label: { id: 'Nilai', en: 'Value' },
              help: { id: 'Angka seperti 72,4, atau sebutan seperti WTP dan BB.', en: 'A number like 72.4, or a grade like WTP and BB.' },
            },
            {
              name: 'required',
              nullable: true,
              label: { id: 'Dari berapa', en: 'Of how many' },
              help: {
                id: 'Bila nilai adalah yang selesai, misalnya rekomendasi atau wajib lapor; selain itu kosong.',
                en: 'If the value is what is done, as of recommendations or of those who must report; else empty.',
              },
            },
            {
              name: 'assessor',
              control: 'select',
              label: { id: 'Penilai', en: 'Assessed by' },
              help: { id: 'Nilai sendiri tidak pernah dihitung terverifikasi.', en: 'An own value never counts as verified.' },
              options: [
                { value: 'external', label: say('KPK atau lembaga', 'KPK or an institution') },
                { value: 'self', label: say('sendiri', 'own') },
              ],
            },
            {
              name: 'date',
              control: 'date',
              label: { id: 'Tanggal', en: 'Day' },
              help: {
                id: 'Tanggal suratnya; indeks, tahun, dan tanggal yang sama mengoreksi.',
                en: 'Of the letter; the same index, year and day corrects.',
              },
            },
            {
              name: 'source',
              label: { id: 'Sumber', en: 'Source' },
              help: {
                id: 'Surat, laporan, atau laman, agar dapat diperiksa.',
                en: 'The letter, report or page, so that it can be checked.',
              },
            },
          ]}
          submit={say('Catat', 'Enter')}
          onCancel={onClose}
          onSubmit={async (body) => {
            await deed(() => act(`/api/v1/prevention/${year}/values`, { method: 'POST', body }));
            await renew();
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
