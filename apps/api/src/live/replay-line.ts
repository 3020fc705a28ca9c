import { events, GUEST_NAMESPACE, type GuestReplay, type ReplayFrame } from '@lcc/contract';
import { Injectable } from '@nestjs/common';
import type { Namespace, Server, Socket } from 'socket.io';

/** Walls of the demo: they have no names of their own, a replay goes to all of them. */
const DEMO = 'demo';

interface Shown {
  /** Screens of the regency; null = the walls of the demo and the phones of its guests. */
  readonly screens: readonly string[] | null;
  readonly frame: ReplayFrame;
  readonly told: GuestReplay;
}

/** Where a replay goes out: the board of one day after another, to the screens it was started for. */
@Injectable()
export class ReplayLine {
  readonly #sockets = new Map<Socket, string>();
  #guests: Namespace | null = null;
  #now: Shown | null = null;

  /** Phones of guests hear of replays of the demo; called only while there is one. */
  attach(server: Server): void {
    this.#guests = server.of(GUEST_NAMESPACE);
    this.#guests.on('connection', (socket) => {
      if (this.#now?.screens === null) socket.emit(events.guestReplay, this.#now.told);
    });
  }

  /** A screen (null = a wall of the demo) has come: it is told where a replay stands. Call the answer when it goes. */
  join(screen: string | null, socket: Socket): () => void {
    this.#sockets.set(socket, screen ?? DEMO);
    if (this.#now && chosen(this.#now).has(screen ?? DEMO)) socket.emit(events.replay, this.#now.frame);
    return () => void this.#sockets.delete(socket);
  }

  /** Whether anybody is connected here for whom a day has to be worked out. */
  awaits(screens: Shown['screens']): boolean {
    const names = new Set(screens ?? [DEMO]);
    return [...this.#sockets.values()].some((name) => names.has(name)) || (screens === null && (this.#guests?.sockets.size ?? 0) > 0);
  }

  /** What is to be shown; null = no replay runs. A day that a slow screen has no room for is left out, the end never. */
  show(now: Shown | null): void {
    const before = this.#now;
    this.#now = now;
    const [to, was] = [chosen(now), chosen(before)];
    for (const [socket, name] of this.#sockets)
      if (to.has(name)) socket.volatile.emit(events.replay, now?.frame ?? null);
      else if (was.has(name)) socket.emit(events.replay, null);
    if (now?.screens === null) this.#guests?.volatile.emit(events.guestReplay, now.told);
    else if (before?.screens === null) this.#guests?.emit(events.guestReplay, null);
  }
}

const chosen = (shown: Shown | null): ReadonlySet<string> => new Set(shown ? (shown.screens ?? [DEMO]) : []);
