/** Injection tokens of things that are interfaces or values. */
export const CLOCK = Symbol('Clock');
export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');
/** Identifies this build of server and page, for `hello` and the soft reload. */
export const BUILD = Symbol('Build');
export const DATABASE = Symbol('Database');
