import './prevention/prevention.css';
import type { EvidenceBook, EvidenceDocument } from '@lcc/contract';
import { useState } from 'react';
import { Link, useLocation, useRoute, useSearchParams } from 'wouter';
import { useAction } from '../frame/actions.js';
import { Button } from '../parts/button.js';
import { FilterField } from '../parts/filter-field.js';
import { Page } from '../parts/page.js';
import { Answered, Empty } from '../parts/states.js';
import { Tabs } from '../parts/tabs.js';
import { Tag } from '../parts/tag.js';
import { useSearch } from '../parts/use-search.js';
import { useSay } from '../preferences.js';
import { useSession } from '../session.js';
import { DocumentDetail } from './prevention/document-detail.js';
import { DocumentTable } from './prevention/document-table.js';
import { FolderUpload } from './prevention/folder-upload.js';
import { IndexValues } from './prevention/index-values.js';
import { Matrix } from './prevention/matrix.js';
import { Milestones } from './prevention/milestones.js';
import { Signals } from './prevention/signals.js';
import { Standing } from './prevention/standing.js';
import { evidenceYear, useEvidence } from './prevention/use-evidence.js';
import { WhatIf } from './prevention/what-if.js';

/** How many years back the list of years offers, and next year, whose catalogue may come early. */
const YEARS_AROUND = [-1, 0, 1, 2, 3, 4];

/** Evidence for corruption prevention: by area and unit, document by document, and what would be if. */
export default function PreventionPage() {
  const say = useSay();
  const { may } = useSession();
  const [search, set] = useSearch();
  const year = Number(search.get('tahun') ?? evidenceYear());
  const query = useEvidence(year, search.get('skema'));
  const [folder, setFolder] = useState(false);
  const book = query.data;
  const text = search.get('cari') ?? '';
  const late = book?.documents.filter(({ isOverdue }) => isOverdue).length ?? 0;
  return (
    <Page
      title={say('Pencegahan', 'Prevention')}
      tag={
        book ? <Tag>{say(`${book.scheme} ${book.year}, ${late} terlambat`, `${book.scheme} ${book.year}, ${late} late`)}</Tag> : undefined
      }
      actions={
        <>
          <FilterField value={text} label={say('Saring dokumen', 'Filter documents')} onChange={(value) => set('cari', value)} />
          {may('evidence.bring') ? <Button onPress={() => setFolder(true)}>{say('Unggah folder', 'Upload a folder')}</Button> : null}
        </>
      }
    >
      <div className="filters">
        <label>
          {say('Tahun', 'Year')}
          <select value={year} onChange={(event) => set('tahun', event.target.value)}>
            {YEARS_AROUND.map((away) => (
              <option key={away}>{evidenceYear() - away}</option>
            ))}
          </select>
        </label>
        {book && book.schemes.length > 1 ? (
          <label>
            {say('Skema', 'Scheme')}
            <select value={book.scheme} onChange={(event) => set('skema', event.target.value)}>
              {book.schemes.map((scheme) => (
                <option key={scheme}>{scheme}</option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      <Answered query={query}>
        {(found) =>
          found ? (
            <Book key={`${found.scheme} ${found.year}`} book={found} text={text} unit={search.get('unit')} />
          ) : (
            <NoCatalogue year={year} />
          )
        }
      </Answered>
      {folder && book ? <FolderUpload documents={book.documents} onClose={() => setFolder(false)} /> : null}
    </Page>
  );
}

/** What it takes before anything can be shown of a year. */
function NoCatalogue({ year }: { readonly year: number }) {
  const say = useSay();
  const { may } = useSession();
  return (
    <Empty
      title={say(`Katalog ${year} belum ada`, `No catalogue of ${year} yet`)}
      action={
        may('imports.apply') ? (
          <Link className="button primary" href="/impor">
            {say('Buka Impor', 'Open Imports')}
          </Link>
        ) : undefined
      }
    >
      {say(
        'Area, indikator, dokumen dan tenggatnya datang sebagai satu berkas (JSON atau buku kerja). Setelah diimpor, bukti dapat diunggah di sini.',
        'Areas, indicators, documents and their deadlines come as one file (JSON or a workbook). Once it is imported, evidence is uploaded here.',
      )}
    </Empty>
  );
}

function Book({ book, text, unit }: { readonly book: EvidenceBook; readonly text: string; readonly unit: string | null }) {
  const say = useSay();
  const [, parts] = useRoute('/pencegahan/:tab?');
  const tab = parts?.tab;
  const [, navigate] = useLocation();
  const [search] = useSearchParams();
  const { may } = useSession();
  const documents = book.documents.filter((document) => fits(document, text, unit));
  return (
    <>
      <Standing book={book} />
      <Tabs
        label={say('Bagian halaman', 'Parts of the page')}
        open={tab ?? 'matriks'}
        onOpen={(id) => navigate(`/pencegahan/${id}?${withUnit(search, null)}`)}
        tabs={[
          {
            id: 'matriks',
            title: say('Matriks', 'Matrix'),
            content: <Matrix documents={book.documents} onOpen={(key) => navigate(`/pencegahan/dokumen?${withUnit(search, key)}`)} />,
          },
          { id: 'dokumen', title: say('Dokumen', 'Documents'), content: <Documents documents={documents} signals={book.signals} /> },
          { id: 'sinyal', title: say('Sinyal', 'Signals'), content: <Signals signals={book.signals} /> },
          { id: 'rencana', title: say('Rencana aksi', 'Action plan'), content: <Milestones milestones={book.milestones} /> },
          ...(may('board.read') ? [{ id: 'indeks', title: say('Indeks', 'Indices'), content: <IndexValues book={book} /> }] : []),
          { id: 'bila', title: say('Bagaimana bila', 'What if'), content: <WhatIf book={book} /> },
        ]}
      />
    </>
  );
}

/** The chosen year, scheme and filter, with one unit or all. */
function withUnit(search: URLSearchParams, unit: string | null): URLSearchParams {
  const next = new URLSearchParams(search);
  if (unit === null) next.delete('unit');
  else next.set('unit', unit);
  return next;
}

function fits({ code, name, indicator, area, unit, unitName }: EvidenceDocument, text: string, only: string | null): boolean {
  if (only !== null && (unit ?? '') !== only) return false;
  const all = [code, name, indicator, area, unitName].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function Documents({ documents, signals }: { readonly documents: readonly EvidenceDocument[]; readonly signals: EvidenceBook['signals'] }) {
  const say = useSay();
  const [open, setOpen] = useState<string | null>(null);
  useAction({
    id: 'back',
    title: { id: 'Tutup rincian', en: 'Close the details' },
    icon: 'close',
    group: 'view',
    keys: 'Escape',
    run: () => setOpen(null),
  });
  if (documents.length === 0)
    return (
      <Empty title={say('Tidak ada dokumen yang cocok', 'No document fits')}>
        {say('Hapus saringannya, atau impor katalog tahun ini.', 'Clear the filter, or import the catalogue of this year.')}
      </Empty>
    );
  const chosen = documents.some(({ id }) => id === open) ? open : null;
  return (
    <div className={chosen ? 'split' : 'split alone'}>
      <DocumentTable documents={documents} chosen={chosen} onOpen={setOpen} />
      {chosen ? <DocumentDetail key={chosen} id={chosen} signals={signals} /> : null}
    </div>
  );
}
