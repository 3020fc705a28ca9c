import type { AccountCode } from '../values/index.js';

/**
 * The group of accounts whose spending (or receipts) runs through a year in one way: kinds of operating spending (`5.1.01` pegawai,
 * `5.1.02` barang dan jasa, …), `5.2` modal, `5.3`, `5.4`; taxes by kind (`4.1.01.15` PBB-P2 …), other own revenue by kind (`4.1.02` retribusi …), transfers by fund (`4.2.01.01.02` DAU …).
 * A coarser account is a group of its own.
 */
export function paceGroup(account: AccountCode): AccountCode {
  return account.split('.').slice(0, levelOf(account)).join('.');
}

function levelOf(account: AccountCode): number {
  if (account.startsWith('4.2.01.01')) return 5;
  if (account.startsWith('4.2') || account.startsWith('4.1.01')) return 4;
  return account.startsWith('5.1') || account.startsWith('4.1') ? 3 : 2;
}
