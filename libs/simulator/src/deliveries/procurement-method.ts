import { type AccountCode, type IsoDate, LegalTable, type ProcurementKind, type Sen } from '@lcc/domain';

const legal = new LegalTable();

/** The kind of procurement behind an account, the finest root first. */
const KINDS: readonly (readonly [root: AccountCode, kind: ProcurementKind])[] = [
  ['5.1.02.02.08', 'konsultansi'],
  ['5.1.02.02.09', 'konsultansi'],
  ['5.1.02.03.03', 'konstruksi'],
  ['5.1.02.03.04', 'konstruksi'],
  ['5.2.03', 'konstruksi'],
  ['5.2.04', 'konstruksi'],
  ['5.1.02.02', 'jasa-lainnya'],
  ['5.1.02.03', 'jasa-lainnya'],
];
const NAMES: Readonly<Record<ProcurementKind, string>> = {
  barang: 'Pengadaan Barang',
  'jasa-lainnya': 'Jasa Lainnya',
  konstruksi: 'Pekerjaan Konstruksi',
  konsultansi: 'Jasa Konsultansi',
};

/** How something is bought, in the words of SPSE. */
export interface Procurement {
  readonly track: 'tender' | 'non-tender';
  readonly kind: string;
  readonly method: 'Pengadaan Langsung' | 'E-Purchasing' | 'Tender' | 'Seleksi';
}

/** Up to the limit directly; above it works and consultants by tender, goods and services from the catalogue. */
export function procurementOf(account: AccountCode, amount: Sen, signed: IsoDate): Procurement {
  const kind = KINDS.find(([root]) => account.startsWith(`${root}.`))?.[1] ?? 'barang';
  const limit = legal.amount('batas-pengadaan-langsung', kind, signed);
  const name = NAMES[kind];
  if (limit === null || amount <= limit) return { track: 'non-tender', kind: name, method: 'Pengadaan Langsung' };
  if (kind === 'konstruksi') return { track: 'tender', kind: name, method: 'Tender' };
  return kind === 'konsultansi'
    ? { track: 'tender', kind: name, method: 'Seleksi' }
    : { track: 'non-tender', kind: name, method: 'E-Purchasing' };
}
