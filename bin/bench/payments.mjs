import { businessDate, yearOf } from '../../libs/domain/dist/index.js';
import { createRegency } from '../../libs/simulator/dist/index.js';

/** The demo's regency, so that every SP2D names a unit and an account of its budget. */
const DEMO_SEED = 1205;

/** Small payments of today that count, one line each, numbered anew, as rows of the connector `sp2d`. */
export function* payments() {
  const date = businessDate(Date.now());
  const slots = 1_440;
  const regency = createRegency({ seed: DEMO_SEED, year: yearOf(date) });
  const shapes = [];
  for (let n = 1; n < slots; n++) {
    const row = regency.live(date, n, slots);
    const counts = row.jenis_sp_2_d === 'LS' || row.jenis_sp_2_d === 'GU';
    if (counts && row.detail.length === 1) shapes.push(row);
  }
  for (let n = 1; ; n++) yield { ...shapes[n % shapes.length], nomor_sp_2_d: `UKUR/${n}/${date}` };
}

/** An SP2D fact as a row of the connector `sp2d`; `prefix` makes its number its own. */
export const paymentRow = (fact, prefix = '') => ({
  nomor_sp_2_d: `${prefix}${fact.number}`,
  tanggal_sp_2_d: fact.date,
  jenis_sp_2_d: 'LS',
  nilai_sp_2_d: `${fact.amount}.00`,
  kode_sub_skpd: fact.workUnit,
  keterangan_sp_2_d: `Pembayaran belanja ${fact.lines[0].account}`,
  status: 'ditransfer',
  detail: [
    {
      kode_sub_kegiatan: '1.03.10.2.01.0029',
      kode_rekening: fact.lines[0].account,
      kode_dana: '1.2.01.01.01.01',
      jumlah: `${fact.amount}.00`,
    },
  ],
});
