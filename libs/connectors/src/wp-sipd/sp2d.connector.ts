import type { IsoDate, PaymentKind, Sen, Sp2dFact, Sp2dPartyFact, TreasuryLine, WorkUnitCode } from '@lcc/domain';
import type { FactKey, KnownFacts, SourceRow } from '../connector.js';
import { groupBy } from '../group-by.js';
import { isRecord } from '../open-file.js';
import { sp2dConnector } from '../sp2d.connector.js';
import { statusRule } from '../sp2d-status.js';
import { type SipdConversion, unitInNumber, unitKeys } from './sipd-conversion.js';
import { byAccount, byLine, documentDate, finerLines, nestedLines, printedLines, sumsAgree, toPaymentKind } from './sipd-documents.js';
import { rawText, sipd } from './sipd-fields.js';
import { type Raw, sipdTable } from './sipd-table.js';

/** The order itself, what is known beside it, and the request whose lines name their sub-activities. */
function orderKeys(raw: Raw, year: number, known: KnownFacts): FactKey[] {
  const number = raw('nomor_sp_2_d');
  const spm = raw('nomor_spm');
  if (number === null) return [];
  const request = spm === null ? null : (known.find('spm', year, spm)?.sppNumber ?? null);
  return [
    { kind: 'sp2d', year, key: number },
    { kind: 'sp2d-party', year, key: number },
    ...(spm === null ? [] : [{ kind: 'spm', year, key: spm } as const]),
    ...(request === null ? [] : [{ kind: 'spp', year, key: request } as const]),
  ];
}

/** What one table says of an order. */
interface Said {
  readonly source: SourceRow;
  readonly year: number;
  readonly number: string;
  readonly date: IsoDate;
  readonly workUnit: WorkUnitCode;
  readonly amount: Sen;
  readonly paymentKind: PaymentKind;
  readonly description: string | null;
  /** Undefined when this table says nothing of it. */
  readonly status: string | null | undefined;
  readonly lines: readonly TreasuryLine[];
  readonly spmNumber: string | null;
  readonly contractNumber: string | null;
  readonly vendor: Sp2dPartyFact['vendor'];
}

/** Adds an order and what stands beside it; each table fills in what the other left open. */
function addOrder(said: Said, into: SipdConversion): void {
  const { source, year, number, status: _, lines: __, spmNumber, contractNumber, vendor, ...money } = said;
  const known = into.context.known.find('sp2d', year, number);
  const status = said.status === undefined ? (known?.status ?? null) : said.status;
  const rule = statusRule(status);
  if (rule === 'unknown') into.warnOnce(source, 'unknown-status', `Status "${status}" tidak dikenal; SP2D dicatat tetapi belum dihitung.`);
  const lines = said.lines.length > 0 ? orderLines(said, known, into) : (known?.lines ?? []);
  if (lines.length === 0 && said.paymentKind !== 'UP')
    into.warnOnce(source, 'no-detail', 'SP2D belum berincian, jadi belum dihitung; kirim data_sp2d_sipd_detail.');
  const fact: Sp2dFact = {
    kind: 'sp2d',
    ...into.base(year, money.date),
    ...orderOf(money, known),
    number,
    status,
    counts: rule === 'counts',
    lines,
  };
  into.add({ row: source.row, fact });
  into.total('nilai', fact.amount);
  const beside = into.context.known.find('sp2d-party', year, number);
  const party: Sp2dPartyFact = {
    kind: 'sp2d-party',
    ...into.base(year, fact.date),
    number,
    spmNumber: spmNumber ?? beside?.spmNumber ?? null,
    contractNumber: contractNumber ?? beside?.contractNumber ?? null,
    vendor: vendor ?? beside?.vendor ?? null,
  };
  if (party.spmNumber !== null || party.contractNumber !== null || party.vendor !== null)
    into.add({ row: source.row, fact: party, derived: true });
}

type Money = Pick<Said, 'date' | 'workUnit' | 'amount' | 'paymentKind' | 'description'>;
const orderOf = ({ workUnit, amount, paymentKind, description }: Money, known: Sp2dFact | undefined) => ({
  workUnit,
  amount,
  paymentKind,
  description: description ?? known?.description ?? null,
});

/**
 * Lines with the sub-activities of the request behind the order, where it gives every account the same sum. Lines that are known already and
 * say the same more finely (with a source of funds, or with sub-activities) stay.
 */
function orderLines({ source, year, spmNumber, lines }: Said, known: Sp2dFact | undefined, into: SipdConversion): Sp2dFact['lines'] {
  const order = spmNumber === null ? undefined : into.context.known.find('spm', year, spmNumber);
  const request = order?.sppNumber ? into.context.known.find('spp', year, order.sppNumber) : undefined;
  const finer = finerLines(finerLines(lines, order?.lines ?? []), request?.lines ?? []);
  const by = isOpen(finer) ? byAccount : byLine;
  const chosen =
    known !== undefined && sumsAgree(by(finer), by(known.lines)) ? known.lines : finer.map((line) => ({ ...line, fundingSource: null }));
  if (isOpen(chosen)) into.warnOnce(source, 'no-sub-activity', 'Rincian SP2D tanpa sub kegiatan; dihitung pada SKPD dan rekeningnya saja.');
  return chosen;
}

