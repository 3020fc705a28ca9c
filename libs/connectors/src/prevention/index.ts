import type { Connector } from '../connector.js';
import { catalogueConnector } from './catalogue.connector.js';
import { evidenceConnector } from './evidence.connector.js';
import { milestonesConnector } from './milestones.connector.js';
import { valuesConnector } from './values.connector.js';

/** What is told of corruption prevention. */
export const preventionConnectors: readonly Connector[] = [catalogueConnector, valuesConnector, evidenceConnector, milestonesConnector];
