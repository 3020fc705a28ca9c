import { isSkpdCode, type RosterFact } from '@lcc/domain';
import { rosterConnector } from '../roster.connector.js';
import { skpdOf } from '../target.js';
import { sipd } from './sipd-fields.js';
import { sipdTable } from './sipd-table.js';

/** The roster, and the ids by which the other tables name its units. Heads, treasurers and their NIP are not read. */
export const unitConnector = sipdTable({
  table: 'data_unit',
  title: { id: 'wp-sipd: SKPD dan unit', en: 'wp-sipd: agencies and units' },
  source: rosterConnector.source,
  marks: { all: ['id_skpd', 'kode_skpd', 'nama_skpd', 'idinduk'], none: ['kode_sbl'] },
  needed: ['id_skpd', 'kode_skpd', 'nama_skpd'],
  columns: {
    id_skpd: sipd.id('id SKPD atau unit'),
    kode_skpd: sipd.workUnit('Kode SKPD atau unitnya'),
    nama_skpd: sipd.text('Nama SKPD atau unitnya'),
    idinduk: sipd.optionalId('id SKPD induk'),
  },
  needs: (raw, year) => {
    const code = raw('kode_skpd');
    return code === null ? [] : [{ kind: 'roster', year, key: code }];
  },
  convert(rows, into) {
    const codes = new Map(rows.map(({ row }) => [row.id_skpd, row.kode_skpd]));
    for (const { source, row, year } of rows) {
      const workUnit = row.kode_skpd;
      const above = row.idinduk === null ? undefined : codes.get(row.idinduk);
      const fact: RosterFact = {
        kind: 'roster',
        ...into.base(year, `${year}-01-01`),
        workUnit,
        name: row.nama_skpd.replace(/\s+/g, ' '),
        parent: isSkpdCode(workUnit) ? null : above !== undefined && above !== workUnit ? above : skpdOf(workUnit),
        // SIPD numbers districts in its own way; the district an operator gave stays.
        district: into.context.known.find('roster', year, workUnit)?.district ?? null,
        verified: true,
      };
      into.add({ row: source.row, fact });
      into.identify(year, source.row, { table: 'unit', id: row.id_skpd, workUnit, code: workUnit });
    }
  },
  sample: {
    rows: [
      {
        id_skpd: '529',
        kode_skpd: '2.16.2.20.2.21.14.0000',
        nama_skpd: 'DINAS KOMUNIKASI DAN INFORMATIKA',
        idinduk: '529',
        tahun_anggaran: '2025',
        active: '1',
      },
      {
        id_skpd: '540',
        kode_skpd: '1.02.0.00.0.00.02.0067',
        nama_skpd: 'RSUD Contoh',
        idinduk: '530',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});
