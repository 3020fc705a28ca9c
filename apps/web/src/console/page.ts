import type { Right } from '@lcc/contract';
import { type ComponentType, createContext, useContext } from 'react';
import type { IconName } from './parts/icon.js';
import type { Text } from './preferences.js';

/** One page of the console, as the list in `pages/index.ts` names it. */
export interface ConsolePage {
  /** Below `/console`; the part that names an object is optional: `/pengguna/:id?`. */
  readonly path: string;
  readonly title: Text;
  /** What one does there, in one sentence; the first page shows it. */
  readonly purpose?: Text;
  readonly icon: IconName;
  /** Pages of a group stand together in the side; 1 is the uppermost. */
  readonly group: 1 | 2 | 3 | 4;
  /** It is reached by one's own name at the foot of the side. */
  readonly isAtFoot?: true;
  /** Without this right the page is not offered, and its address says so. */
  readonly right: Right;
  /** Pressed after G. */
  readonly key: string;
  /** What waits there, beside its name in the side. */
  readonly Count?: ComponentType;
  /** Loaded when it is first opened. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** The address of a page without its optional parts. */
export const hrefOf = ({ path }: ConsolePage): string => path.replace(/\/:.*$/, '');

/** The list of all pages, for a page that tells of the others. */
export const PagesContext = createContext<readonly ConsolePage[]>([]);
export const usePages = (): readonly ConsolePage[] => useContext(PagesContext);
