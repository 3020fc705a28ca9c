import type { Socket } from 'socket.io';

/** Screens that are connected here, by name, and what the chosen ones of them are shown instead of their own picture. */
export class ChosenLine<Frame> {
  readonly #sockets = new Map<Socket, string>();
  #now: { readonly names: ReadonlySet<string>; readonly frame: Frame } | null = null;

  constructor(private readonly event: string) {}

  /** A screen has come: it is told what is shown. Call the answer when it goes. */
  join(name: string, socket: Socket): () => void {
    this.#sockets.set(socket, name);
    if (this.#now?.names.has(name)) socket.emit(this.event, this.#now.frame);
    return () => void this.#sockets.delete(socket);
  }

  /** Whether any of these is connected here. */
  awaits(names: readonly string[]): boolean {
    return [...this.#sockets.values()].some((name) => names.includes(name));
  }

  /** What is to be shown and where; null = nothing any more. A frame that a slow screen has no room for is left out, the end never. */
  show(now: { readonly names: readonly string[]; readonly frame: Frame } | null): void {
    const was = this.#now?.names;
    this.#now = now && { names: new Set(now.names), frame: now.frame };
    for (const [socket, name] of this.#sockets)
      if (this.#now?.names.has(name)) socket.volatile.emit(this.event, this.#now.frame);
      else if (was?.has(name)) socket.emit(this.event, null);
  }
}
