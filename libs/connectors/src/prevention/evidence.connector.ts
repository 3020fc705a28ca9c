import { businessDate, type EvidenceAct, type EvidenceFact } from '@lcc/domain';
import { z } from 'zod';
import type { Connector } from '../connector.js';
import { fields, fieldsOf } from '../row-fields.js';
import { choiceField, instantField, linkField } from './prevention-fields.js';
import { convertRows, hasColumns, readRows, yearOfRow } from './prevention-year.js';

/** The words that offices use in their trackers, and what each means. Those that bring nothing leave the stage as it is. */
const WORDS: Readonly<Record<string, EvidenceAct>> = {
  'sudah diterima': 'receive',
  terpenuhi: 'receive',
  diunggah: 'receive',
  diverifikasi: 'verify',
  qa: 'assure',
  dikembalikan: 'return',
  'sedang disiapkan': 'status',
  'dalam perbaikan': 'status',
  'proses reviu': 'status',
  'belum ada progres': 'status',
  'menunggu tanda tangan': 'status',
  'surat pernyataan belum diterima': 'status',
  'sebagian sudah diupload': 'status',
};

const evidenceRow = z.object({
  tahun: fields.told.year('Tahun pedoman'),
  skema: fields.optionalText('Skema, MCSP bila kosong'),
  kode_dokumen: fields.text('Kode dokumen dalam katalog'),
  status: choiceField(
    'Status, misalnya Sudah Diterima, Diverifikasi, Dalam Perbaikan',
    Object.fromEntries(Object.keys(WORDS).map((word) => [word, word])),
  ),
  waktu: instantField('Sejak kapan'),
  oleh: fields.text('Jabatan atau kantor yang mencatat, bukan nama orang'),
  tautan: linkField('Tautan ke dokumen'),
  catatan: fields.optionalText('Catatan; untuk Dikembalikan wajib: alasannya'),
});
const NEEDED = ['kode_dokumen', 'status', 'waktu', 'oleh'];

/** A tracker of evidence as an office keeps it: what came, what was verified, what is on its way. */
export const evidenceConnector: Connector = {
  id: 'prevention-evidence',
  title: { id: 'Status bukti MCSP', en: 'MCSP evidence tracker' },
  source: { id: 'prevention-evidence', title: 'Bukti MCSP', cadenceHours: 24 * 7 },
  formats: ['csv', 'json', 'ndjson', 'xlsx', 'xls'],
  fields: fieldsOf(evidenceRow),
  recognizes: (table) => hasColumns(table, NEEDED),
  read: (table) => readRows(table, evidenceRow, NEEDED),
  convert: (input, context) =>
    convertRows(input.rows, evidenceRow, context, (row, refuse): EvidenceFact | undefined => {
      const date = businessDate(Date.parse(row.waktu));
      if (date > context.today) return refuse('waktu', 'future', `${row.waktu} belum terjadi; periksa waktunya`);
      const act = WORDS[row.status] ?? 'status';
      if (act === 'return' && row.catatan === null) return refuse('catatan', 'blank', 'alasan kosong; tulis mengapa dikembalikan');
      const word = act === 'status' || act === 'receive' ? sentenceCase(row.status) : null;
      return {
        kind: 'prevention-evidence',
        region: context.region,
        year: yearOfRow(row.tahun, context),
        date,
        scheme: (row.skema ?? 'MCSP').toUpperCase(),
        code: row.kode_dokumen,
        act,
        time: row.waktu,
        by: row.oleh,
        file: null,
        link: row.tautan,
        text: [word, row.catatan].filter((text) => text !== null).join(': ') || null,
      };
    }),
  sample: {
    name: 'bukti-contoh.csv',
    rows: [
      { tahun: '2025', kode_dokumen: '2.2.1', status: 'Sudah Diterima', waktu: '2025-05-12', oleh: 'Inspektorat', tautan: '', catatan: '' },
      { tahun: '2025', kode_dokumen: '2.2.1', status: 'Diverifikasi', waktu: '2025-05-20T09:30:00+07:00', oleh: 'Inspektorat' },
      {
        tahun: '2025',
        kode_dokumen: '2.2.2',
        status: 'Menunggu Tanda Tangan',
        waktu: '2025-06-02',
        oleh: 'Bagian PBJ',
        catatan: 'Di meja Sekda',
      },
    ],
  },
};

const sentenceCase = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
