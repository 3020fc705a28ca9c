import type { Connector } from '../connector.js';
import { cashPlanTable } from './anggaran-kas.connector.js';
import { accountConnector, fundConnector } from './codes.connector.js';
import { fundCeilingConnector } from './dana-sub-keg.connector.js';
import { planConnectors } from './plans.connector.js';
import { accountRealizationConnector, ownAccountRealizationConnector } from './realisasi-akun.connector.js';
import { outputConnector } from './realisasi-renja.connector.js';
import { financingConnector, revenueConnector } from './receipts-budget.connector.js';
import { rfkConnector, unitNoteConnector } from './rfk.connector.js';
import { rkaConnector } from './rka.connector.js';
import { sp2dDetailTable, sp2dTable } from './sp2d.connector.js';
import { spdConnector, spdDetailConnector } from './spd.connector.js';
import { spmConnector, spmDetailConnector } from './spm.connector.js';
import { sppConnector, sppDetailConnector, sppPrintConnector } from './spp.connector.js';
import { receiptStatusTable, receiptTable } from './stbp.connector.js';
import { subActivityConnector } from './sub-keg-bl.connector.js';
import { unitConnector } from './unit.connector.js';

/** Tables of wp-sipd in the order in which one is explained by those before it: units first, payments last. */
export const wpSipdConnectors: readonly Connector[] = [
  unitConnector,
  accountConnector,
  fundConnector,
  ...planConnectors,
  subActivityConnector,
  fundCeilingConnector,
  rkaConnector,
  revenueConnector,
  financingConnector,
  cashPlanTable,
  spdConnector,
  spdDetailConnector,
  sppConnector,
  sppDetailConnector,
  sppPrintConnector,
  spmConnector,
  spmDetailConnector,
  sp2dTable,
  sp2dDetailTable,
  receiptStatusTable,
  receiptTable,
  accountRealizationConnector,
  ownAccountRealizationConnector,
  rfkConnector,
  unitNoteConnector,
  outputConnector,
];
