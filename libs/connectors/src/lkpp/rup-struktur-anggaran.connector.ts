import { lkppConnector } from './lkpp-connector.js';
import { lkpp, sen } from './lkpp-fields.js';

/** What each office typed of its budget into SiRUP. */
export const rupStrukturAnggaran = lkppConnector({
  name: 'RUP-StrukturAnggaranPD',
  title: { id: 'SiRUP: struktur anggaran SKPD', en: 'SiRUP: budget structure of agencies' },
  columns: {
    kd_satker: lkpp.id('Nomor satker di SiRUP'),
    belanja_operasi: lkpp.money('Belanja operasi'),
    belanja_modal: lkpp.money('Belanja modal'),
    belanja_btt: lkpp.money('Belanja tidak terduga'),
    belanja_non_pengadaan: lkpp.money('Belanja yang bukan pengadaan'),
    belanja_pengadaan: lkpp.money('Belanja pengadaan'),
    total_belanja: lkpp.money('Total belanja'),
  },
  marks: ['belanja_pengadaan', 'total_belanja'],
  toFact: (row, base) => ({
    kind: 'rup-structure',
    ...base.on(null),
    level: 'office',
    id: row.kd_satker,
    parentId: null,
    code: null,
    name: row.nama_satker,
    ceiling: sen(row.total_belanja),
    deleted: false,
    shares: {
      operatingAmount: sen(row.belanja_operasi),
      capitalAmount: sen(row.belanja_modal),
      contingencyAmount: sen(row.belanja_btt),
      procurementAmount: sen(row.belanja_pengadaan),
      otherAmount: sen(row.belanja_non_pengadaan),
    },
  }),
  sample: {
    belanja_operasi: '22639417779',
    belanja_modal: '0',
    belanja_btt: '0',
    belanja_non_pengadaan: '2200696340',
    belanja_pengadaan: '22639417779',
    total_belanja: '24840114119',
  },
});
