/** Injection tokens of things that are interfaces or values. */
export const CLOCK = Symbol('Clock');
export const CONFIG = Symbol('Config');
export const LOGGER = Symbol('Logger');
/** Identifies this build of server and page, for `hello` and the soft reload. */
export const BUILD = Symbol('Build');
/** Who may do alone what only one instance may do. */
export const LEASES = Symbol('Leases');
/** The way out to other machines. */
export const OUTBOUND = Symbol('Outbound');
/** The way out to the push services of browsers, and nowhere else. */
export const PUSH_OUTBOUND = Symbol('PushOutbound');
export const DATABASE = Symbol('Database');
