import { z } from 'zod';
import { anomaliPanelSchema } from './case-panel.js';
import { mergedBudgetPanelSchema } from './merged-budget-panel.js';
import { pencegahanPanelSchema, rencanaAksiPanelSchema } from './prevention-panel.js';
import { provinsiPanelSchema } from './province-panel.js';
import { pendapatanPanelSchema } from './revenue-panel.js';
import { layananPanelSchema } from './service-panel.js';
import { pekerjaanPanelSchema } from './works-panel.js';

/** The shape of each panel by its id, one line each; its schema stands in a file of its own. */
export const panelSchemas = {
  layanan: layananPanelSchema,
  pekerjaan: pekerjaanPanelSchema,
  pencegahan: pencegahanPanelSchema,
  pendapatan: pendapatanPanelSchema,
  'rencana-aksi': rencanaAksiPanelSchema,
  provinsi: provinsiPanelSchema,
  'merged-budget': mergedBudgetPanelSchema,
  anomali: anomaliPanelSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;

const optional = Object.fromEntries(Object.entries<z.ZodType>(panelSchemas).map(([id, schema]) => [id, schema.optional()])) as {
  [Id in keyof typeof panelSchemas]: z.ZodOptional<(typeof panelSchemas)[Id]>;
};

/** What the scenes beyond the sums show. A panel of a newer server that this build does not know is carried along. */
export const panelsSchema = z.looseObject(optional);
export type Panels = z.infer<typeof panelsSchema>;
