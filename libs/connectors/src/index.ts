import { budgetLinesConnector } from './budget-lines.connector.js';
import { cashPlanConnector } from './cash-plan.connector.js';
import type { Connector, OpenedFile } from './connector.js';
import { lraConnector } from './lra.connector.js';
import { rosterConnector } from './roster.connector.js';
import { sp2dConnector } from './sp2d.connector.js';

export * from './connector.js';
export { historyWarnings, type LraHistory } from './history-warnings.js';
export { parseJsonLossless } from './json-lossless.js';
export { detectFormat, LARGEST_FILE, mostBytes, openFile } from './open-file.js';

/** Every foreign format, one line each. */
export const connectors: readonly Connector[] = [rosterConnector, budgetLinesConnector, lraConnector, cashPlanConnector, sp2dConnector];

export function connectorById(id: string): Connector | undefined {
  return connectors.find((c) => c.id === id);
}

/** The first connector that knows the opened file's headings. */
export function recognize(opened: OpenedFile): Connector | undefined {
  return connectors.find((c) => c.recognizes(opened));
}
