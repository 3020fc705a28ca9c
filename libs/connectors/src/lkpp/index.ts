import type { Connector } from '../connector.js';
import { belaTokoDaring, ecatPaketEPurchasing } from './catalogue.connector.js';
import { rupKajiUlang } from './rup-kaji-ulang.connector.js';
import { rupMasterSatker } from './rup-master-satker.connector.js';
import { rupKegiatanMaster, rupProgramMaster, rupSubKegiatanMaster } from './rup-masters.connector.js';
import { rupPaketPenyedia, rupPaketSwakelola } from './rup-paket.connector.js';
import { rupPaketAnggaranPenyedia, rupPaketAnggaranSwakelola } from './rup-paket-anggaran.connector.js';
import { rupPaketPenyediaLokasi, rupPaketSwakelolaLokasi } from './rup-paket-lokasi.connector.js';
import { rupStrukturAnggaran } from './rup-struktur-anggaran.connector.js';
import { spseContractDocuments } from './spse-kontrak.connector.js';
import {
  spsePencatatanNonTender,
  spsePencatatanNonTenderRealisasi,
  spsePencatatanSwakelola,
  spsePencatatanSwakelolaRealisasi,
} from './spse-pencatatan.connector.js';
import { spseNonTenderPengumuman, spseTenderPengumuman } from './spse-pengumuman.connector.js';
import { spseNonTenderSelesai, spseTenderSelesai, spseTenderSelesaiNilai } from './spse-selesai.connector.js';
import { spseJadwalTahapanNonTender, spseJadwalTahapanTender, spsePesertaTender } from './spse-tender.connector.js';

/** Every dataset of LKPP's service, one line each. */
export const lkppConnectors: readonly Connector[] = [
  rupMasterSatker,
  rupStrukturAnggaran,
  rupProgramMaster,
  rupKegiatanMaster,
  rupSubKegiatanMaster,
  rupPaketPenyedia,
  rupPaketSwakelola,
  rupPaketAnggaranPenyedia,
  rupPaketAnggaranSwakelola,
  rupPaketPenyediaLokasi,
  rupPaketSwakelolaLokasi,
  rupKajiUlang,
  spseTenderPengumuman,
  spseNonTenderPengumuman,
  spseTenderSelesai,
  spseTenderSelesaiNilai,
  spseNonTenderSelesai,
  spsePesertaTender,
  spseJadwalTahapanTender,
  spseJadwalTahapanNonTender,
  ...spseContractDocuments,
  spsePencatatanNonTender,
  spsePencatatanNonTenderRealisasi,
  spsePencatatanSwakelola,
  spsePencatatanSwakelolaRealisasi,
  ecatPaketEPurchasing,
  belaTokoDaring,
];
