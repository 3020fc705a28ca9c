import { z } from 'zod';

/** `[longitude, latitude]` in degrees, WGS 84. */
const positionSchema = z.tuple([z.number(), z.number()]);
export type Position = z.infer<typeof positionSchema>;

export const mapDistrictSchema = z.strictObject({
  /** Kemendagri code, `12.05.07`: the key of the board's rows by district. */
  code: z.string(),
  name: z.string(),
  /** Where a mark for it stands. */
  label: positionSchema,
  /** Polygons, each an outer ring and its holes, rings closed: the coordinates of a GeoJSON MultiPolygon. */
  polygons: z.array(z.array(z.array(positionSchema))),
});
export type MapDistrict = z.infer<typeof mapDistrictSchema>;

/** The districts of a region as a map, as `GET /api/v1/boards/:channel/map` answers. */
export const regionMapSchema = z.strictObject({
  region: z.string(),
  /** Where the boundaries come from; null = approximate cells around label points, and must be called so. */
  boundaries: z.strictObject({ source: z.string(), sha256: z.string(), importedAt: z.iso.datetime({ offset: true }) }).nullable(),
  /** The district of the capital. */
  capital: z.string().nullable(),
  districts: z.array(mapDistrictSchema),
});
export type RegionMap = z.infer<typeof regionMapSchema>;
