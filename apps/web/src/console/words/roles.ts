import { type Right, type Role, rightsOf, roles } from '@lcc/contract';
import type { Text } from '../preferences.js';

/** What the roles are called and what they are there for. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly title: Text; readonly text: Text }>> = {
  administrator: {
    title: { id: 'Administrator', en: 'Administrator' },
    text: { id: 'mengurus akun, kunci, layar, sumber dan cadangan', en: 'keeps accounts, keys, screens, sources and backups' },
  },
  'threshold-editor': {
    title: { id: 'Penyunting ambang', en: 'Threshold editor' },
    text: { id: 'mengusulkan ambang, tidak menyetujuinya', en: 'proposes thresholds, does not approve them' },
  },
  approver: {
    title: { id: 'Penyetuju', en: 'Approver' },
    text: { id: 'menyetujui usulan orang lain', en: "approves other people's proposals" },
  },
  inspector: {
    title: { id: 'Auditor Inspektorat', en: 'Inspector' },
    text: { id: 'menangani kasus dan membaca jejak audit', en: 'works on cases and reads the audit trail' },
  },
  'unit-operator': {
    title: { id: 'Operator OPD', en: 'Unit operator' },
    text: { id: 'mengisi laporan unitnya sendiri, dan hanya melihat unit itu', en: 'reports for their own unit, and sees that unit only' },
  },
  regent: {
    title: { id: 'Bupati', en: 'Regent' },
    text: { id: 'membaca papan dan kasus', en: 'reads boards and cases' },
  },
  presenter: {
    title: { id: 'Pemandu', en: 'Presenter' },
    text: { id: 'memandu kunjungan', en: 'leads visits' },
  },
  viewer: {
    title: { id: 'Pembaca', en: 'Viewer' },
    text: { id: 'membaca papan', en: 'reads boards' },
  },
};

const RIGHT_WORDS: Readonly<Record<Right, Text | null>> = {
  self: null,
  'board.read': { id: 'melihat papan seluruh OPD', en: 'see the boards of all units' },
  'trace.read': { id: 'menelusuri benang rencana sampai pembayaran', en: 'follow the thread from plan to payment' },
  'thread.decide': { id: 'memutuskan sambungan yang diusulkan', en: 'decide proposed links' },
  'originals.read': { id: 'membuka berkas asli', en: 'open original files' },
  'users.manage': { id: 'mengurus pengguna', en: 'manage users' },
  'keys.manage': { id: 'mengurus kunci mesin', en: 'manage machine keys' },
  'screens.manage': { id: 'mengurus layar', en: 'manage screens' },
  'sources.manage': { id: 'mengurus sumber data', en: 'manage data sources' },
  'channels.manage': { id: 'mengurus kanal pesan', en: 'manage message channels' },
  'imports.read': { id: 'melihat impor', en: 'see imports' },
  'imports.apply': { id: 'mengimpor berkas', en: 'import files' },
  'reference.edit': { id: 'mengubah data acuan', en: 'change reference data' },
  'year.close': { id: 'membuka dan menutup tahun', en: 'open and close years' },
  'thresholds.read': { id: 'melihat ambang', en: 'see thresholds' },
  'thresholds.edit': { id: 'mengusulkan ambang', en: 'propose thresholds' },
  'thresholds.approve': { id: 'menyetujui ambang', en: 'approve thresholds' },
  'cases.read': { id: 'melihat kasus', en: 'see cases' },
  'cases.work': { id: 'menangani kasus', en: 'work on cases' },
  'regent.read': { id: 'membuka halaman Bupati', en: "open the regent's page" },
  'regent.own': { id: 'menyimpan catatan dan menerima notifikasi di telepon', en: 'keep notes and get notifications on the phone' },
  'personal-data.reveal': { id: 'membuka data pribadi dengan alasan', en: 'reveal personal data with a reason' },
  'unit-reports.read': { id: 'membaca laporan unit', en: 'read unit reports' },
  'unit-reports.write': { id: 'mengisi laporan unitnya', en: "write their unit's reports" },
  'unit-reports.verify': { id: 'memverifikasi laporan unit', en: 'verify unit reports' },
  'questions.read': null,
  'questions.ask': { id: 'bertanya kepada unit', en: 'ask units' },
  'questions.answer': { id: 'menjawab pertanyaan Bupati kepada unitnya', en: "answer the regent's questions to their unit" },
  'evidence.read': { id: 'melihat bukti pencegahan', en: 'see prevention evidence' },
  'evidence.bring': { id: 'mengunggah bukti', en: 'upload evidence' },
  'evidence.verify': { id: 'memverifikasi bukti orang lain', en: "verify other people's evidence" },
  'tour.present': { id: 'memandu kunjungan', en: 'lead visits' },
  'backup.manage': { id: 'mengurus cadangan', en: 'manage backups' },
  'audit.read': { id: 'membaca jejak audit', en: 'read the audit trail' },
};

/** What somebody of a role may do, in words. */
export const rightsInWords = (role: Role): Text[] => rightsOf(role).flatMap((right) => RIGHT_WORDS[right] ?? []);

export const ROLES = roles;
