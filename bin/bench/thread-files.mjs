import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgetLines, chains, YEAR } from './thread-facts.mjs';

const rupiah = (sen) => `${sen / 100n}.${String(sen % 100n).padStart(2, '0')}`;

function* rowsOf(facts, kind, row) {
  let i = 0;
  for (const fact of facts) if (fact.kind === kind) yield row(fact, i++);
}

const unitRow = (code) => ({ kode_skpd: code, nama_skpd: `Dinas ${code}` });
const budgetRow = ({ workUnit, subActivity, account, fundingSource, amount }) => ({
  tahun: String(YEAR),
  kode_skpd: workUnit,
  kode_sub_kegiatan: subActivity,
  kode_sumber_dana: fundingSource,
  kode_rekening: account,
  pagu: rupiah(amount),
});
const office = ({ workUnit, officeId }) => ({ tahun_anggaran: String(YEAR), kd_satker: officeId, kd_satker_str: workUnit });
const contractRow = (fact) => ({
  ...office(fact),
  kd_nontender: fact.process,
  nama_paket: fact.name,
  no_kontrak: fact.number,
  tgl_kontrak: fact.date,
  nama_penyedia: fact.vendor.name,
  npwp_penyedia: fact.vendor.taxId,
  nilai_kontrak: rupiah(fact.amount),
  jenis_kontrak: 'Lumsum',
  status_kontrak: fact.status,
  versi_addendum: '0',
});
const orderRow = (fact, i, party) => ({
  id_sp_2_d: String(i + 1),
  nomor_sp_2_d: fact.number,
  tanggal_sp_2_d: fact.date,
  jenis_sp_2_d: fact.paymentKind,
  nilai_sp_2_d: rupiah(fact.amount),
  kode_sub_skpd: fact.workUnit,
  keterangan_sp_2_d: fact.description,
  nomor_spm: party.spmNumber,
  nomor_kontrak: party.contractNumber,
  is_transfer_sp_2_d: '1',
  tahun_anggaran: String(YEAR),
  active: '1',
  detail: fact.lines.map((line) => ({
    kode_rekening: line.account,
    kode_sub_kegiatan: line.subActivity,
    jumlah: rupiah(line.amount),
    nama_pihak_ketiga: party.vendor.name,
    npwp_pihak_ketiga: party.vendor.taxId,
  })),
});

/**
 * The same year as files of an office: roster, budget, contracts as SPSE has them, SP2D as SIPD has them.
 * @returns {string[][]} arguments of `lcc import`, file by file
 */
export function writeThreadFiles(folder, { lines, chains: count }) {
  const write = (name, rows, ...options) => {
    writeFileSync(join(folder, name), [...rows].map((row) => JSON.stringify(row)).join('\n'));
    return [join(folder, name), ...options];
  };
  const parties = new Map([...chains(count)].flatMap((fact) => (fact.kind === 'sp2d-party' ? [[fact.number, fact]] : [])));
  const units = new Set([...budgetLines(lines)].map(({ workUnit }) => workUnit));
  return [
    write('opd.ndjson', [...units].map(unitRow), '--connector', 'roster', '--year', String(YEAR)),
    write(
      'anggaran.ndjson',
      rowsOf(budgetLines(lines), 'budget-line', budgetRow),
      '--connector',
      'budget-lines',
      '--stage',
      'MURNI',
      '--in-force',
      `${YEAR}-01-01`,
    ),
    write('kontrak.ndjson', rowsOf(chains(count), 'contract', contractRow), '--connector', 'lkpp-spse-non-tender-ekontrak-kontrak'),
    write(
      'sp2d.ndjson',
      rowsOf(chains(count), 'sp2d', (fact, i) => orderRow(fact, i, parties.get(fact.number))),
      '--connector',
      'wp-sipd-sp2d-sipd-ri',
    ),
  ];
}
