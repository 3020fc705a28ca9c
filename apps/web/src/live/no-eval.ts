/**
 * The schema library compiles its checks with `new Function`, which our content security policy forbids: even the caught probe
 * would be reported as a violation. It reads this setting when it loads, so this file must be imported before any schema.
 */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };

export {};
