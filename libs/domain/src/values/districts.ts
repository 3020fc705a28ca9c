import type { RegionCode } from './codes.js';

/** A district (kecamatan) by its Kemendagri code. */
export interface District {
  readonly code: string;
  readonly name: string;
  /** `[longitude, latitude]` of a point well inside it. */
  readonly label: readonly [number, number];
}

interface RegionDistricts {
  readonly capital: string;
  readonly districts: readonly District[];
}

const LANGKAT: readonly (readonly [code: string, name: string, longitude: number, latitude: number])[] = [
  ['12.05.01', 'Bahorok', 98.063, 3.435],
  ['12.05.02', 'Salapian', 98.29, 3.434],
  ['12.05.03', 'Kuala', 98.385, 3.433],
  ['12.05.04', 'Sei Bingai', 98.459, 3.4],
  ['12.05.05', 'Binjai', 98.459, 3.66],
  ['12.05.06', 'Selesai', 98.397, 3.606],
  ['12.05.07', 'Stabat', 98.454, 3.733],
  ['12.05.08', 'Wampu', 98.355, 3.711],
  ['12.05.09', 'Secanggang', 98.536, 3.858],
  ['12.05.10', 'Hinai', 98.423, 3.841],
  ['12.05.11', 'Tanjung Pura', 98.489, 3.965],
  ['12.05.12', 'Padang Tualang', 98.331, 3.802],
  ['12.05.13', 'Gebang', 98.38, 3.984],
  ['12.05.14', 'Babalan', 98.333, 4.024],
  ['12.05.15', 'Pangkalan Susu', 98.225, 4.094],
  ['12.05.16', 'Besitang', 98.115, 3.983],
  ['12.05.17', 'Sei Lepan', 98.205, 3.901],
  ['12.05.18', 'Berandan Barat', 98.242, 4.03],
  ['12.05.19', 'Batang Serangan', 98.038, 3.701],
  ['12.05.20', 'Sawit Seberang', 98.229, 3.822],
  ['12.05.21', 'Sirapit', 98.276, 3.571],
  ['12.05.22', 'Kutambaru', 98.272, 3.332],
  ['12.05.23', 'Pematang Jaya', 98.14, 4.192],
];

const REGIONS: Readonly<Record<RegionCode, RegionDistricts>> = {
  '12.05': { capital: '12.05.07', districts: LANGKAT.map(([code, name, x, y]) => ({ code, name, label: [x, y] })) },
};
const NONE: RegionDistricts = { capital: '', districts: [] };

/** The districts this program knows of a region by itself, in code order; none for a region it has no table of. */
export const districtsOf = (region: RegionCode): readonly District[] => (REGIONS[region] ?? NONE).districts;

/** The district of a region's capital, or null when it is not known. */
export const capitalOf = (region: RegionCode): string | null => REGIONS[region]?.capital ?? null;
