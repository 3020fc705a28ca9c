import type { Connector } from '../connector.js';
import { progressConnector } from '../progress.connector.js';

/** Sources that several tables feed: one clock each. */
export const SOURCES = {
  plans: { id: 'plans', title: 'RPJMD, Renstra, Renja', cadenceHours: 24 * 366 },
  treasury: { id: 'treasury', title: 'SPD, SPP, SPM', cadenceHours: 24 * 31 },
  receipts: { id: 'receipts', title: 'Penerimaan (STBP)', cadenceHours: 24 * 3 },
  progress: progressConnector.source,
} as const satisfies Record<string, Connector['source']>;
