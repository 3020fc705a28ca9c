import type { Text } from '../../preferences.js';

/** What actions of the audit trail say, after the name of who did it. */
const WORDS: Readonly<Record<string, Text>> = {
  'user.added': { id: 'menambah akun', en: 'added the account' },
  'user.changed': { id: 'mengubah akun', en: 'changed the account' },
  'user.reset': { id: 'mengatur ulang sandi', en: 'reset the password of' },
  'user.disabled': { id: 'menutup akun', en: 'closed the account' },
  'user.enabled': { id: 'membuka akun', en: 'opened the account' },
  'user.password-changed': { id: 'mengganti sandi', en: 'changed the password of' },
  'user.authenticator-added': { id: 'memasang autentikator', en: 'added an authenticator to' },
  'user.authenticator-removed': { id: 'melepas autentikator', en: 'removed the authenticator of' },
  'user.recovery-codes-renewed': { id: 'membuat kode pemulihan baru', en: 'made new recovery codes for' },
  'user.recovery-code-used': { id: 'memakai kode pemulihan', en: 'used a recovery code of' },
  'session.opened': { id: 'masuk', en: 'signed in' },
  'session.code-asked': { id: 'menunjukkan sandi, ditanya kode', en: 'showed the password, was asked for the code' },
  'session.refused': { id: 'gagal membuktikan diri', en: 'failed to prove who they are' },
  'session.renewed': { id: 'melanjutkan sesi di bawah rahasia baru', en: 'went on under a new secret' },
  'session.ended': { id: 'mengakhiri satu sesi', en: 'ended a session' },
  'session.all-ended': { id: 'mengakhiri semua sesi', en: 'ended all sessions' },
  'access.refused': { id: 'ditolak: tidak berhak', en: 'was refused: no right' },
  'key.added': { id: 'membuat kunci', en: 'made the key' },
  'key.revoked': { id: 'mencabut kunci', en: 'revoked the key' },
  'import.received': { id: 'mengirim berkas', en: 'sent the file' },
  'import.run': { id: 'mengimpor berkas', en: 'imported' },
  'evidence.upload': { id: 'mengunggah bukti', en: 'uploaded evidence for' },
  'evidence.link': { id: 'menautkan bukti', en: 'linked evidence for' },
  'evidence.note': { id: 'menulis catatan pada', en: 'wrote a note on' },
  'evidence.verify': { id: 'memverifikasi bukti', en: 'verified the evidence of' },
  'evidence.assure': { id: 'menetapkan QA', en: 'assured the evidence of' },
  'evidence.return': { id: 'mengembalikan bukti', en: 'sent back the evidence of' },
  'evidence.downloaded': { id: 'mengunduh bukti', en: 'downloaded the evidence of' },
  'screen.changed': { id: 'mengubah layar', en: 'changed the screen' },
  'unit.basis-set': { id: 'menetapkan dasar realisasi', en: 'set the basis of realization of' },
  'unit.alias-added': { id: 'menyimpan nama lain', en: 'kept another name of' },
  'unit.alias-removed': { id: 'membuang nama lain', en: 'removed another name of' },
  'unit.merged': { id: 'menggabung unit', en: 'merged the unit' },
  'unit.merge-undone': { id: 'membatalkan penggabungan', en: 'undid the merger of' },
  'year.closed': { id: 'menutup tahun', en: 'closed the year' },
  'year.opened': { id: 'membuka tahun', en: 'opened the year' },
  'region.boundaries-taken': { id: 'memuat batas kecamatan', en: 'loaded boundaries of' },
  'region.boundaries-removed': { id: 'membuang batas kecamatan', en: 'removed boundaries of' },
  'code.names-loaded': { id: 'memuat nama kode', en: 'loaded names of codes from' },
  'screen.added': { id: 'menambah layar', en: 'added the screen' },
  'screen.paired': { id: 'memasangkan layar', en: 'paired the screen' },
  'screen.revoked': { id: 'mencabut layar', en: 'revoked the screen' },
};

const KINDS: Readonly<Record<string, Text>> = {
  user: { id: 'Akun', en: 'Accounts' },
  session: { id: 'Masuk dan sesi', en: 'Sign-ins and sessions' },
  access: { id: 'Penolakan', en: 'Refusals' },
  key: { id: 'Kunci', en: 'Keys' },
  screen: { id: 'Layar', en: 'Screens' },
  import: { id: 'Impor', en: 'Imports' },
  evidence: { id: 'Bukti pencegahan', en: 'Prevention evidence' },
  unit: { id: 'Unit', en: 'Units' },
  year: { id: 'Tahun anggaran', en: 'Fiscal years' },
  region: { id: 'Wilayah', en: 'Regions' },
  code: { id: 'Kode', en: 'Codes' },
};

/** An action in words; one that has none yet is shown as it is called. */
export const actionText = (action: string): Text => WORDS[action] ?? { id: action, en: action };

/** The kinds of actions one may filter by. */
export const actionKinds = Object.entries(KINDS).map(([kind, title]) => ({ kind, title }));
