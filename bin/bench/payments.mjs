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
