import { addDays, type Sen, senToWire } from '@lcc/domain';
import { random } from '../random.js';
import type { Contract } from './contracts.js';
import { sourceId, taxNumberOf } from './delivery.js';

const FIRST_NAMES = ['Sinar', 'Bukit', 'Wampu', 'Karya', 'Maju', 'Tunas', 'Mitra', 'Bahorok', 'Stabat', 'Cahaya'] as const;
const LAST_NAMES = ['Utama', 'Abadi', 'Persada', 'Mandiri', 'Sejahtera', 'Konstruksi', 'Perkasa', 'Nusantara'] as const;
/** Tenders in which the second bid lies next to the winner's. */
const TOO_CLOSE = 0.03;

/** In ten thousandths of the winner's price. As in a regency of 2025: the second lies 1 to 5 % above the winner, half of them within 3 %. */
const priceAbove = (amount: Sen, tenThousandths: number): Sen => (amount * BigInt(10_000 + tenThousandths)) / 10_000n;

/** Who took part in a tender, and the bids: some only registered, the winner has the lowest price. */
export function bidRows({ process, firm, amount }: Contract, seed: number): object[] {
  const rng = random(seed, 'bids', process);
  const gap = rng.next() < TOO_CLOSE ? rng.int(2, 20) : Math.max(105, Math.round(rng.logNormal(280, 0.6)));
  let above = gap;
  const others = Array.from({ length: rng.int(1, 4) }, () => {
    const price = priceAbove(amount, above);
    above += rng.int(40, 400);
    return price;
  });
  const from = rng.int(0, FIRST_NAMES.length - 1);
  const registered = Array.from({ length: rng.int(2, 5) }, () => null);
  return [amount, ...others, ...registered].map((price, i) => {
    const name = i === 0 ? firm : `CV ${FIRST_NAMES[(from + i) % FIRST_NAMES.length]} ${rng.pick(LAST_NAMES)} Rekaan`;
    return {
      kd_tender: process,
      kd_peserta: `${process}${String(i + 1).padStart(2, '0')}`,
      kd_penyedia: String(Number.parseInt(sourceId('vendor', name), 16) % 1_000_000),
      nama_penyedia: name,
      npwp_penyedia: taxNumberOf(name),
      nilai_penawaran: price === null ? '' : senToWire(price),
      nilai_terkoreksi: price === null ? '' : senToWire(price),
      pemenang: i === 0 ? '1' : '0',
      pemenang_terverifikasi: i === 0 ? '1' : '0',
    };
  });
}

/** When bids could be sent in: from the day after the announcement on. */
export function timetableRow({ process, announced }: Contract, seed: number): object {
  const days = random(seed, 'timetable', process).int(6, 12);
  return {
    kd_tender: process,
    kd_tahapan: '18833',
    nama_tahapan: 'Upload Dokumen Penawaran',
    kd_akt: '0',
    tgl_awal: `${addDays(announced, 1)} 08:00:00`,
    tgl_akhir: `${addDays(announced, 1 + days)} 10:00:00`,
  };
}
