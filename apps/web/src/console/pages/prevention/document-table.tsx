import type { EvidenceDocument } from '@lcc/contract';
import { Shape } from '../../../shared/shape.js';
import { dayText } from '../../../shared/time-format.js';
import { type Column, DataTable } from '../../parts/data-table.js';
import { usePreferences, useSay } from '../../preferences.js';
import { STAGE_SHAPES, STAGE_WORDS, STAGES } from './prevention-words.js';

/** Documents with their stage and deadline. */
export function DocumentTable({
  documents,
  chosen,
  onOpen,
}: {
  readonly documents: readonly EvidenceDocument[];
  readonly chosen: string | null;
  readonly onOpen: (id: string) => void;
}) {
  const say = useSay();
  const { language } = usePreferences();
  const columns: readonly Column<EvidenceDocument>[] = [
    { key: 'code', title: say('Kode', 'Code'), cell: ({ code }) => code, order: ({ code }) => code },
    {
      key: 'name',
      title: say('Dokumen', 'Document'),
      cell: ({ name, indicator }) => (
        <>
          <b>{name ?? say('Nama belum diterbitkan', 'Name not published')}</b>
          <small className="second">{indicator}</small>
        </>
      ),
    },
    { key: 'unit', title: say('Pengampu', 'Owner'), cell: ({ unitName }) => unitName ?? '–', order: ({ unitName }) => unitName ?? '' },
    {
      key: 'deadline',
      title: say('Tenggat', 'Deadline'),
      order: ({ deadline }) => deadline ?? '9999',
      cell: ({ deadline, isOverdue }) => (
        <>
          {isOverdue ? <Shape name="kritis" /> : null}{' '}
          {deadline === null ? '–' : dayText(Date.parse(`${deadline}T12:00:00+07:00`), language)}
          {isOverdue ? <small>{say('terlambat', 'late')}</small> : null}
        </>
      ),
    },
    {
      key: 'stage',
      title: say('Tahap', 'Stage'),
      order: ({ stage }) => STAGES.indexOf(stage),
      cell: ({ stage, note }) => (
        <>
          <Shape name={STAGE_SHAPES[stage]} /> {say(STAGE_WORDS[stage])}
          {note ? <small className="second">{note}</small> : null}
        </>
      ),
    },
    { key: 'files', title: say('Versi', 'Versions'), numeric: true, cell: ({ files }) => files, order: ({ files }) => files },
  ];
  return (
    <DataTable
      label={say('Dokumen pencegahan', 'Prevention documents')}
      columns={columns}
      rows={documents}
      idOf={({ id }) => id}
      chosen={chosen}
      onOpen={({ id }) => onOpen(id)}
    />
  );
}
