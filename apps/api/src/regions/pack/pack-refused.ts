/** A pack that cannot be made, read or taken in; the message (Indonesian) says why and what to do. */
export class PackRefused extends Error {
  override readonly name = 'PackRefused';
}
