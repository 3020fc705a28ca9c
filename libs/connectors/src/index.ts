import { accountabilityConnector } from './accountability.connector.js';
import { budgetLinesConnector } from './budget-lines.connector.js';
import { cashPlanConnector } from './cash-plan.connector.js';
import type { Connector, OpenedFile } from './connector.js';
import { holidayConnector } from './holiday.connector.js';
import { indicatorConnector } from './indicator.connector.js';
import { lkppConnectors } from './lkpp/index.js';
import { lraConnector } from './lra.connector.js';
import { ocdsConnector } from './ocds.connector.js';
import { pastRealizationConnector } from './past-realization.connector.js';
import { preventionConnectors } from './prevention/index.js';
import { progressConnector } from './progress.connector.js';
import { rosterConnector } from './roster.connector.js';
import { sp2dConnector } from './sp2d.connector.js';
import { unitReportConnector } from './unit-report.connector.js';
import { wpSipdConnectors } from './wp-sipd/index.js';

export * from './connector.js';
export { historyWarnings, type LraHistory } from './history-warnings.js';
export { parseJsonLossless } from './json-lossless.js';
export { factKeyText, knownFacts } from './known-facts.js';
export { MOST_ROWS } from './limits.js';
export { hierarchyWarnings } from './lkpp/hierarchy-warnings.js';
export { detectFormat, LARGEST_FILE, mostBytes, openFile } from './open-file.js';
export { readSipdPost, type SipdPart, type SipdPost } from './wp-sipd/extension-post.js';
export { type MirrorTable, mirrorTable } from './wp-sipd/mirror-table.js';
export { zipNames } from './zip-directory.js';

/** Every foreign format, one line each. */
export const connectors: readonly Connector[] = [
  rosterConnector,
  budgetLinesConnector,
  lraConnector,
  cashPlanConnector,
  sp2dConnector,
  progressConnector,
  pastRealizationConnector,
  holidayConnector,
  accountabilityConnector,
  unitReportConnector,
  indicatorConnector,
  ...wpSipdConnectors,
  ...lkppConnectors,
  ocdsConnector,
  ...preventionConnectors,
];

export function connectorById(id: string): Connector | undefined {
  return connectors.find((c) => c.id === id);
}

/** The connector that knows the opened file's headings; of several the last, since formats with more columns of their own stand further down. */
export function recognize(opened: OpenedFile): Connector | undefined {
  return [...connectors].reverse().find((c) => c.recognizes(opened));
}
