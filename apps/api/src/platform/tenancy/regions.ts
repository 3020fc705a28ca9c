import type { RegionCode } from '@lcc/domain';

/** Regencies and cities of North Sumatra by Kemendagri code, as their own papers name them. */
const NORTH_SUMATRA: Readonly<Record<RegionCode, string>> = {
  '12.00': 'Provinsi Sumatera Utara',
  '12.01': 'Kabupaten Tapanuli Tengah',
  '12.02': 'Kabupaten Tapanuli Utara',
  '12.03': 'Kabupaten Tapanuli Selatan',
  '12.04': 'Kabupaten Nias',
  '12.05': 'Kabupaten Langkat',
  '12.06': 'Kabupaten Karo',
  '12.07': 'Kabupaten Deli Serdang',
  '12.08': 'Kabupaten Simalungun',
  '12.09': 'Kabupaten Asahan',
  '12.10': 'Kabupaten Labuhanbatu',
  '12.11': 'Kabupaten Dairi',
  '12.12': 'Kabupaten Toba',
  '12.13': 'Kabupaten Mandailing Natal',
  '12.14': 'Kabupaten Nias Selatan',
  '12.15': 'Kabupaten Pakpak Bharat',
  '12.16': 'Kabupaten Humbang Hasundutan',
  '12.17': 'Kabupaten Samosir',
  '12.18': 'Kabupaten Serdang Bedagai',
  '12.19': 'Kabupaten Batu Bara',
  '12.20': 'Kabupaten Padang Lawas Utara',
  '12.21': 'Kabupaten Padang Lawas',
  '12.22': 'Kabupaten Labuhanbatu Selatan',
  '12.23': 'Kabupaten Labuhanbatu Utara',
  '12.24': 'Kabupaten Nias Utara',
  '12.25': 'Kabupaten Nias Barat',
  '12.71': 'Kota Medan',
  '12.72': 'Kota Pematangsiantar',
  '12.73': 'Kota Sibolga',
  '12.74': 'Kota Tanjungbalai',
  '12.75': 'Kota Binjai',
  '12.76': 'Kota Tebing Tinggi',
  '12.77': 'Kota Padangsidimpuan',
  '12.78': 'Kota Gunungsitoli',
};

/** The name of a region; `Wilayah 32.04` for one this table does not know. */
export function regionName(code: RegionCode): string {
  return NORTH_SUMATRA[code] ?? `Wilayah ${code}`;
}

/** True for a region whose name is known, so that it can be told from another. */
export const isNamedRegion = (code: RegionCode): boolean => code in NORTH_SUMATRA;
