import { anomaliPanel } from './anomali.panel.js';
import { layananPanel } from './layanan.panel.js';
import { mergedBudgetPanel } from './merged-budget.panel.js';
import type { Panel } from './panel.js';
import { pekerjaanPanel } from './pekerjaan.panel.js';
import { pencegahanPanel } from './pencegahan.panel.js';
import { pendapatanPanel } from './pendapatan.panel.js';
import { provinsiPanel } from './provinsi.panel.js';
import { rencanaAksiPanel } from './rencana-aksi.panel.js';

export type { Panel } from './panel.js';
export { PanelMemo } from './panel-memo.js';

/** Every panel, one line each. */
export const panels: readonly Panel[] = [
  layananPanel,
  pekerjaanPanel,
  pencegahanPanel,
  pendapatanPanel,
  rencanaAksiPanel,
  provinsiPanel,
  mergedBudgetPanel,
  anomaliPanel,
];
