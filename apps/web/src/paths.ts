/** What an address asks for. */
export type Page =
  | { readonly kind: 'home' }
  | { readonly kind: 'wall'; readonly scene: string | null }
  | { readonly kind: 'console' }
  | { readonly kind: 'pairing' }
  | { readonly kind: 'regent' }
  | { readonly kind: 'guest'; readonly code: string }
  | { readonly kind: 'unknown' };

/** The whole router: a handful of addresses. What lies below `/console` is the console's own matter. */
export function pageOf(path: string): Page {
  const [first = '', second, third] = path.replace(/^\/+|\/+$/g, '').split('/');
  if (first === '') return { kind: 'home' };
  if (first === 'wall' && third === undefined) return { kind: 'wall', scene: second === undefined ? null : decodeURIComponent(second) };
  if (first === 'pasang' && second === undefined) return { kind: 'pairing' };
  if (first === 'console') return { kind: 'console' };
  if (first === 'regent' && second === undefined) return { kind: 'regent' };
  if (first === 'guest' && second !== undefined && third === undefined) return { kind: 'guest', code: second };
  return { kind: 'unknown' };
}