const isOpen = (lines: readonly TreasuryLine[]): boolean => lines.some((line) => line.subActivity === null);

const digits = (text: string | null): string | null => text?.replace(/\D/g, '') || null;
const vendorOf = (name: string | null, taxId: string | null): Sp2dPartyFact['vendor'] =>
  name === null ? null : { name, taxId: digits(taxId) };

/** Disbursement orders of SIPD-RI. They count when transferred or verified, and not when deleted. Signatories and bank accounts are not read. */
export const sp2dTable = sipdTable({
  table: 'data_sp2d_sipd_ri',
  title: { id: 'wp-sipd: SP2D', en: 'wp-sipd: disbursement orders' },
  source: sp2dConnector.source,
  marks: { all: ['id_sp_2_d', 'nomor_sp_2_d', 'nilai_sp_2_d', 'jenis_sp_2_d'] },
  needed: ['nomor_sp_2_d', 'tanggal_sp_2_d', 'jenis_sp_2_d', 'nilai_sp_2_d'],
  keepsInactive: true,
  columns: {
    id_sp_2_d: sipd.optionalId('id SP2D'),
    nomor_sp_2_d: sipd.text('Nomor SP2D'),
    tanggal_sp_2_d: sipd.optionalDate('Tanggal SP2D'),
    jenis_sp_2_d: sipd.text('LS, UP, GU, atau TU'),
    nilai_sp_2_d: sipd.amount('Nilai SP2D'),
    kode_sub_skpd: sipd.optionalText('Kode unit SKPD; bila kosong, dari idnya atau nomornya'),
    id_sub_skpd: sipd.optionalId('id unit SKPD'),
    id_skpd: sipd.optionalId('id SKPD'),
    keterangan_sp_2_d: sipd.optionalText('Keterangan'),
    nomor_spm: sipd.optionalText('Nomor SPM'),
    nomor_kontrak: sipd.optionalText('Nomor kontrak'),
    is_transfer_sp_2_d: sipd.optionalFlag('Sudah ditransfer'),
    is_verifikasi_sp_2_d: sipd.optionalFlag('Sudah diverifikasi'),
    status: sipd.optionalText('Status di SIPD; bila kosong, dari kedua tanda itu'),
    deleted_at: sipd.optionalDate('Dihapus pada'),
    detail: sipd.list('Rincian: kode_rekening, jumlah, nama_pihak_ketiga, npwp_pihak_ketiga'),
  },
  needs: (raw, year, known) => [...orderKeys(raw, year, known), ...unitKeys(year, raw('id_sub_skpd'), raw('id_skpd'))],
  convert(rows, into) {
    for (const { source, row, year, active } of rows) {
      const paymentKind = toPaymentKind(row.jenis_sp_2_d);
      if (paymentKind === null) {
        into.reject(source, 'jenis_sp_2_d', 'payment-kind', `"${row.jenis_sp_2_d}" tidak dikenal; tulis LS, UP, GU, atau TU`);
        continue;
      }
      const code = row.kode_sub_skpd === null ? null : into.unitCode(row.kode_sub_skpd);
      const ids = { id_sub_skpd: row.id_sub_skpd, id_skpd: row.id_skpd };
      const workUnit = into.unit(source, year, code ?? unitInNumber(row.nomor_sp_2_d), ids);
      const date = documentDate(source, [row.tanggal_sp_2_d], row.nomor_sp_2_d, year, into);
      const lines = nestedLines(source, year, row.detail, into);
      if (workUnit === undefined || date === undefined || lines === undefined) continue;
      const isDeleted = !active || row.deleted_at !== null;
      const party = row.detail.find(isRecord);
      addOrder(
        {
          source,
          year,
          number: row.nomor_sp_2_d,
          date,
          workUnit,
          amount: row.nilai_sp_2_d.sen,
          paymentKind,
          description: row.keterangan_sp_2_d,
          status: isDeleted ? 'dihapus' : (row.status ?? transferStatus(row.is_transfer_sp_2_d, row.is_verifikasi_sp_2_d)),
          lines,
          spmNumber: row.nomor_spm,
          contractNumber: row.nomor_kontrak,
          vendor: vendorOf(rawText(party?.nama_pihak_ketiga), rawText(party?.npwp_pihak_ketiga)),
        },
        into,
      );
    }
  },
  sample: {
    rows: [
      {
        id_sp_2_d: '13902',
        nomor_sp_2_d: '12.05/04.0/000003/LS/2.16.2.20.2.21.14.0000/M/2/2025',
        tanggal_sp_2_d: '2025-02-11 00:00:00',
        jenis_sp_2_d: 'LS',
        nilai_sp_2_d: '116338787',
        kode_sub_skpd: '2.16.2.20.2.21.14.0000',
        keterangan_sp_2_d: 'Pembayaran jasa pemeliharaan',
        nomor_spm: '12.05/03.0/000005/LS/2.16.2.20.2.21.14.0000/M/2/2025',
        is_transfer_sp_2_d: '1',
        is_verifikasi_sp_2_d: '1',
        deleted_at: '0001-01-01 00:00:00',
        detail: [
          {
            kode_rekening: '5.1.02.02.01.0039',
            jumlah: '116338787',
            nama_pihak_ketiga: 'CV Contoh',
            npwp_pihak_ketiga: '01.234.567.8-121.000',
          },
        ],
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

/** What the two flags of an order say, in the words of SIPD; null when the source has neither. */
function transferStatus(isTransferred: boolean | null, isVerified: boolean | null): string | null {
  if (isTransferred) return 'ditransfer';
  if (isVerified) return 'diverifikasi';
  return isTransferred === null && isVerified === null ? null : 'diterima';
}

/** Lines as SIPD prints them on an order; each row repeats what the order says of itself, and names the payee. */
export const sp2dDetailTable = sipdTable({
  table: 'data_sp2d_sipd_detail',
  title: { id: 'wp-sipd: rincian SP2D', en: 'wp-sipd: lines of disbursement orders' },
  source: sp2dConnector.source,
  marks: { all: ['nomor_sp_2_d', 'kode_rekening', 'jumlah', 'nilai_sp2d'] },
  needed: ['nomor_sp_2_d', 'jumlah'],
  columns: {
    nomor_sp_2_d: sipd.text('Nomor SP2D'),
    tanggal_sp_2_d: sipd.optionalDate('Tanggal SP2D'),
    tipe: sipd.optionalText('LS, UP, GU, atau TU'),
    nilai_sp2d: sipd.optionalAmount('Nilai SP2D'),
    id_skpd: sipd.optionalId('id SKPD'),
    kode_sub_skpd: sipd.optionalWorkUnit('Kode unit SKPD; bila kosong, dari idnya atau nomornya'),
    keterangan_sp2d: sipd.optionalText('Keterangan'),
    nomor_spm: sipd.optionalText('Nomor SPM'),
    kode_rekening: sipd.optionalText('Kode rekening'),
    jumlah: sipd.amount('Jumlah'),
    nama_pihak_ketiga: sipd.optionalText('Pihak ketiga; data pribadi, tidak ditampilkan'),
    npwp_pihak_ketiga: sipd.optionalText('NPWP pihak ketiga; data pribadi, tidak ditampilkan'),
  },
  needs: (raw, year, known) => [...orderKeys(raw, year, known), ...unitKeys(year, raw('id_skpd'))],
  convert(rows, into) {
    for (const group of groupBy(rows, (r) => `${r.year}|${r.row.nomor_sp_2_d}`).values()) {
      const [first] = group;
      const lines = printedLines(group, into);
      if (!first || lines === undefined) continue;
      const { source, row, year } = first;
      const known = into.context.known.find('sp2d', year, row.nomor_sp_2_d);
      const paymentKind = known?.paymentKind ?? toPaymentKind(row.tipe, kindInNumber(row.nomor_sp_2_d));
      const workUnit =
        known?.workUnit ?? into.unit(source, year, row.kode_sub_skpd ?? unitInNumber(row.nomor_sp_2_d), { id_skpd: row.id_skpd });
      const date = documentDate(source, [known?.date ?? null, row.tanggal_sp_2_d], row.nomor_sp_2_d, year, into);
      if (paymentKind === null) into.reject(source, 'tipe', 'payment-kind', 'jenis SP2D tidak disebut; tulis LS, UP, GU, atau TU');
      if (paymentKind === null || workUnit === undefined || date === undefined) continue;
      addOrder(
        {
          source,
          year,
          number: row.nomor_sp_2_d,
          date,
          workUnit,
          amount: known?.amount ?? row.nilai_sp2d?.sen ?? lines.reduce((sum, line) => sum + line.amount, 0n),
          paymentKind,
          description: known?.description ?? row.keterangan_sp2d,
          status: undefined,
          lines,
          spmNumber: row.nomor_spm,
          contractNumber: null,
          vendor: vendorOf(row.nama_pihak_ketiga, row.npwp_pihak_ketiga),
        },
        into,
      );
    }
  },
  sample: {
    rows: [
      {
        nomor_sp_2_d: '12.05/04.0/000003/LS/2.16.2.20.2.21.14.0000/M/2/2025',
        tanggal_sp_2_d: '2025-02-11 00:00:00',
        tipe: 'LS',
        nilai_sp2d: '116338787.00',
        nomor_spm: '12.05/03.0/000005/LS/2.16.2.20.2.21.14.0000/M/2/2025',
        kode_rekening: '5.1.02.02.01.0039',
        jumlah: '116338787.00',
        nama_pihak_ketiga: 'CV Contoh',
        npwp_pihak_ketiga: '01.234.567.8-121.000',
        tahun_anggaran: '2025',
        active: '1',
      },
    ],
  },
});

/** The kind that a number of the known form carries: `…/000003/LS/…`. */
const kindInNumber = (number: string): string | null => /^\d\d\.\d\d\/04\.0\/\d+\/([A-Z]{2})\//.exec(number)?.[1] ?? null;
