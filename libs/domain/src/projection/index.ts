export { paceGroup } from './pace-groups.js';
